using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <content>The port: what it is asked.</content>
sealed partial class LegVenue : IVenue
{
    public ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop)
    {
        if (order.Id == Market.Entry.Id)
            return new(new PlaceResult.Accepted("v-0"));
        var quantity = ((OrderSize.Base)order.Intent.Size).Quantity.Value;
        Fault ??= !Placed.Add(order.Id) ? $"{order.Id} was placed twice"
            : quantity > Market.Free ? $"{order.Id} was to sell {quantity} while {Market.Free} was free"
            : MayStillOpen("sell");
        return Send<PlaceResult>(
            $"place {order.Id}",
            _ =>
            {
                if (Market.IsClosed)
                    return new PlaceResult.Rejected(PlaceResult.Rejected.NotTrading, "it is not traded now");
                if (!Market.OpenExit(order.Id, quantity))
                    return new PlaceResult.Rejected("-2010", "insufficient balance");
                if (IsHonest)
                    Market.Fill(Market.Find(order.Id)!, isPart: false);
                return new PlaceResult.Accepted($"v-{order.Id}");
            },
            new PlaceResult.Unknown("no answer in time"), new PlaceResult.Rejected("-1013", "refused"));
    }

    public ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, bool toReplace, CancellationToken stop) => Send<CancelResult>(
        $"cancel {id}",
        _ =>
        {
            if (Market.Find(id) is not { IsOpen: true } order)
                return new CancelResult.NotOpen("it is not open");
            if (Market.IsClosed && toReplace)
                return new CancelResult.Unknown("nothing could replace it now");
            if (Market.IsClosed)
                Fault ??= $"{id} was given up while nothing could replace it";
            Market.End(order, "cancelled at the venue");
            return new CancelResult.Done();
        },
        new CancelResult.Unknown("no answer in time"));

    public ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop)
    {
        Fault ??= MayStillOpen("protect");
        return Send<ProtectResult>(
            "protect", call => Protect(call, held.Value), new ProtectResult.Unknown("no answer in time"),
            new ProtectResult.Refused("-2010", "would trigger immediately"));
    }

    public ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop)
    {
        if (id == Market.Entry.Id)
            return new(new FindResult.Found(new(
                id, "v-0", symbol, Side.Buy, OrderType.Market, OrderStatus.Filled, entryFill.Quantity, entryFill.Quantity, null, null, [entryFill], Start)));
        return Ask<FindResult>(
            $"find {id}", () => True(id), () => Of(Market.OldNewsOf(id)), () => Of(Market.Find(id)?.InPart), new FindResult.Unknown("no answer in time"));
    }

    public ValueTask<VenueAccount> Account(CancellationToken stop)
    {
        var old = AccountNow();
        var seen = Market.State;
        return Ask("account", AccountNow, () => string.Equals(Market.State, seen, StringComparison.Ordinal) ? null : old, static () => null, null, seen);
    }

    /// <summary>As the port does it: what it has not told yet comes before anything new, and what stands is left if it fits.</summary>
    ProtectResult Protect(VenueCall call, decimal held)
    {
        if (call.IsOfBefore)
        {
            if (!Market.IsClosed)
                Market.OpenList(held);
            return new ProtectResult.Unknown("nobody hears it");
        }
        if (calls.Exists(other => other != call && other.IsOnItsWay && other.Asks("protect")))
            return new ProtectResult.Unknown("an earlier request may still arrive");
        var open = Market.OpenLegs.ToArray();
        if (Market.Legs.SelectMany(static leg => leg.Reports).Where(report => !told.Contains(report)).ToArray() is { Length: > 0 } news)
        {
            Array.ForEach(news, Tell);
            if (open.Length == 0)
                return new ProtectResult.Unknown("the end of its legs is reported only now");
        }
        if (open.Length == 2 && open.All(leg => leg.Left == held))
            return new ProtectResult.Standing();
        if (Market.IsClosed)
            return new ProtectResult.Unknown("it is not traded now");
        if (open.Length > 0)
        {
            Market.End(open[0], "it does not fit any more");
            return new ProtectResult.Unknown("the legs that stood do not fit any more");
        }
        return Market.OpenList(held) ? new ProtectResult.Standing() : new ProtectResult.Refused("-2010", "insufficient balance");
    }

    FindResult True(ClientOrderId id) =>
        Of(Market.Find(id)?.Told)
        ?? (calls.Exists(call => call.IsOnItsWay && call.Asks(id == Market.Entry.Id.StopLeg || id == Market.Entry.Id.TargetLeg ? "protect" : $"place {id}"))
            ? new FindResult.Unknown("it may still arrive")
            : new FindResult.Never("it never arrived"));

    VenueAccount AccountNow() => new(
        now(), [new("BTC", Market.Free, Market.Locked)], [.. Market.Open.Select(static order => order.Told with { Fills = [] })]);

    static FindResult? Of(VenueOrder? order) => order is null ? null : new FindResult.Found(order);

    string? MayStillOpen(string what) => calls.Exists(static call => call is { IsOfBefore: true, IsOnItsWay: true } && call.Asks("protect"))
        ? $"it was asked to {what} while legs from before the crash may still arrive"
        : null;

    ValueTask<T> Send<T>(string name, Func<VenueCall, T> arrive, T unknown, T? refusal = null)
        where T : class
    {
        var request = new VenueRequest<T>(name, arrive, unknown, refusal);
        if (IsHonest)
            return new(arrive(request));
        Add(request);
        return request.Answered;
    }

    ValueTask<T> Ask<T>(string name, Func<T> truth, Func<T?> old, Func<T?> inPart, T? nothing, string seen = "")
        where T : class
    {
        if (IsHonest)
            return new(truth());
        var question = new VenueQuestion<T>(name, truth, old, inPart, nothing, seen);
        Add(question);
        return question.Answered;
    }

    void Add(VenueCall call)
    {
        foreach (var other in calls)
            other.MakeWayFor(call);
        calls.Add(call);
    }
}
