using Actors.Domain;
using Actors.Runtime;
using static Actors.Trading.Execution.ExecutionProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Trading.Execution;

/// <summary>
/// Owns the orders of one account: keeps the intent, then sends it; keeps what the venue says, then passes it on. Its
/// journal is the book of record: every fill, leg and end of an order is in it, in the order in which they were learnt.
/// </summary>
public sealed partial class ExecutionActor : ReceivePersistentActor, IWithTimers
{
    readonly ExecutionDeps deps;
    readonly WorkingOrders orders = new();
    readonly Action<TradingEvent> apply;

    ExecutionActor(ExecutionDeps deps)
    {
        this.deps = deps;
        PersistenceId = JournalOf(deps.Account);
        apply = Apply;
        var self = Self;
        deps.Venue.Reports = report => self.Tell(report);

        if (deps.Live is { } live)
            BeLive(live);
        Command<Execute>(execute => Submit(execute.Order));
        Command<CancelWorking>(cancel => CancelAll(cancel.Key));
        Command<Placed>(OnPlaced);
        Command<VenueReport>(OnReport);
        Command<CancelResult>(_ => { }); // the order's own report says how it ended
        Command<Drain>(drain => drain.PassOn());
        Recover<TradingEvent>(Remember);
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public override string PersistenceId { get; }

    /// <summary>The persistence id of an account's orders.</summary>
    public static string JournalOf(string account) => $"execution-{account}";

    /// <summary>Risk holds its orders back until execution is there to take them.</summary>
    protected override void OnReplaySuccess()
    {
        if (duties is null)
            deps.Risk.Tell(new Ready(Self, LastSequenceNr));
        else
            GoLive();
    }

    public static Props For(ExecutionDeps deps) => Props.Create(() => new ExecutionActor(deps));

    void Submit(ApprovedOrder order)
    {
        if (order.Intent.ReducesPosition)
            CancelAll(order.Intent.Key);
        Persist(new OrderSubmitted(order.Intent, Now), submitted =>
        {
            Remember(submitted);
            Place(order);
        });
    }

    void Place(ApprovedOrder order)
    {
        var placing = deps.Venue.Place(order, CancellationToken.None);
        if (placing.IsCompletedSuccessfully)
            Settle(order.Id, placing.Result);
        else
            _ = placing.AsTask().PipeTo(
                Self, useConfigureAwait: true,
                success: result => new Placed(order.Id, result),
                failure: fault => new Placed(order.Id, new PlaceResult.Unknown(fault.Message)));
    }

    /// <summary>A report that ended the order may come before the answer to its placing, which then says nothing new.</summary>
    void OnPlaced(Placed placed)
    {
        if (orders.Find(placed.Order) is not null)
            Settle(placed.Order, placed.Result);
        else if (placed.Result is PlaceResult.Rejected rejected)
            Context.System.EventStream.Publish(new StrangeReport(new VenueReport.Rejected(placed.Order, rejected.Code, rejected.Text, Now)));
    }

    void Settle(ClientOrderId id, PlaceResult result) => Keep(result switch
    {
        PlaceResult.Accepted accepted => new OrderAccepted(id, accepted.VenueOrderId, Now),
        PlaceResult.Rejected rejected => new OrderRejected(id, rejected.Code, rejected.Text, Now),
        PlaceResult.Unknown unknown => new OrderUnknown(id, unknown.Why, Now),
        _ => throw new DomainFault($"the venue answered {result}"),
    });

    void CancelAll(StrategyKey key)
    {
        foreach (var order in orders.Of(key))
        {
            // A leg ends with its entry; what cannot be cancelled has a report of its own under way.
            var cancelling = deps.Venue.Cancel(order.Key.Symbol, order.Id, toReplace: false, CancellationToken.None);
            if (!cancelling.IsCompletedSuccessfully)
                _ = cancelling.AsTask().PipeTo(
                    Self, useConfigureAwait: true, failure: fault => new CancelResult.Unknown(fault.Message));
        }
    }

    void OnReport(VenueReport report)
    {
        var order = report is VenueReport.LegOpened opened ? orders.FindEntry(opened.Entry) : orders.Find(report.Order);
        if (order is null)
            Context.System.EventStream.Publish(new StrangeReport(report));
        else if (duties is null || IsNews(order, report))
            Keep(report switch
            {
                VenueReport.LegOpened leg => new LegOpened(
                    leg, order.Key, order.Side == Side.Buy ? Side.Sell : Side.Buy, Now),
                VenueReport.Filled fill => new OrderFilled(fill, order.Key, order.Side, order.Reason, Now),
                VenueReport.Cancelled cancelled => new OrderCancelled(cancelled.Order, cancelled.Why, Now),
                VenueReport.Rejected rejected => new OrderRejected(rejected.Order, rejected.Code, rejected.Text, Now),
                VenueReport.Triggered triggered => new OrderTriggered(triggered.Order, triggered.Price, Now),
                _ => throw new DomainFault($"the venue reported {report}"),
            });
    }

    void Keep(TradingEvent happened) => Persist(happened, apply);

    void Apply(TradingEvent happened)
    {
        Remember(happened);
        if (happened is OrderFilled or OrderCancelled or OrderRejected or LegOpened)
        {
            var booked = new Booked(LastSequenceNr, happened);
            deps.Risk.Tell(booked);
            deps.Portfolio.Tell(booked);
        }
    }

    void Remember(TradingEvent happened)
    {
        if (duties is null)
            orders.Apply(happened);
        else
            RememberLive(happened, duties);
    }

    DateTimeOffset Now => deps.Clock.GetUtcNow();
}

/// <param name="Account">Names the journal of the account's orders.</param>
/// <param name="InstrumentOf">The venue's filters of a symbol.</param>
/// <param name="Live">Null in a backtest.</param>
public sealed record ExecutionDeps(
    string Account, IVenue Venue, TimeProvider Clock, IActorRef Risk, IActorRef Portfolio,
    Func<Symbol, Instrument> InstrumentOf, LiveOptions? Live = null);
