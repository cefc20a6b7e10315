using Actors.Domain;
using Actors.Runtime;
using static Actors.Trading.Execution.ExecutionProtocol;

namespace Actors.Trading.Execution;

/// <content>Doing what the books ask for, and taking the venue's answers.</content>
public sealed partial class ExecutionActor
{
    const int PatienceWithProtection = 3; // a venue takes a step an answer, and a few of them for legs that have to be placed anew

    void Work()
    {
        isWorkDue = false;
        var now = Now;
        if (comparison.IsDue && !duties!.HasDoubts && attempts.TryBegin(new Duty.Compare().Name, now))
            Start(new Duty.Compare());
        foreach (var duty in duties!.Due(now).ToArray())
        {
            if ((now >= quietUntil || duty is Duty.Find or Duty.Recall or Duty.End) && attempts.TryBegin(duty.Name, now))
                Start(duty);
        }
        if (!isReady && comparison.WasMade && !duties.HasDoubts)
            BeReady();
        if (isReady && wantsPosture is not null && duties.IsReached)
        {
            wantsPosture.Tell(new PostureReached(duties.Posture));
            wantsPosture = null;
        }
        WakeUp(now, attempts.Next(now), duties.NextSilence, quietUntil);
    }

    void BeReady()
    {
        isReady = true;
        deps.Risk.Tell(new Ready(Self, LastSequenceNr));
        Stash.UnstashAll();
    }

    void WakeUp(DateTimeOffset now, params ReadOnlySpan<DateTimeOffset?> moments)
    {
        DateTimeOffset? next = null;
        foreach (var moment in moments)
        {
            if (moment > now && !(moment >= next))
                next = moment;
        }
        if (next is { } at)
            Timers.StartSingleTimer(nameof(WorkOn), WorkOn.Instance, at - now);
        else
            Timers.Cancel(nameof(WorkOn));
    }

    void Start(Duty duty)
    {
        switch (duty)
        {
            case Duty.Find find:
                Ask(duty, () => deps.Venue.Find(find.Order.Key.Symbol, find.Order.Id, CancellationToken.None));
                break;
            case Duty.End end:
                KeepAll([new OrderCancelled(end.Order.Id, end.Why, Now)]);
                attempts.Succeeded(end.Name);
                break;
            case Duty.Learn learn:
                Ask(duty, () => deps.Venue.Find(learn.Entry.Symbol, learn.Leg, CancellationToken.None));
                break;
            case Duty.Recall recall:
                Ask(duty, () => deps.Venue.Find(recall.Key.Symbol, recall.Bought, CancellationToken.None));
                break;
            case Duty.Cancel cancel:
                Ask(duty, () => deps.Venue.Cancel(cancel.Order.Key.Symbol, cancel.Order.Id, cancel.ToReplace, CancellationToken.None));
                break;
            case Duty.Protect protect:
                var stake = duties!.Stakes.Of(protect.Entry.Key);
                stake.MayHaveLegs(orders);
                stake.IsAsking = true;
                Ask(duty, () => deps.Venue.Protect(protect.Entry, protect.Held, CancellationToken.None));
                break;
            case Duty.Compare:
                Ask(duty, () => deps.Venue.Account(CancellationToken.None));
                break;
            case Duty.Leave leave:
                SendExit(leave);
                break;
            case Duty.TellLost lost:
                KeepAll([new PositionLost(lost.Stake.Bought!.Value, lost.Stake.Key, new(lost.Stake.Held), lost.Why, Now)]);
                break;
            case Duty.TellDust dust:
                KeepAll([new DustLeft(dust.Stake.Entry!.Id, dust.Stake.Key, new(dust.Stake.Held), Now)]);
                break;
        }
    }

    void Ask<T>(Duty duty, Func<ValueTask<T>> question)
        where T : notnull => _ = Answered(question).PipeTo(
            Self, useConfigureAwait: true, success: result => new Answer(incarnation, duty, result), failure: fault => new Answer(incarnation, duty, fault));

    /// <summary>A venue that fails at once fails the answer, as one that fails later does.</summary>
    static async Task<T> Answered<T>(Func<ValueTask<T>> question) => await question();

    void OnAnswer(Answer answer)
    {
        if (answer.Duty is Duty.Protect asked)
            duties!.Stakes.Of(asked.Entry.Key).IsAsking = false;
        var isDone = (answer.Duty, answer.Result) switch
        {
            (Duty.Find find, FindResult found) => OnFound(find.Order, found),
            (Duty.Recall recall, FindResult found) => OnRecalled(recall, found),
            (Duty.Cancel cancel, CancelResult cancelled) => OnCancelled(cancel.Order, cancelled),
            (Duty.Learn learn, FindResult found) => OnLearnt(learn, found),
            (Duty.Protect protect, ProtectResult told) => OnProtected(protect, told),
            (Duty.Compare, VenueAccount account) => OnAccount(account),
            _ => false, // the venue failed: the question is asked again
        };
        if (isDone)
            attempts.Succeeded(answer.Duty.Name);
        else
            attempts.Failed(answer.Duty.Name, Now);
        WorkSoon();
    }

    /// <summary>The order that was asked about, if it still works; a leg that was opened anew under the same id is another.</summary>
    Order? StillWorking(Order asked) => orders.Find(asked.Id) is { } order && order.Terms == asked.Terms ? order : null;

    bool OnFound(Order asked, FindResult found)
    {
        if (StillWorking(asked) is not { Id: var id } order)
            return true;
        switch (found)
        {
            case FindResult.Found { Order: var told }:
                var stake = duties!.Stakes.Of(order.Key);
                var settlement = Settlement.Of(order, told, duties.DoubtOf(id), stake, Now);
                if (deps.Live!.VenueOpensLegs && settlement.Events.Any(static e => e is OrderFilled { Side: Side.Buy }))
                    stake.MayHaveLegs(orders); // opened as the entry filled, while nobody listened
                KeepAll(settlement.Events);
                if (settlement.IsSettled)
                    duties.Settled(id);
                return settlement.IsSettled;
            case FindResult.Never never:
                if (order.Status == OrderStatus.Open || !order.Filled.IsZero)
                    duties!.Recall(); // the venue had it: what else has it forgotten?
                KeepAll([Settlement.OfNever(order, never.Why, Now)]);
                duties!.Settled(id);
                return true;
            default:
                return false;
        }
    }

    /// <summary>How it ended was mostly reported before the answer; where not, it is asked for at once.</summary>
    bool OnCancelled(Order asked, CancelResult result)
    {
        if (StillWorking(asked) is not { Id: var id })
            return true;
        duties!.Ask(id, new(HasEnded: result is CancelResult.Done));
        return false;
    }

    bool OnProtected(Duty.Protect protect, ProtectResult result)
    {
        var stake = duties!.Stakes.Of(protect.Entry.Key);
        if (stake.Entry?.Id != protect.Entry.Id)
            return true;
        if (result is ProtectResult.Refused refused)
        {
            stake.Resolve(protect.Entry.Id.StopLeg);
            stake.Resolve(protect.Entry.Id.TargetLeg);
            KeepAll([new PositionNaked(protect.Entry.Id, protect.Entry.Key, protect.Held, $"{refused.Code}: {refused.Text}", Now)]);
        }
        else if (result is ProtectResult.Unknown && attempts.FailuresOf(protect.Name) >= PatienceWithProtection)
            duties.Recall(stake); // what cannot be protected may not be there
        return false; // its pause ends with the position: a venue that ends legs at once is not asked in a circle
    }

    /// <summary>A leg becomes known as if it had been reported; what it has filled, and how it ended, is asked for next.</summary>
    bool OnLearnt(Duty.Learn learn, FindResult found)
    {
        var stake = duties!.Stakes.Of(learn.Entry.Key);
        if (orders.Find(learn.Leg) is not null || !stake.LegsInDoubt.Contains(learn.Leg))
            return true; // its report came first
        if (found is FindResult.Unknown)
            return false;
        var told = (found as FindResult.Found)?.Order;
        if (told is { Status: not OrderStatus.Open } && told.Filled.Value > told.Fills.Sum(static fill => fill.Quantity.Value))
            return false; // the venue tells its fills later than their sum
        if (told is not { Ordered: { } quantity, Status: not OrderStatus.Rejected }
            || (told.Status != OrderStatus.Open && stake.HasHeardOf(learn.Leg) && told.Fills.All(stake.HasBooked)))
        {
            stake.Resolve(learn.Leg);
            return true;
        }
        KeepAll([Settlement.Opened(learn.Entry, told, quantity, Now)]);
        DeferAsync(learn.Leg, leg => duties.Ask(leg));
        return true;
    }

    /// <summary>
    /// A venue that does not know an order any more that it had filled has forgotten the account: what the books hold is
    /// not there, and is not to be sold. First what works for it ends, so that no report comes later.
    /// </summary>
    bool OnRecalled(Duty.Recall recall, FindResult found)
    {
        var stake = duties!.Stakes.Of(recall.Key);
        if (!stake.IsInDoubt || stake.Bought != recall.Bought)
            return true;
        stake.IsDoubted = found is FindResult.Unknown;
        stake.Forgotten = found is FindResult.Never never ? $"the venue has forgotten {recall.Bought}: {never.Why}" : null;
        return !stake.IsDoubted;
    }

    void SendExit(Duty.Leave leave)
    {
        attempts.Failed(leave.Name, Now);
        var intent = leave.Exit with { Size = new OrderSize.Base(leave.Size) };
        if (leave.Size.IsZero)
        {
            duties!.Left(intent.Key);
            if (intent.Id != duties.Stakes.Of(intent.Key).NextCloseOrNone) // whoever asked for it waits for its end
                KeepAll(
                [
                    new OrderSubmitted(leave.Exit, Now),
                    new OrderCancelled(leave.Exit.Id, "nothing is held that could be sold", Now),
                ]);
            return;
        }
        Submit(ApprovedOrder.ToReduce(intent));
    }

    void KeepAll(IReadOnlyList<TradingEvent> events)
    {
        PersistAll(events, apply);
        foreach (var said in events)
        {
            if (!WorkingOrders.Concerns(said))
                DeferAsync(said, Context.System.EventStream.Publish);
        }
    }

    bool OnAccount(VenueAccount account)
    {
        foreach (var open in account.OpenOrders)
        {
            if (orders.Find(open.Id) is { } ours)
            {
                if (open.Filled > ours.Filled)
                    duties!.Ask(open.Id, new(AtLeast: open.Filled.Value));
            }
            else if (!IsLegOfOurs(open.Id) && foreign.Add(open.Id))
                Context.System.EventStream.Publish(new ForeignOrder(deps.Account, open));
        }
        foreach (var ours in orders.All)
        {
            if (ours.Status != OrderStatus.Submitted && !account.OpenOrders.Any(open => open.Id == ours.Id))
                duties!.Ask(ours.Id);
        }
        if (!duties!.HasDoubts)
        {
            KeepAll(comparison.Of(account, duties.Stakes, duties.IsCertain, Now));
            foreach (var asset in comparison.Odd)
                duties.Recall(asset);
            if (comparison.HasToLookAgain)
                return false;
        }
        comparison.Made();
        return true;
    }

    /// <summary>A leg that the venue has opened, and whose report is still under way.</summary>
    bool IsLegOfOurs(ClientOrderId id) => duties!.Stakes.All.Any(
        stake => stake.Entry is { } entry && (id == entry.Id.StopLeg || id == entry.Id.TargetLeg));
}
