using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance;

/// <content>Comparing with REST what the stream told.</content>
public sealed partial class BinanceVenue
{
    const int SymbolsForTheWeightOfAll = 13; // 80 for all, 6 for one

    readonly HashSet<(string Symbol, long OrderId)> foreignSeen = [];
    readonly OneAtATime comparing = new();

    /// <summary>After a gap: the state of every order, and the trades since the last that was seen.</summary>
    async Task CatchUp(CancellationToken stop)
    {
        await Compare(everywhere: true, stop);
        foreach (var (symbol, tradeId) in desk.LastTrades)
        {
            var trades = await rest.MyTrades(symbol, null, tradeId + 1, stop);
            foreach (var orderId in trades.Select(trade => trade.OrderId).Distinct())
                await TellOwner(symbol, orderId, stop);
        }
    }

    /// <summary>Asks the open orders, and for each of ours that is not among them how it ended.</summary>
    /// <param name="everywhere">Of all symbols; else only of those that have orders of ours at work.</param>
    /// <returns>What the stream should have told and has not; null where there is nothing of it.</returns>
    async Task<string?> Compare(bool everywhere, CancellationToken stop)
    {
        await comparing.Wait(stop);
        try
        {
            var ours = desk.Live;                               // taken first: what is placed later is not missing
            string? lost = null;
            var open = await OpenOrders(everywhere, ours, stop);
            foreach (var order in open)
            {
                lost ??= LostOf(order);
                await TellOrPassOn(order, stop);
            }
            var known = open.Select(order => (order.Symbol, order.PlacedAs)).ToHashSet();
            foreach (var (symbol, name) in ours)
            {
                if (known.Contains((symbol, name)) || await rest.Order(symbol, name, stop) is not Answer<WireOrder>.Given { Value: var order })
                    continue;
                lost ??= LostOf(order);
                await Tell(order, stop);
            }
            return lost;
        }
        finally
        {
            comparing.Release();
        }
    }

    async ValueTask<IReadOnlyList<WireOrder>> OpenOrders(bool everywhere, IReadOnlyList<(string Symbol, string Name)> ours, CancellationToken stop)
    {
        var symbols = ours.Select(static one => one.Symbol).Distinct(StringComparer.Ordinal).ToArray();
        if (everywhere || symbols.Length > SymbolsForTheWeightOfAll)
            return await rest.OpenOrders(null, stop);
        List<WireOrder> open = [];
        foreach (var symbol in symbols)
            open.AddRange(await rest.OpenOrders(symbol, stop));
        return open;
    }

    /// <summary>A fill from a time at which the stream was there, and long enough ago to have come by it.</summary>
    string? LostOf(WireOrder order) =>
        VenueOrders.At(order.Updated) is var at && stream.LiveSince <= at && rest.Clock.Now - at > options.StreamLag
        && desk.IsOurs(order.Symbol, order.PlacedAs) && desk.ToldOf(order.Symbol, order.PlacedAs) < order.ExecutedQty
            ? $"it did not tell of a fill of {order.PlacedAs} at {at:HH:mm:ss}"
            : null;

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
                await CheckClock();
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
            if (await Compare(everywhere: stream.State != FeedHealth.Live, closing.Token) is { } lost)
                stream.Distrust(lost);
        }
        catch (BinanceException e)
        {
            Notice($"the orders could not be compared with the venue: {e.Message}");
        }
    }
}
