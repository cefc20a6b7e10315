using Actors.Domain;
using Actors.Runtime;
using Actors.Runtime.Persistence;
using static Actors.Trading.Execution.ExecutionProtocol;

namespace Actors.Trading.Execution;

/// <content>With a real venue: what the books ask for is done until it is done, and orders wait until the books are right.</content>
public sealed partial class ExecutionActor
{
    readonly object incarnation = new(); // answers to questions of an instance before this one are too old
    readonly HashSet<ClientOrderId> foreign = [];
    readonly NakedTimes naked = new();
    Duties? duties;
    Attempts attempts = null!;
    Comparison comparison = null!;
    IActorRef? wantsPosture;
    DateTimeOffset quietUntil; // until then a request from before the start may still reach the venue
    bool isReady;
    bool isWorkDue;

    void BeLive(LiveOptions live)
    {
        duties = new(live, deps.InstrumentOf, orders);
        attempts = new(live.AskAgainAfter, live.AskAgainAtMost);
        comparison = new(live.BaseAssetOf, live.AnswersLagBy);
        Command<Execute>(TakeOrder);
        Command<CancelWorking>(TakeCancel);
        Command<Placed>(placed => placed.Result is PlaceResult.Unknown, OnUnknown);
        Command<Answer>(answer => ReferenceEquals(answer.Incarnation, incarnation), OnAnswer);
        Command<Answer>(_ => { });
        Command<WorkOn>(_ => Work());
        Command<CompareNow>(_ =>
        {
            comparison.IsDue = true;
            WorkSoon();
        });
        Command<TakePosture>(OnPosture);
        Command<AskReady>(OnAskReady);
        Command<GetOrders>(_ => Sender.Tell(new OrdersView(isReady, [.. orders.All], naked.Summary)));
        CommandAsync<GetBooked>(TellBooked);
    }

    /// <summary>Every order that may still work is asked for, and the account compared, before new ones are taken.</summary>
    void GoLive()
    {
        foreach (var order in orders.All)
            duties!.Ask(order.Id);
        duties!.Recall();
        foreach (var stake in duties.Stakes.All)
        {
            if (stake is not { Held: > 0, Entry.Bracket: not null })
                continue;
            stake.MayHaveLegs(orders);
            quietUntil = Now + deps.Live!.RequestsArriveWithin;
        }
        Context.System.EventStream.Subscribe(Self, typeof(AskReady));
        Timers.StartPeriodicTimer(nameof(CompareNow), new CompareNow(), deps.Live!.ReconcileEvery);
        deps.Portfolio.Tell(new Ready(Self, LastSequenceNr));
        WorkSoon();
    }

    void TakeOrder(Execute execute)
    {
        if (!isReady)
            Stash.Stash();
        else if (orders.Find(execute.Order.Id) is not null)
            return; // it is on its way
        else if (execute.Order.Intent.ReducesPosition)
            Begin(execute.Order.Intent);
        else
            Submit(execute.Order);
    }

    void Begin(OrderIntent exit)
    {
        duties!.Leave(exit);
        WorkSoon();
    }

    void TakeCancel(CancelWorking cancel)
    {
        if (!isReady)
            Stash.Stash();
        else if (orders.Of(cancel.Key).Count > 0 || !duties!.Stakes.Sellable(duties.Stakes.Of(cancel.Key)).IsZero)
            Begin(Duties.CloseOf(duties!.Stakes.Of(cancel.Key)));
    }

    void OnUnknown(Placed placed)
    {
        if (orders.Find(placed.Order) is { Status: OrderStatus.Submitted })
            Settle(placed.Order, placed.Result);
        else
            duties!.Ask(placed.Order);
        WorkSoon();
    }

    void OnPosture(TakePosture take)
    {
        (duties!.Posture, wantsPosture) = (take.Posture, Sender);
        WorkSoon();
    }

    void OnAskReady(AskReady asked)
    {
        if (string.Equals(asked.Account, deps.Account, StringComparison.Ordinal) && (isReady || asked.BooksOnly))
            asked.From.Tell(new Ready(Self, LastSequenceNr));
    }

    async Task TellBooked(GetBooked asked)
    {
        var (asker, self, through) = (Sender, Self, LastSequenceNr);
        List<Booked> events = [];
        var journal = PersistenceQuery.Get(Context.System).ReadJournalFor<ReadJournal>("");
        await foreach (var entry in journal.CurrentEventsByPersistenceId(PersistenceId, asked.After + 1, through))
            events.Add(new(entry.SequenceNr, (TradingEvent)entry.Event));
        asker.Tell(new History(events, through), self);
    }

    /// <summary>False for what the books have, and for what they cannot take before the venue has told the rest.</summary>
    bool IsNews(Order order, VenueReport report)
    {
        var stake = duties!.Stakes.Of(order.Key);
        switch (report)
        {
            case VenueReport.Filled booked when stake.HasBooked(booked):
            case VenueReport.Cancelled old when stake.IsOfFormerLeg(old.Order, old.At):
            case VenueReport.LegOpened former when stake.IsOfFormerLeg(former.Order, former.At):
                return false;
            case VenueReport.Filled { Total: { } total } fill when total != order.Filled + fill.Quantity:
                if (total > order.Filled)
                    Doubt(order, new(AtLeast: total.Value));
                return false;
            case VenueReport.Filled fill when order.Ordered is { } most && order.Filled + fill.Quantity > most:
                // A leg whose growth was missed: the venue tells how far it has grown.
                Doubt(order, new(AtLeast: fill.Total?.Value ?? 0));
                return false;
            case VenueReport.Cancelled cancelled:
                // A fill that was not reported may lie before it. Of the moment in which a leg opened it may be the former one's.
                Doubt(order, stake.IsAsOldAs(cancelled) ? new() : new(HasEnded: true, Why: cancelled.Why, Final: cancelled.Total?.Value));
                return false;
            case VenueReport.LegOpened leg:
                return orders.Find(leg.Order) is { } known
                    ? known.Ordered != leg.Quantity
                    : !stake.HasSeen(leg);
            default:
                return true;
        }
    }

    void Doubt(Order order, Doubt because)
    {
        duties!.Ask(order.Id, because);
        WorkSoon();
    }

    void RememberLive(TradingEvent happened, Duties state)
    {
        if (happened is HoldingsDiffer differ)
        {
            comparison.Told(differ);
            if (!IsRecovering)
                deps.Risk.Tell(new Booked(LastSequenceNr, differ));
            return;
        }
        Order? before = null;
        if (WorkingOrders.Concerns(happened))
        {
            before = orders.Find(WorkingOrders.IdOf(happened));
            orders.Apply(happened);
        }
        state.Apply(happened, before);
        var stood = (before?.Key ?? Stakes.KeyOf(happened)) is { } key ? naked.Apply(happened, key, state.IsNaked(state.Stakes.Of(key))) : null;
        if (IsRecovering)
            return;
        if (stood is not null)
            Context.System.EventStream.Publish(stood);
        if (happened is OrderSubmitted or DustLeft or PositionLost)
            deps.Risk.Tell(new Booked(LastSequenceNr, happened));
        if (happened is DustLeft or PositionLost)
            deps.Portfolio.Tell(new Booked(LastSequenceNr, happened));
        if (happened is DustLeft dust)
            attempts.Succeeded($"dust {dust.Key}");
        else if (happened is PositionLost lost)
            attempts.Succeeded($"lost {lost.Key}", $"leave {lost.Key}", $"protect {lost.Key}");
        else if (happened is OrderFilled filled && state.Stakes.Sellable(state.Stakes.Of(filled.Key)).IsZero)
            attempts.Succeeded($"leave {filled.Key}", $"protect {filled.Key}");
        WorkSoon();
    }

    void WorkSoon()
    {
        if (isWorkDue)
            return;
        isWorkDue = true;
        Self.Tell(WorkOn.Instance);
    }

    sealed record WorkOn
    {
        public static WorkOn Instance { get; } = new();
    }

    sealed record CompareNow;

    /// <summary>What the venue said to a duty.</summary>
    sealed record Answer(object Incarnation, Duty Duty, object Result);
}
