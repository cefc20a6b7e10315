using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance;

/// <content>Comparing with REST what the stream told.</content>
public sealed partial class BinanceVenue
{
    readonly HashSet<(string Symbol, long OrderId)> foreignSeen = [];
    readonly SemaphoreSlim comparing = new(1);

    /// <summary>After a gap: the state of every order, and the trades since the last that was seen.</summary>
    async Task CatchUp(CancellationToken stop)
    {
        await Compare(stop);
        foreach (var (symbol, tradeId) in desk.LastTrades)
        {
            var trades = await rest.MyTrades(symbol, null, tradeId + 1, stop);
            foreach (var orderId in trades.Select(trade => trade.OrderId).Distinct())
                await TellOwner(symbol, orderId, stop);
        }
    }

    /// <summary>Asks the open orders, and for each of ours that is not among them how it ended.</summary>
    async Task Compare(CancellationToken stop)
    {
        await comparing.WaitAsync(stop);
        try
        {
            var ours = desk.Live;                               // taken first: what is placed later is not missing
            var open = await rest.OpenOrders(null, stop);
            foreach (var order in open)
                await TellOrPassOn(order, stop);
            var known = open.Select(order => (order.Symbol, order.PlacedAs)).ToHashSet();
            foreach (var (symbol, name) in ours)
            {
                if (!known.Contains((symbol, name))
                    && await rest.Order(symbol, name, stop) is Answer<WireOrder>.Given { Value: var order })
                    await Tell(order, stop);
            }
        }
        finally
        {
            comparing.Release();
        }
    }

    async ValueTask TellOwner(string symbol, long orderId, CancellationToken stop)
    {
        if (await rest.Order(symbol, orderId, stop) is Answer<WireOrder>.Given { Value: var order })
            await TellOrPassOn(order with { OrigClientOrderId = desk.NameOf(symbol, orderId) }, stop);
    }

    async ValueTask TellOrPassOn(WireOrder order, CancellationToken stop)
    {
        if (desk.IsOurs(order.Symbol, order.PlacedAs))
            await Tell(order, stop);
        else if (foreignSeen.Add((order.Symbol, order.OrderId)) && VenueOrders.Of(order, []) is { } foreign)
            Foreign?.Invoke(foreign);
    }

    async Task CompareNowAndThen()
    {
        try
        {
            while (true)
            {
                var isBlind = stream.State == FeedHealth.Down;
                await Task.Delay(isBlind ? options.BlindCheckEvery : options.CrossCheckEvery, clock, closing.Token);
                await CompareOnce();
            }
        }
        catch (OperationCanceledException)
        {
            // The venue closes.
        }
    }

    async Task CompareOnce()
    {
        try
        {
            await Compare(closing.Token);
        }
        catch (BinanceException e)
        {
            Notice($"the orders could not be compared with the venue: {e.Message}");
        }
    }
}
