using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

/// <summary>Price-time priority as one would write it down: a list of orders, sorted anew for every match.</summary>
sealed class NaiveBook
{
    readonly List<(long Id, Side Side, decimal Price, decimal Left)> resting = [];

    public List<(long Maker, decimal Price, decimal Quantity)> Trades { get; } = [];

    public List<long> Open => [.. resting.Select(order => order.Id)];

    public bool WouldTake(NewOrder order) => Matches(order).Count > 0;

    public void Cancel(long id) => resting.RemoveAll(order => order.Id == id);

    public void Place(long id, NewOrder order)
    {
        var left = order.Quantity!.Value;
        var matches = Matches(order);
        if (order.TimeInForce == TimeInForce.FillOrKill && matches.Sum(maker => maker.Left) < left)
            return;
        foreach (var maker in matches.TakeWhile(_ => left > 0))
        {
            var quantity = Math.Min(left, maker.Left);
            Trades.Add((maker.Id, maker.Price, quantity));
            left -= quantity;
            var at = resting.FindIndex(other => other.Id == maker.Id);
            resting[at] = maker with { Left = maker.Left - quantity };
            resting.RemoveAll(other => other.Left == 0);
        }
        var rests = order.Type == SpotOrderType.LimitMaker || order is { Type: SpotOrderType.Limit, TimeInForce: TimeInForce.GoodTillCanceled };
        if (left > 0 && rests)
            resting.Add((id, order.Side, order.Price!.Value, left));
    }

    // Best price first; the sort is stable, so that of one price the first to come goes first.
    List<(long Id, Side Side, decimal Price, decimal Left)> Matches(NewOrder order) =>
    [
        .. resting.Where(maker => maker.Side != order.Side && (order.Price is not { } limit
                || (order.Side == Side.Buy ? maker.Price <= limit : maker.Price >= limit)))
            .OrderBy(maker => order.Side == Side.Buy ? maker.Price : -maker.Price).ThenBy(maker => maker.Id),
    ];
}
