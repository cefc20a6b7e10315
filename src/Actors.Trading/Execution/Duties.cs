using Actors.Domain;

namespace Actors.Trading.Execution;

/// <summary>
/// What execution has to see to with a real venue, read off the state of its books: orders in doubt are asked for,
/// positions protected, legs without a position cancelled, exits sent once nothing else works. Because every step
/// follows from the state and not from the event that led there, a crash at any point loses none.
/// </summary>
public sealed class Duties(LiveOptions options, Func<Symbol, Instrument> instrumentOf, WorkingOrders orders)
{
    const int PatienceWithExit = 3;

    readonly Dictionary<ClientOrderId, Doubt> doubts = [];
    readonly Dictionary<StrategyKey, OrderIntent> leaving = [];

    public Stakes Stakes { get; } = new(instrumentOf);

    /// <summary>What the account is to come to.</summary>
    public Posture Posture { get; set; }

    public bool HasDoubts => doubts.Count > 0 || Stakes.All.Any(static stake => stake.IsInDoubt || stake.Forgotten is not null);

    public Doubt DoubtOf(ClientOrderId id) => doubts.GetValueOrDefault(id) ?? new();

    /// <summary>Has an order asked for until the answer holds all that is known of it; one that has ended needs no asking.</summary>
    public void Ask(ClientOrderId id, Doubt? because = null)
    {
        if (orders.Find(id) is not null)
            doubts[id] = DoubtOf(id).And(because ?? new());
    }

    /// <summary>Has the venue asked whether it still knows what the books hold, before anything else is done with it.</summary>
    /// <param name="asset">Of which base asset; null for all.</param>
    public void Recall(string? asset = null)
    {
        foreach (var stake in Stakes.All)
        {
            if (asset is null || string.Equals(options.BaseAssetOf?.Invoke(stake.Key.Symbol), asset, StringComparison.Ordinal))
                Recall(stake);
        }
    }

    /// <inheritdoc cref="Recall(string)"/>
    public void Recall(Stake stake) => stake.IsDoubted |= options.VenueRemembers;

    public void Settled(ClientOrderId id) => doubts.Remove(id);

    /// <summary>A position is to be closed: first its legs end, then what is really held is sold.</summary>
    public void Leave(OrderIntent exit) => leaving[exit.Key] = exit;

    /// <summary>There is nothing to sell.</summary>
    public void Left(StrategyKey key) => leaving.Remove(key);

    public void Apply(TradingEvent e, Order? before)
    {
        Stakes.Apply(e);
        switch (e)
        {
            case OrderSubmitted submitted: // an entry too: none is approved while there is something to leave
                leaving.Remove(submitted.Intent.Key);
                break;
            case OrderRejected { Code: PlaceResult.Rejected.NotTrading } when before is not null && IsExit(before):
                LeaveAgain(before, hasPatience: true);
                break;
            case OrderCancelled or OrderRejected when before is not null && IsExit(before):
                if (e is OrderRejected)
                    Recall(); // what cannot be sold may not be there
                LeaveAgain(before, Stakes.Of(before.Key).Closes < PatienceWithExit);
                break;
            case OrderCancelled or OrderRejected when before?.Terms.Parent is not null:
                AskSiblings(before); // one of them may have filled, which would end the other
                break;
        }
        if (before is not null && orders.Find(before.Id) is null)
            doubts.Remove(before.Id);
    }

    /// <summary>The steps that the books ask for now.</summary>
    public IEnumerable<Duty> Due(DateTimeOffset now)
    {
        foreach (var order in orders.All)
        {
            if (DoubtOf(order.Id) is var doubt && doubt.IsSettledBy(order))
                yield return new Duty.End(order, doubt.Why ?? "the venue has cancelled it");
            else if (IsInDoubt(order) || (order.Status == OrderStatus.Submitted && now - order.Terms.SubmittedAt >= options.AnswerWithin))
                yield return new Duty.Find(order);
            else if (order.Side == Side.Buy && Posture != Posture.Trading)
                yield return new Duty.Cancel(order);
        }
        foreach (var stake in Stakes.All)
        {
            if (DutyOf(stake) is { } duty)
                yield return duty;
        }
    }

    /// <summary>True when the account has come to its posture, and nothing is under way that nobody would bring to its end.</summary>
    public bool IsReached => Posture switch
    {
        Posture.Trading => Stakes.All.All(IsAtRest),
        Posture.NoEntries => orders.All.All(order => order.Side != Side.Buy) && Stakes.All.All(IsAtRest),
        _ => orders.Count == 0 && leaving.Count == 0 && Stakes.All.All(stake => Stakes.Sellable(stake).IsZero),
    };

    /// <summary>
    /// False while an order may have filled unknown to the books: one that the venue has not answered, or a leg that it
    /// opened as the entry filled, while nobody listened.
    /// </summary>
    public bool IsCertain(Stake stake) =>
        !stake.IsAsking && orders.Of(stake.Key).All(static order => order.Status != OrderStatus.Submitted)
        && (stake.IsOver || (ToLearn(stake) is null && DutyOf(stake) is not Duty.Protect));

    /// <summary>True while a stake could lose without limit: it asks for a stop, and none works.</summary>
    public bool IsNaked(Stake stake) =>
        stake.StopLeg is { } stop && orders.Find(stop) is null && !Stakes.Sellable(stake).IsZero;

    /// <summary>Orders that wait for a moment which no event brings.</summary>
    public DateTimeOffset? NextSilence => orders.All
        .Where(order => order.Status == OrderStatus.Submitted)
        .Select(order => (DateTimeOffset?)(order.Terms.SubmittedAt + options.AnswerWithin)).Min();

    /// <summary>True where all that works may be left to itself: legs, and entries that have not begun to fill.</summary>
    bool IsAtRest(Stake stake) =>
        !stake.IsAsking && !leaving.ContainsKey(stake.Key) && DutyOf(stake) is null
        && orders.Of(stake.Key).All(order => !IsInDoubt(order) && order.Status != OrderStatus.Submitted
            && (order.Terms.Parent is not null || (order.Side == Side.Buy && order.Filled.IsZero)));

    Duty? DutyOf(Stake stake)
    {
        var sellable = Stakes.Sellable(stake);
        var live = orders.Of(stake.Key);
        if (stake.IsAsking || live.Any(IsInDoubt))
            return null; // what may come into being, or may have ended, comes first
        if (stake.IsInDoubt)
            return new Duty.Recall(stake.Key, stake.Bought!.Value);
        if (stake.Forgotten is { } why)
            return live.Count > 0 ? new Duty.Cancel(live[0]) : new Duty.TellLost(stake, why);
        if (leaving.TryGetValue(stake.Key, out var exit))
            return ToLeave(stake, live, exit, sellable);
        if (live.Any(order => order.Terms.Parent is null))
            return ToLearn(stake); // an entry still fills, or an exit does
        if (stake.IsOver)
            return live.Count > 0 ? new Duty.Cancel(live[0]) : null;
        if (sellable.IsZero) // a leg that was taken when there was more may sell it yet
            return live.Count > 0 && Posture == Posture.Flat ? new Duty.Cancel(live[0])
                : ToLearn(stake) ?? (live.Count > 0 ? null : new Duty.TellDust(stake));
        if (live.Any(leg => leg.IsTriggered || (!leg.Filled.IsZero && !IsNaked(stake))))
            return ToLearn(stake); // the market has come to a leg: it works to its end, but for a target whose stop has ended
        return stake.Naked is not null || Posture == Posture.Flat
            ? ToLeave(stake, live, CloseOf(stake), sellable)
            : ToStand(stake, live, sellable);
    }

    /// <summary>First what works ends, then what may work unknown to the books is asked for, then what is held is sold.</summary>
    Duty? ToLeave(Stake stake, IReadOnlyList<Order> live, OrderIntent exit, Quantity sellable) =>
        live.FirstOrDefault(order => !IsExit(order)) is { } other ? new Duty.Cancel(other, ToReplace: IsLeg(other))
        : live.Count > 0 ? null
        : ToLearn(stake) ?? new Duty.Leave(exit, sellable);

    /// <summary>
    /// Legs that all stand are left alone. Where one is missing, the other ends first: the venue must not be asked for new
    /// ones while a fill of an old one may be under way.
    /// </summary>
    Duty? ToStand(Stake stake, IReadOnlyList<Order> legs, Quantity sellable)
    {
        if (stake.Entry is not { Bracket: not null } entry)
            return null;
        if (ToLearn(stake) is { } first)
            return first;
        if (legs.Count == 0)
            return new Duty.Protect(entry, sellable);
        return stake.Legs.Any(id => orders.Find(id) is not { } leg || leg.Ordered < sellable) ? new Duty.Cancel(legs[0], ToReplace: true) : null;
    }

    Duty? ToLearn(Stake stake)
    {
        foreach (var leg in stake.LegsInDoubt)
        {
            if (orders.Find(leg) is null)
                return new Duty.Learn(stake.Entry!, leg);
        }
        return null;
    }

    /// <summary>The engine's own order to close a stake.</summary>
    public static OrderIntent CloseOf(Stake stake) => new(
        stake.NextClose, stake.Key, Side.Sell, OrderType.Market, new OrderSize.Base(new(stake.Held)),
        stake.LastPrice ?? stake.Entry!.Reference,
        stake.Naked is { } why ? $"no protection: {why}" : "closed by the engine", ReducesPosition: true);

    /// <summary>
    /// An exit has ended and something is left: it is sold under a new id, while the symbol does not trade for as long as it
    /// takes. Where it is refused time and again, what is left is protected instead, because it has no stop meanwhile.
    /// </summary>
    void LeaveAgain(Order exit, bool hasPatience)
    {
        var stake = Stakes.Of(exit.Key);
        if (stake.Entry is not null && hasPatience && !Stakes.Sellable(stake).IsZero)
            leaving[exit.Key] = CloseOf(stake) with { Reason = exit.Reason };
    }

    void AskSiblings(Order leg)
    {
        foreach (var other in orders.Of(leg.Key))
        {
            if (other.Terms.Parent == leg.Terms.Parent && other.Id != leg.Id)
                Ask(other.Id);
        }
    }

    bool IsInDoubt(Order order) => order.Status == OrderStatus.Unknown || doubts.ContainsKey(order.Id);

    static bool IsLeg(Order order) => order.Terms.Parent is not null;

    static bool IsExit(Order order) => order.Side == Side.Sell && !IsLeg(order);
}
