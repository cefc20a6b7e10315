using Actors.Decisions.Risk;
using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading.Execution;
using Actors.Trading.Risk;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Tests.Trading.Risk;

public sealed class RiskActorTests() : RiskSpec("fixed:5", new() { MaxDailyLoss = 5 })
{
    long sequence;

    void Book(TradingEvent e) => Risk.Tell(new ExecutionProtocol.Booked(++sequence, e));

    /// <summary>An entry, a minute ago.</summary>
    OrderIntent Entered()
    {
        var intent = JustEntered();
        World.Advance(TimeSpan.FromMinutes(1));
        return intent;
    }

    OrderIntent JustEntered()
    {
        Risk.Tell(new ExecutionProtocol.Ready(Execution.Ref));
        Risk.Tell(Raised(SignalKind.EnterLong));
        return Execution.ExpectMsg<ExecutionProtocol.Execute>().Order.Intent;
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
        Risk.Tell(Raised(SignalKind.EnterLong));
        Risk.Tell(Raised(SignalKind.EnterLong, "s-2", OtherKey, close: 50));
        Execution.ExpectNoMsg();
        Kept().ShouldBeEmpty();

        Risk.Tell(new ExecutionProtocol.Ready(Execution.Ref));

        Execution.ExpectMsg<ExecutionProtocol.Execute>().Order.Id.Value.ShouldBe("s-1");
        PassOn(Execution, Execution, Portfolio);
        Execution.ExpectMsg<ExecutionProtocol.Execute>().Order.Id.Value.ShouldBe("s-2");
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
        Risk.Tell(Raised(SignalKind.EnterLong, "s-2", OtherKey, close: 50));
        Risk.Tell(Raised(SignalKind.ExitLong, "s-3"));
        Risk.Tell(new Drain([Portfolio.Ref]));
        Kept().Length.ShouldBe(2);

        Execution.ExpectMsg<Drain>().PassOn();
        Book(Filled(first, 5)); // the venue filled it while it took it
        PassOn(Execution, Portfolio);

        Execution.ExpectMsg<ExecutionProtocol.Execute>().Order.Id.Value.ShouldBe("s-2");
        PassOn(Execution, Execution, Portfolio);
        Execution.ExpectMsg<ExecutionProtocol.Execute>().Order.Id.Value.ShouldBe("s-3");
        Portfolio.ExpectMsg<Drained>(); // the slip stayed behind the signals
    }

    [Fact]
    public void A_signal_of_a_later_moment_waits_for_nothing()
    {
        Entered();
        Risk.Tell(Raised(SignalKind.EnterLong, "s-2", OtherKey, close: 50));

        Execution.ExpectMsg<ExecutionProtocol.Execute>().Order.Id.Value.ShouldBe("s-2");
    }

    [Fact]
    public void A_refusal_is_kept_with_its_cause_and_executes_nothing()
    {
        Entered();
        Risk.Tell(Raised(SignalKind.EnterLong, "s-2"));
        Execution.ExpectNoMsg();

        var refused = Kept()[^1].ShouldBeOfType<SignalRefused>();
        (refused.Refusal.Code, refused.Key, refused.Cause).ShouldBe(("entry-working", Key, "s-2"));
    }

    [Fact]
    public void An_exit_of_an_entry_that_has_not_filled_cancels_it()
    {
        Entered();
        Risk.Tell(Raised(SignalKind.ExitLong, "s-2"));

        Execution.ExpectMsg(new ExecutionProtocol.CancelWorking(Key));
        Kept()[^1].ShouldBeOfType<SignalRefused>().Refusal.Code.ShouldBe("entry-cancelled");
    }

    [Fact]
    public void Candles_of_a_symbol_are_asked_for_while_any_strategy_holds_it()
    {
        var symbol = World.CreateTestProbe();
        Risk.Tell(new SymbolReady(Btc, symbol.Ref));
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
        var symbol = World.CreateTestProbe();
        Book(Filled(Entered(), 5));
        Risk.Tell(new SymbolReady(Btc, symbol.Ref));

        symbol.ExpectMsg(Mark.On);
    }

    [Fact]
    public void Candles_are_passed_on_to_the_portfolio()
    {
        Risk.Tell(new Marked(OneMinute, Minute(1)));

        Portfolio.ExpectMsg(new Marked(OneMinute, Minute(1)));
    }

    [Fact]
    public void A_halt_that_a_candle_begins_is_kept_and_one_that_time_ends_is_lifted_before_the_next_answer()
    {
        Book(Filled(Entered(), 5));
        Risk.Tell(new Marked(OneMinute, Minute(1, close: 80)));
        Risk.Tell(Raised(SignalKind.EnterLong, "s-2", OtherKey, close: 10));
        Execution.ExpectNoMsg();
        Kept().TakeLast(3).Select(EventJson.NameOf).ShouldBe(["trading-halted", "signal-raised", "signal-refused"]);

        World.Advance(TimeSpan.FromDays(1));
        Risk.Tell(Raised(SignalKind.EnterLong, "s-3", OtherKey, close: 10));

        Execution.ExpectMsg<ExecutionProtocol.Execute>();
        Kept().TakeLast(3).Select(EventJson.NameOf).ShouldBe(["signal-raised", "trading-resumed", "order-approved"]);
        Kept()[^2].Cause.ShouldBe("s-3");
    }

    [Fact]
    public void A_restarted_risk_still_knows_what_it_approved()
    {
        Entered();
        StopRisk();

        StartRisk();
        Risk.Tell(new ExecutionProtocol.Ready(Execution.Ref));
        Risk.Tell(Raised(SignalKind.EnterLong, "s-2"));

        Execution.ExpectNoMsg();
        Kept()[^1].ShouldBeOfType<SignalRefused>().Refusal.Code.ShouldBe("entry-working");
    }

    [Fact]
    public void A_slip_is_passed_on_in_its_turn()
    {
        Risk.Tell(new ExecutionProtocol.Ready(Execution.Ref));
        Risk.Tell(Raised(SignalKind.EnterLong));
        Risk.Tell(new Drain([Execution.Ref]));

        Execution.ExpectMsg<ExecutionProtocol.Execute>();
        Execution.ExpectMsg<Drained>();
    }
}
