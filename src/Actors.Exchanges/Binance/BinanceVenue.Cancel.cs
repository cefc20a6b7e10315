using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance;

/// <content>Cancelling.</content>
public sealed partial class BinanceVenue
{
    const int CancelRounds = 4;

    /// <inheritdoc/>
    public async ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, bool toReplace, CancellationToken stop)
    {
        try
        {
            var trades = toReplace ? Rules.Trades(symbol, stop).AsTask() : Task.FromResult(true);
            var hasCancelled = false;
            for (var round = 1; round <= CancelRounds; round++)
            {
                var open = await OpenOf(symbol, [id, id.StopLeg, id.TargetLeg], stop);
                var (name, order) = open.Count == 0 ? await Newest(symbol, id, stop) : default;
                if (order is Answer<WireOrder>.Given { Value: var known } && !known.Status.IsOver())
                    open = [known];                             // the list of open orders lags
                if (open.Count == 0)
                    return await NothingOpen(symbol, name, order!, hasCancelled, stop);
                if (!await trades)
                    return new CancelResult.Unknown($"{symbol} takes no orders now, so that nothing could replace {id}: it stands");
                hasCancelled = true;
                if (await CancelAll(open, stop))
                    return new CancelResult.Done();
                await Task.Delay(rest.Options.RetryPause, clock, stop);
            }
            return new CancelResult.Unknown($"the venue did not say in {CancelRounds} rounds that {id} has ended");
        }
        catch (BinanceException e)
        {
            return new CancelResult.Unknown(e.Message);
        }
    }

    async ValueTask<CancelResult> NothingOpen(
        Symbol symbol, string name, Answer<WireOrder> order, bool hasCancelled, CancellationToken stop)
    {
        switch (order)
        {
            case Answer<WireOrder>.Given { Value: var over }:
                var isComplete = await Tell(over, stop);
                return !isComplete ? new CancelResult.Unknown($"{name} has ended, and not all of its trades are shown yet")
                    : hasCancelled && over.Status == WireStatus.Canceled ? new CancelResult.Done()
                    : new CancelResult.NotOpen($"{name} is {over.Status} at the venue");
            case Answer<WireOrder>.Refused { Error.Kind: ErrorKind.NotFound }:
                return desk.Miss(symbol, name, clock.GetUtcNow(), Transit, startedAt) is { } doubt
                    ? new CancelResult.Unknown(doubt)
                    : new CancelResult.NotOpen($"the venue never had {name}");
            default:
                return new CancelResult.Unknown(order.Reason);
        }
    }

    /// <summary>The open orders that stand for one of these ids.</summary>
    async ValueTask<IReadOnlyList<WireOrder>> OpenOf(
        Symbol symbol, IReadOnlyList<ClientOrderId> ids, CancellationToken stop)
    {
        var open = await rest.OpenOrders(symbol.Name, stop);
        return [.. open.Where(order => ids.Contains(OrderNames.Parse(order.PlacedAs).Id))];
    }

    /// <summary>Cancels each order, a list once. True when the venue has confirmed all of them.</summary>
    async ValueTask<bool> CancelAll(IReadOnlyList<WireOrder> open, CancellationToken stop)
    {
        var confirmed = true;
        HashSet<long> lists = [];
        foreach (var order in open)
        {
            if (order.OrderListId >= 0 && !lists.Add(order.OrderListId))
                continue;
            // A refusal says nothing certain: the order may have filled meanwhile. The next round looks.
            if (await rest.Cancel(order.Symbol, order.OrderId, stop) is not Answer<IReadOnlyList<WireOrder>>.Given { Value: var ended })
                confirmed = false;
            else
                foreach (var one in ended)
                    confirmed &= await Tell(one, stop);
        }
        return confirmed;
    }
}
