using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance;

/// <content>Finding out what became of an order.</content>
public sealed partial class BinanceVenue
{
    /// <inheritdoc/>
    public async ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop)
    {
        try
        {
            var (name, answer) = await Newest(symbol, id, stop);
            switch (answer)
            {
                case Answer<WireOrder>.Given { Value: var order }:
                    desk.Know(symbol, name);
                    return await Found(symbol, id, order, stop);
                case Answer<WireOrder>.Refused { Error.Kind: ErrorKind.NotFound }:
                    return desk.Miss(symbol, name, clock.GetUtcNow(), Transit, startedAt) is { } doubt
                        ? new FindResult.Unknown(doubt)
                        : new FindResult.Never($"the venue does not know {name}, and its request can no longer arrive");
                default:
                    return new FindResult.Unknown(answer.Reason);
            }
        }
        catch (BinanceException e)
        {
            return new FindResult.Unknown(e.Message);
        }
    }

    async ValueTask<FindResult> Found(Symbol symbol, ClientOrderId id, WireOrder order, CancellationToken stop)
    {
        var trades = order.ExecutedQty > 0 ? await rest.MyTrades(symbol.Name, order.OrderId, null, stop) : [];
        var fills = OrderFill.Of(order, trades);
        var sum = fills.Count == 0 ? 0 : fills[^1].Total;
        if (sum != order.ExecutedQty)
            return new FindResult.Unknown($"the venue counts {order.ExecutedQty} filled and shows trades of {sum}");
        return VenueOrders.Of(order, [.. fills.Select(fill => desk.ReportOf(symbol, id, fill))]) is { } told
            ? new FindResult.Found(told)
            : new FindResult.Unknown($"the venue answers for a symbol '{order.Symbol}'");
    }

    /// <summary>The newest order of an id: of a leg the last that was placed under it.</summary>
    async ValueTask<(string Name, Answer<WireOrder> Order)> Newest(Symbol symbol, ClientOrderId id, CancellationToken stop)
    {
        if (OrderNames.EntryOf(id) is null)
            return (id.Value, await rest.Order(symbol.Name, id.Value, stop));
        var generation = desk.GenerationOf(id);
        var name = OrderNames.OfLeg(id, generation);
        var newest = await rest.Order(symbol.Name, name, stop);
        while (newest is Answer<WireOrder>.Given { Value: var order } && order.Status.IsOver())
        {
            var next = OrderNames.OfLeg(id, generation + 1);
            var later = await rest.Order(symbol.Name, next, stop);
            if (later is Answer<WireOrder>.Refused { Error.Kind: ErrorKind.NotFound } && !desk.IsLive(symbol, next))
                break;
            if (later is not Answer<WireOrder>.Given)
                return (next, later);
            (generation, name, newest) = (generation + 1, next, later);
        }
        return (name, newest);
    }

    /// <summary>Has the desk report what it has not yet of an order that REST told of.</summary>
    /// <returns>False where its trades are not all there yet.</returns>
    /// <exception cref="BinanceException">Its trades cannot be had.</exception>
    async ValueTask<bool> Tell(WireOrder order, CancellationToken stop)
    {
        IReadOnlyList<OrderFill> fills = [];
        if (order.ExecutedQty > 0 && (order.Status.IsOver() || desk.ToldOf(order.Symbol, order.PlacedAs) < order.ExecutedQty))
            fills = OrderFill.Of(order, await rest.MyTrades(order.Symbol, order.OrderId, null, stop));
        return desk.Take(order, fills);
    }
}
