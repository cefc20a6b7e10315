using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading.Execution;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Execution.ExecutionProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Tests.Trading.Execution;

public sealed class ExecutionActorTests : IDisposable
{
    readonly SimulatedWorld world = new();
    readonly FakeVenue venue = new();
    readonly TestProbe risk;
    readonly TestProbe portfolio;
    readonly IActorRef execution;

    public ExecutionActorTests()
    {
        world.Open();
        risk = world.CreateTestProbe();
        portfolio = world.CreateTestProbe();
        execution = Open();
        risk.ExpectMsg(new Ready(execution));
    }

    public void Dispose() => world.Dispose();

    SimulatedActorSystem Simulation => (SimulatedActorSystem)world.Sys;

    IActorRef Open() => world.Sys.ActorOf(ExecutionActor.For(
        new("main", venue, Simulation.TimeProvider, risk.Ref, portfolio.Ref, Instrument.Unfiltered)));

    TradingEvent[] Kept() => [.. world.Journal.Read("execution-main").Select(entry => (TradingEvent)entry.Event)];

    static TradingEvent Told(TestProbe probe) => probe.ExpectMsg<Booked>().Event;

    void Execute(OrderIntent intent) => Tell(new Execute(Approved(intent)));

    void Tell(object message)
    {
        execution.Tell(message);
        Simulation.Run();
        Simulation.FirstError.ShouldBeNull();
    }

    void Report(VenueReport report)
    {
        venue.Reports!(report);
        Simulation.Run();
        Simulation.FirstError.ShouldBeNull();
    }

    /// <summary>Completes outside of the test runner's context, so that what follows runs at once.</summary>
    static void Outside(Action complete)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        complete();
        SynchronizationContext.SetSynchronizationContext(outer);
    }

    [Fact]
    public void The_intent_is_in_the_journal_before_the_venue_hears_of_it()
    {
        TradingEvent[] whenPlaced = [];
        venue.OnPlace = order =>
        {
            whenPlaced = Kept();
            return new(new PlaceResult.Accepted("v-1"));
        };

        Execute(Buy());

        whenPlaced.ShouldBe([new OrderSubmitted(Buy(), Start)]);
        Kept().ShouldBe([new OrderSubmitted(Buy(), Start), new OrderAccepted(new("buy-1"), "v-1", Start)]);
    }

    [Fact]
    public void A_slow_journal_holds_the_order_back()
    {
        using var slow = new SimulatedWorld();
        var journal = new SteppedJournal();
        slow.Open(journal);
        var system = (SimulatedActorSystem)slow.Sys;
        var actor = slow.Sys.ActorOf(ExecutionActor.For(
            new("main", venue, system.TimeProvider, slow.CreateTestProbe().Ref, slow.CreateTestProbe().Ref, Instrument.Unfiltered)));
        journal.Release(() => system.Run());
        actor.Tell(new Execute(Approved(Buy())));
        system.Run();
        venue.Asked.ShouldBeEmpty();

        journal.Release(() => system.Run());
        system.Run();

        venue.Asked.ShouldBe(["place buy-1"]);
        journal.Release(() => system.Run()); // the acceptance
        system.Run();
        system.FirstError.ShouldBeNull();
    }

    [Fact]
    public void A_rejection_is_kept_and_told_to_risk_and_portfolio()
    {
        venue.OnPlace = _ => new(new PlaceResult.Rejected("no-cash", "not enough"));

        Execute(Buy());

        var rejected = new OrderRejected(new("buy-1"), "no-cash", "not enough", Start);
        Kept()[^1].ShouldBe(rejected);
        Told(risk).ShouldBe(rejected);
        Told(portfolio).ShouldBe(rejected);
    }

    [Fact]
    public void An_unknown_outcome_is_kept_as_such_and_its_order_still_works()
    {
        venue.OnPlace = _ => new(new PlaceResult.Unknown("timeout"));

        Execute(Buy());
        Kept()[^1].ShouldBe(new OrderUnknown(new("buy-1"), "timeout", Start));
        risk.ExpectNoMsg();
        Report(Fill("buy-1"));

        Kept()[^1].ShouldBeOfType<OrderFilled>();
    }

    [Fact]
    public void A_venue_that_answers_later_is_settled_when_it_does()
    {
        var answer = new TaskCompletionSource<PlaceResult>();
        venue.OnPlace = _ => new(answer.Task);
        Execute(Buy());
        Kept().Length.ShouldBe(1);
        Report(Fill("buy-1", 0.5m, done: false)); // the fill may overtake the answer

        Outside(() => answer.SetResult(new PlaceResult.Accepted("v-1")));
        Simulation.Run();

        Kept().Select(EventJson.NameOf).ShouldBe(["order-submitted", "order-filled", "order-accepted"]);
    }

    [Fact]
    public void An_answer_that_comes_after_the_end_of_its_order_adds_nothing()
    {
        var strange = world.Subscribed<StrangeReport>();
        foreach (var (id, result) in new (string, PlaceResult)[]
        {
            ("buy-1", new PlaceResult.Accepted("v-1")), ("buy-2", new PlaceResult.Unknown("timeout")), ("buy-3", new PlaceResult.Rejected("no-cash", "not enough")),
        })
        {
            var answer = new TaskCompletionSource<PlaceResult>();
            venue.OnPlace = _ => new(answer.Task);
            Execute(Buy(id: id));
            Report(Fill(id));
            Outside(() => answer.SetResult(result));
            Simulation.Run();
            Simulation.FirstError.ShouldBeNull();
        }

        Kept().Select(EventJson.NameOf).ShouldBe(["order-submitted", "order-filled", "order-submitted", "order-filled", "order-submitted", "order-filled"]);
        strange.ExpectMsg(new StrangeReport(new VenueReport.Rejected(new("buy-3"), "no-cash", "not enough", Start)));
    }

    [Fact]
    public void A_venue_that_fails_leaves_the_outcome_unknown()
    {
        venue.OnPlace = _ => ValueTask.FromException<PlaceResult>(new IOException("connection reset"));

        Execute(Buy());

        Kept()[^1].ShouldBe(new OrderUnknown(new("buy-1"), "connection reset", Start));
    }

    [Fact]
    public void A_fill_is_told_with_the_order_it_belongs_to()
    {
        Execute(Buy());
        Report(Fill("buy-1"));

        var filled = new OrderFilled(Fill("buy-1"), Key, Side.Buy, "rule spoke", Start);
        Kept()[^1].ShouldBe(filled);
        Told(risk).ShouldBe(filled);
        Told(portfolio).ShouldBe(filled);
    }

    [Fact]
    public void A_leg_is_opened_and_fills_against_its_entry()
    {
        Execute(Buy(bracket: new(new(90), new(120))));
        Report(Fill("buy-1"));
        Report(StopLeg());
        Report(TargetLeg());
        Report(new VenueReport.Triggered(new("buy-1-s"), new(90), Start));
        Report(Fill("buy-1-s", price: 90));
        Report(new VenueReport.Cancelled(new("buy-1-t"), "its other leg filled", Start));

        Told(risk).ShouldBeOfType<OrderFilled>();
        Told(risk).ShouldBe(new LegOpened(StopLeg(), Key, Side.Sell, Start));
        Told(risk).ShouldBeOfType<LegOpened>().IsStop.ShouldBeFalse();
        Told(risk).ShouldBe(new OrderFilled(Fill("buy-1-s", price: 90), Key, Side.Sell, "stop", Start));
        Told(risk).ShouldBe(new OrderCancelled(new("buy-1-t"), "its other leg filled", Start));
        risk.ExpectNoMsg();
        Kept().OfType<OrderTriggered>().ShouldHaveSingleItem().Price.ShouldBe(new(90));
    }

    [Fact]
    public void A_late_rejection_by_the_venue_ends_the_order()
    {
        Execute(Buy());
        Report(new VenueReport.Rejected(new("buy-1"), "no-cash", "the open was too dear", Start));

        Told(risk).ShouldBe(new OrderRejected(new("buy-1"), "no-cash", "the open was too dear", Start));
    }

    [Fact]
    public void A_report_of_an_order_that_does_not_work_here_is_published_and_kept_nowhere()
    {
        var strange = world.Subscribed<StrangeReport>();
        Execute(Buy());
        Report(Fill("buy-1"));
        var before = Kept().Length;
        VenueReport[] reports = [Fill("buy-1", trade: "t2"), Fill("somebody-else"), StopLeg(entry: "somebody-else")];
        foreach (var report in reports)
            Report(report);

        strange.ExpectMsgs([.. reports.Select(report => new StrangeReport(report))]);
        Kept().Length.ShouldBe(before);
    }

    [Fact]
    public void An_exit_first_cancels_what_works_for_its_strategy()
    {
        Execute(Buy());
        Execute(Buy(id: "buy-2", key: OtherKey));
        Execute(Sell());

        venue.Asked.ShouldBe(["place buy-1", "place buy-2", "cancel buy-1", "place sell-1"]);
    }

    [Fact]
    public void Cancelling_asks_for_every_working_order_of_the_strategy_and_waits_for_its_report()
    {
        Execute(Buy());
        Execute(Buy(id: "buy-2"));
        Execute(Buy(id: "buy-3", key: OtherKey));
        venue.Asked.Clear();

        Tell(new CancelWorking(Key));
        venue.Asked.ShouldBe(["cancel buy-1", "cancel buy-2"]);
        risk.ExpectNoMsg();

        Report(new VenueReport.Cancelled(new("buy-1"), "cancelled by its owner", Start));
        Told(risk).ShouldBe(new OrderCancelled(new("buy-1"), "cancelled by its owner", Start));
        venue.Asked.Clear();
        Tell(new CancelWorking(Key));
        venue.Asked.ShouldBe(["cancel buy-2"]);
    }

    [Fact]
    public void A_cancel_that_fails_or_answers_late_changes_nothing_by_itself()
    {
        var answer = new TaskCompletionSource<CancelResult>();
        venue.OnCancel = id => id.Value == "buy-1"
            ? ValueTask.FromException<CancelResult>(new IOException("connection reset"))
            : new(answer.Task);
        Execute(Buy());
        Execute(Buy(id: "buy-2"));
        Tell(new CancelWorking(Key));
        Outside(() => answer.SetResult(new CancelResult.NotOpen("filled")));
        Simulation.Run();

        Simulation.FirstError.ShouldBeNull();
        Kept().Length.ShouldBe(4); // two orders, submitted and accepted
        Report(Fill("buy-2"));
        Told(risk).ShouldBeOfType<OrderFilled>();
    }

    [Fact]
    public void After_a_restart_the_orders_are_in_mind_again_and_nothing_is_sent_twice()
    {
        Execute(Buy());
        Report(Fill("buy-1", 0.25m, done: false));
        Told(risk).ShouldBeOfType<OrderFilled>();
        world.Await(execution.GracefulStop(TimeSpan.FromSeconds(1)));
        venue.Asked.Clear();

        var again = Open();
        risk.ExpectMsg(new Ready(again, 3));
        venue.Asked.ShouldBeEmpty();
        Report(Fill("buy-1", 0.75m, trade: "t2"));

        Told(risk).ShouldBeOfType<OrderFilled>().Key.ShouldBe(Key);
    }

    [Fact]
    public void A_slip_is_passed_on_in_its_turn()
    {
        Tell(new Drain([portfolio.Ref]));
        portfolio.ExpectMsg<Drained>();
    }
}
