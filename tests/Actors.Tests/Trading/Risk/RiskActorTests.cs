using Actors.Decisions.Risk;
using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading.Execution;
using Actors.Trading.Risk;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Tests.Trading.Risk;

public sealed class RiskActorTests : IDisposable
{
    readonly SimulatedWorld world = new();
    readonly TestProbe portfolio;
    readonly TestProbe execution;
    readonly IActorRef risk;
    long sequence;

    public RiskActorTests()
    {
        world.Open();
        portfolio = world.CreateTestProbe();
        execution = world.CreateTestProbe();
        risk = Open();
    }

    public void Dispose() => world.Dispose();

    IActorRef Open() => world.Sys.ActorOf(RiskActor.For(new("main", new(
            new(1_000), Sizing.Parse("fixed:5"), RiskRules.From(new() { MaxDailyLoss = 5 }, 0), 0, null, Instrument.Unfiltered),
        ((SimulatedActorSystem)world.Sys).TimeProvider, portfolio.Ref)));

    TradingEvent[] Kept() => [.. world.Journal.Read("risk-main").Select(entry => (TradingEvent)entry.Event)];

    void Book(TradingEvent e) => risk.Tell(new ExecutionProtocol.Booked(++sequence, e));

    /// <summary>An entry, a minute ago.</summary>
    OrderIntent Entered()
    {
        var intent = JustEntered();
        world.Advance(TimeSpan.FromMinutes(1));
        return intent;
    }

    OrderIntent JustEntered()
    {
        risk.Tell(new ExecutionProtocol.Ready(execution.Ref));
        risk.Tell(Raised(SignalKind.EnterLong));
        return execution.ExpectMsg<ExecutionProtocol.Execute>().Order.Intent;
    }

    [Fact]
    public void An_approved_signal_is_kept_then_executed()
    {
        var intent = Entered();

        intent.Id.ShouldBe(new ClientOrderId("s-1"));
        Kept().ShouldBe([Raised(SignalKind.EnterLong), new OrderApproved(intent, new(500), Start)]);
        Kept()[^1].Cause.ShouldBe("s-1");
    }

    [Fact]
    public void Signals_wait_in_their_order_until_execution_is_ready()
    {
        risk.Tell(Raised(SignalKind.EnterLong));
        risk.Tell(Raised(SignalKind.EnterLong, "s-2", OtherKey, close: 50));
        execution.ExpectNoMsg();
        Kept().ShouldBeEmpty();

        risk.Tell(new ExecutionProtocol.Ready(execution.Ref));

        execution.ExpectMsg<ExecutionProtocol.Execute>().Order.Id.Value.ShouldBe("s-1");
        PassOn(execution, execution, portfolio);
        execution.ExpectMsg<ExecutionProtocol.Execute>().Order.Id.Value.ShouldBe("s-2");
    }

    static void PassOn(params TestProbe[] way)
    {
        foreach (var actor in way)
            actor.ExpectMsg<Drain>().PassOn();
    }

    [Fact]
    public void Signals_of_one_moment_wait_until_what_the_one_before_caused_is_booked()
    {
        var first = JustEntered();
        risk.Tell(Raised(SignalKind.EnterLong, "s-2", OtherKey, close: 50));
        risk.Tell(Raised(SignalKind.ExitLong, "s-3"));
        risk.Tell(new Drain([portfolio.Ref]));
        Kept().Length.ShouldBe(2);

        execution.ExpectMsg<Drain>().PassOn();
        Book(Filled(first, 5)); // the venue filled it while it took it
        PassOn(execution, portfolio);

        execution.ExpectMsg<ExecutionProtocol.Execute>().Order.Id.Value.ShouldBe("s-2");
        PassOn(execution, execution, portfolio);
        execution.ExpectMsg<ExecutionProtocol.Execute>().Order.Id.Value.ShouldBe("s-3");
        portfolio.ExpectMsg<Drained>(); // the slip stayed behind the signals
    }

    [Fact]
    public void A_signal_of_a_later_moment_waits_for_nothing()
    {
        Entered();
        risk.Tell(Raised(SignalKind.EnterLong, "s-2", OtherKey, close: 50));

        execution.ExpectMsg<ExecutionProtocol.Execute>().Order.Id.Value.ShouldBe("s-2");
    }

    [Fact]
    public void A_refusal_is_kept_with_its_cause_and_executes_nothing()
    {
        Entered();
        risk.Tell(Raised(SignalKind.EnterLong, "s-2"));
        execution.ExpectNoMsg();

        var refused = Kept()[^1].ShouldBeOfType<SignalRefused>();
        (refused.Refusal.Code, refused.Key, refused.Cause).ShouldBe(("entry-working", Key, "s-2"));
    }

    [Fact]
    public void An_exit_of_an_entry_that_has_not_filled_cancels_it()
    {
        Entered();
        risk.Tell(Raised(SignalKind.ExitLong, "s-2"));

        execution.ExpectMsg(new ExecutionProtocol.CancelWorking(Key));
        Kept()[^1].ShouldBeOfType<SignalRefused>().Refusal.Code.ShouldBe("entry-cancelled");
    }

    [Fact]
    public void Candles_of_a_symbol_are_asked_for_while_any_strategy_holds_it()
    {
        var symbol = world.CreateTestProbe();
        risk.Tell(new SymbolReady(Btc, symbol.Ref));
        symbol.ExpectMsg(Mark.Off);

        Book(Filled(Entered(), 5));
        symbol.ExpectMsg(Mark.On);
        Book(Filled(Buy(id: "other", key: OtherKey)));
        Book(Filled(Sell(5), 5));
        symbol.ExpectNoMsg();
        Book(Filled(Sell(key: OtherKey)));
        symbol.ExpectMsg(Mark.Off);
    }

    [Fact]
    public void A_symbol_that_comes_back_is_told_at_once_whether_it_is_held()
    {
        var symbol = world.CreateTestProbe();
        Book(Filled(Entered(), 5));
        risk.Tell(new SymbolReady(Btc, symbol.Ref));

        symbol.ExpectMsg(Mark.On);
    }

    [Fact]
    public void Candles_are_passed_on_to_the_portfolio()
    {
        risk.Tell(new Marked(OneMinute, Minute(1)));

        portfolio.ExpectMsg(new Marked(OneMinute, Minute(1)));
    }

    [Fact]
    public void A_halt_that_a_candle_begins_is_kept_and_one_that_time_ends_is_lifted_before_the_next_answer()
    {
        Book(Filled(Entered(), 5));
        risk.Tell(new Marked(OneMinute, Minute(1, close: 80)));
        risk.Tell(Raised(SignalKind.EnterLong, "s-2", OtherKey, close: 10));
        execution.ExpectNoMsg();
        Kept().TakeLast(3).Select(EventJson.NameOf).ShouldBe(["trading-halted", "signal-raised", "signal-refused"]);

        world.Advance(TimeSpan.FromDays(1));
        risk.Tell(Raised(SignalKind.EnterLong, "s-3", OtherKey, close: 10));

        execution.ExpectMsg<ExecutionProtocol.Execute>();
        Kept().TakeLast(3).Select(EventJson.NameOf).ShouldBe(["signal-raised", "trading-resumed", "order-approved"]);
        Kept()[^2].Cause.ShouldBe("s-3");
    }

    [Fact]
    public void A_restarted_risk_still_knows_what_it_approved()
    {
        Entered();
        world.Await(risk.GracefulStop(TimeSpan.FromSeconds(1)));

        var again = Open();
        again.Tell(new ExecutionProtocol.Ready(execution.Ref));
        again.Tell(Raised(SignalKind.EnterLong, "s-2"));

        execution.ExpectNoMsg();
        Kept()[^1].ShouldBeOfType<SignalRefused>().Refusal.Code.ShouldBe("entry-working");
    }

    [Fact]
    public void A_slip_is_passed_on_in_its_turn()
    {
        risk.Tell(new ExecutionProtocol.Ready(execution.Ref));
        risk.Tell(Raised(SignalKind.EnterLong));
        risk.Tell(new Drain([execution.Ref]));

        execution.ExpectMsg<ExecutionProtocol.Execute>();
        execution.ExpectMsg<Drained>();
    }
}
