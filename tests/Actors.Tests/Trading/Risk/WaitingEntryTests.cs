using Actors.Decisions.Risk;
using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading.Execution;
using Actors.Trading.Risk;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Execution.ExecutionProtocol;

namespace Actors.Tests.Trading.Risk;

/// <summary>With a real venue an exit takes its time; an entry that comes meanwhile is answered when it has ended.</summary>
public sealed class WaitingEntryTests : RiskSpec
{
    readonly List<TradingEvent> booked = [];
    Instrument instrument = Instrument.Unfiltered(Btc);

    public WaitingEntryTests() : base("fixed:1", new(), new()) => Risk.Tell(new Ready(Execution.Ref));

    private protected override Instrument InstrumentOf(Symbol symbol) => instrument;

    SignalRefused RefusalOf(string signal) => Kept().OfType<SignalRefused>().Single(refused => refused.Signal.Value == signal);

    void Book(TradingEvent e)
    {
        booked.Add(e);
        Risk.Tell(new Booked(booked.Count, e));
    }

    int candle;

    void Say(SignalKind kind, string id, StrategyKey? key = null) =>
        Risk.Tell(Raised(kind, id, key, at: Now) with { CandleOpen = Start.AddMinutes(candle++) });

    OrderIntent Expect(string id)
    {
        var intent = Execution.ExpectMsg<Execute>().Order.Intent;
        intent.Id.Value.ShouldBe(id);
        Book(new OrderSubmitted(intent, Now));
        return intent;
    }

    /// <summary>A position whose exit has been sent and is not over.</summary>
    OrderIntent Leaving()
    {
        Say(SignalKind.EnterLong, "in-1");
        Book(Filled(Expect("in-1")));
        Say(SignalKind.ExitLong, "out-1");
        return Expect("out-1");
    }

    [Fact]
    public void An_entry_while_the_exit_works_is_approved_when_the_exit_has_filled()
    {
        var exit = Leaving();
        Say(SignalKind.EnterLong, "in-2");
        Execution.ExpectNoMsg();
        Book(Filled(exit, 0.5m, done: false));
        Execution.ExpectNoMsg();

        Book(Filled(exit, 0.5m));

        Expect("in-2");
        Kept().OfType<SignalRefused>().ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_that_waited_for_an_exit_which_fails_is_refused()
    {
        var exit = Leaving();
        Say(SignalKind.EnterLong, "in-2");
        Book(new OrderRejected(exit.Id, "halted", "the market is closed", Now));

        Execution.ExpectNoMsg();
        RefusalOf("in-2").Refusal.Code.ShouldBe("already-long");
    }

    [Fact]
    public void It_waits_no_longer_than_until_it_is_stale()
    {
        var exit = Leaving();
        Say(SignalKind.EnterLong, "in-2");
        World.Advance(TimeSpan.FromMinutes(1));
        Kept().OfType<SignalRefused>().ShouldBeEmpty();

        World.Advance(TimeSpan.FromSeconds(1));

        var refusal = RefusalOf("in-2").Refusal;
        refusal.Code.ShouldBe("stale");
        refusal.Text.ShouldEndWith("the most is 00:01:00; it waited for its exit out-1 to end");
        Book(Filled(exit));
        Execution.ExpectNoMsg();
    }

    [Fact]
    public void Of_several_signals_that_come_while_it_waits_the_newest_counts()
    {
        var exit = Leaving();
        Say(SignalKind.EnterLong, "in-2");
        Say(SignalKind.EnterLong, "in-3");
        Execution.ExpectNoMsg();
        RefusalOf("in-2").Refusal.ShouldBe(new("superseded", "signal in-3 of its strategy came while it waited"));

        Book(Filled(exit));

        Expect("in-3");
        Execution.ExpectNoMsg();
    }

    [Fact]
    public void An_exit_takes_back_the_entry_that_waits()
    {
        var exit = Leaving();
        Say(SignalKind.EnterLong, "in-2");
        Say(SignalKind.ExitLong, "out-2");
        Execution.ExpectNoMsg();
        RefusalOf("in-2").Refusal.Code.ShouldBe("superseded");
        RefusalOf("out-2").Refusal.Code.ShouldBe("exit-working");

        Book(Filled(exit));

        Execution.ExpectNoMsg();
    }

    [Fact]
    public void Other_strategies_do_not_wait()
    {
        Leaving();
        Say(SignalKind.EnterLong, "other", OtherKey);

        Expect("other");
    }

    [Fact]
    public void What_is_left_and_cannot_be_sold_is_waited_for_until_it_is_told_to_be_dust()
    {
        instrument = new(Btc, 0.01m, 0.1m, new(0.1m), new(1_000), Money.Zero);
        var exit = Leaving();
        Say(SignalKind.EnterLong, "in-2");
        Book(Filled(exit, 0.95m));
        Execution.ExpectNoMsg();

        Book(new DustLeft(new("in-1"), Key, new(0.05m), Now));

        Expect("in-2");
    }

    [Fact]
    public void An_entry_that_is_being_cancelled_is_waited_for_with_what_it_has_filled()
    {
        Say(SignalKind.EnterLong, "in-1");
        var entry = Expect("in-1");
        Say(SignalKind.ExitLong, "out-1");
        Execution.ExpectMsg(new CancelWorking(Key));
        Say(SignalKind.EnterLong, "in-2");
        Book(Filled(entry, 0.5m, done: false));
        Book(new OrderCancelled(entry.Id, "cancelled at the venue", Now));
        Execution.ExpectNoMsg();
        var close = Sell(0.5m, "in-1-x");
        Book(new OrderSubmitted(close, Now));
        Execution.ExpectNoMsg();

        Book(Filled(close, 0.5m));

        Expect("in-2");
    }

    [Fact]
    public void A_restart_goes_on_waiting()
    {
        var exit = Leaving();
        Say(SignalKind.EnterLong, "in-2");
        Restart();
        Execution.ExpectNoMsg();

        Book(Filled(exit));

        Expect("in-2");
    }

    [Fact]
    public void An_exit_that_ended_while_risk_was_away_is_waited_for_no_longer()
    {
        var exit = Leaving();
        Say(SignalKind.EnterLong, "in-2");
        booked.Add(Filled(exit));
        Restart();

        Expect("in-2");
    }

    [Fact]
    public void What_a_cancelled_entry_has_filled_is_closed_also_when_execution_forgot_that_it_should_be()
    {
        Say(SignalKind.EnterLong, "in-1");
        var entry = Expect("in-1");
        Say(SignalKind.ExitLong, "out-1");
        Execution.ExpectMsg(new CancelWorking(Key));
        booked.AddRange([Filled(entry, 0.5m, done: false), new OrderCancelled(entry.Id, "cancelled at the venue", Now)]);
        Restart();

        Execution.ExpectMsg(new CancelWorking(Key));
    }

    void Restart()
    {
        StopRisk();
        StartRisk();
        Risk.Tell(new Ready(Execution.Ref, booked.Count));
        Execution.ExpectMsg(new GetBooked(0));
        Risk.Tell(new History([.. booked.Select(static (e, i) => new Booked(i + 1, e))], booked.Count), Execution.Ref);
    }
}
