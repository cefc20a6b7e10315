using Actors.Decisions.Risk;
using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading.Execution;
using Actors.Trading.Risk;
using Actors.Trading.Symbols;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Execution.ExecutionProtocol;
using static Actors.Trading.Risk.RiskProtocol;

namespace Actors.Tests.Trading.Risk;

/// <summary>Risk as it trades live: what a person orders, and what a crash cut short.</summary>
public sealed class LiveRiskTests : IDisposable
{
    readonly SimulatedWorld world = new();
    readonly TestProbe execution;
    readonly TestProbe person;
    IActorRef risk;

    public LiveRiskTests()
    {
        world.Open();
        execution = world.CreateTestProbe();
        person = world.CreateTestProbe();
        risk = Open();
    }

    public void Dispose() => world.Dispose();

    IActorRef Open()
    {
        var started = world.Sys.ActorOf(RiskActor.For(new(
            "main", new(new(1_000), Sizing.Parse("fixed:1"), RiskRules.From(new(), 0), 0, null, Instrument.Unfiltered),
            ((SimulatedActorSystem)world.Sys).TimeProvider, world.CreateTestProbe().Ref, new())));
        started.Tell(new Ready(execution.Ref));
        return started;
    }

    void Restart()
    {
        world.Await(risk.GracefulStop(TimeSpan.FromSeconds(1)));
        risk = Open();
    }

    TradingEvent[] Kept() => [.. world.Journal.Read("risk-main").Select(entry => (TradingEvent)entry.Event)];

    [Fact]
    public void A_halt_is_kept_brought_about_and_answered_when_it_has_been()
    {
        risk.Tell(new Halt("by hand", Flatten: true), person.Ref);

        execution.ExpectMsg(new TakePosture(Posture.Flat));
        Kept()[^1].ShouldBeOfType<TradingHalted>().Flatten.ShouldBeTrue();
        person.ExpectNoMsg();
        risk.Tell(new PostureReached(Posture.Flat));
        person.ExpectMsg(new Halted("by hand", true));
        risk.Tell(Raised(SignalKind.EnterLong));
        execution.ExpectNoMsg();
        Kept()[^1].ShouldBeOfType<SignalRefused>().Refusal.Code.ShouldBe("halted");
    }

    [Fact]
    public void A_halt_survives_a_restart_until_it_is_lifted()
    {
        risk.Tell(new Halt("by hand"), person.Ref);
        execution.ExpectMsg(new TakePosture(Posture.NoEntries));
        Restart();

        execution.ExpectMsg(new TakePosture(Posture.NoEntries));
        risk.Tell(new RiskProtocol.Resume("all is well"), person.Ref);
        execution.ExpectMsg(new TakePosture(Posture.Trading));
        person.ExpectMsg<Resumed>().Codes.ShouldBe(["kill-switch"]);
        risk.Tell(Raised(SignalKind.EnterLong));
        execution.ExpectMsg<Execute>();
    }

    [Fact]
    public void A_stop_takes_no_new_risk_and_leaves_no_trace()
    {
        risk.Tell(new PrepareToStop(Posture.NoEntries), person.Ref);
        execution.ExpectMsg(new TakePosture(Posture.NoEntries));
        risk.Tell(new PostureReached(Posture.NoEntries));
        person.ExpectMsg(new Stopped(Posture.NoEntries));
        risk.Tell(Raised(SignalKind.EnterLong));
        execution.ExpectNoMsg();

        Kept()[^1].ShouldBeOfType<SignalRefused>().Refusal.Code.ShouldBe("stopping");
        Restart();
        risk.Tell(Raised(SignalKind.EnterLong, "s-2", OtherKey));
        execution.ExpectMsg<Execute>();
    }

    [Fact]
    public void An_entry_that_is_withheld_is_kept_with_its_reason_once_and_never_sent()
    {
        var withheld = new FeedProtocol.Withheld(Raised(SignalKind.EnterLong), new("waits-for-data", "a gap is being filled"));
        risk.Tell(withheld);
        risk.Tell(withheld);
        Restart();
        risk.Tell(withheld);

        execution.ExpectNoMsg();
        Kept().ShouldBe([withheld.Raised, new SignalRefused(withheld.Raised.Id, withheld.Raised.Key, withheld.Why, Kept()[1].At)]);
    }

    [Fact]
    public void An_approval_that_execution_never_kept_is_sent_again_once()
    {
        risk.Tell(Raised(SignalKind.EnterLong));
        execution.ExpectMsg<Execute>();
        Restart();

        execution.ExpectMsg(new GetBooked(0));
        risk.Tell(new History([], 0), execution.Ref);
        execution.ExpectMsg<Execute>().Order.Id.Value.ShouldBe("s-1");
        execution.ExpectNoMsg();
    }

    [Fact]
    public void An_approval_that_execution_has_kept_is_not_sent_again()
    {
        risk.Tell(Raised(SignalKind.EnterLong));
        var intent = execution.ExpectMsg<Execute>().Order.Intent;
        Restart();

        execution.ExpectMsg(new GetBooked(0));
        risk.Tell(new History([new(1, new OrderSubmitted(intent, Start))], 1), execution.Ref);
        execution.ExpectNoMsg();
    }

    [Fact]
    public void A_stale_approval_ends_without_being_sent()
    {
        risk.Tell(Raised(SignalKind.EnterLong));
        execution.ExpectMsg<Execute>();
        world.Await(risk.GracefulStop(TimeSpan.FromSeconds(1)));
        world.Advance(TimeSpan.FromMinutes(5));
        risk = Open();

        execution.ExpectMsg(new GetBooked(0));
        risk.Tell(new History([], 0), execution.Ref);
        execution.ExpectNoMsg();
        Kept()[^1].ShouldBeOfType<OrderCancelled>().Why.ShouldStartWith("stale");
    }

    [Fact]
    public void An_entry_signal_that_waited_too_long_is_refused_and_one_that_comes_again_is_dropped()
    {
        world.Advance(TimeSpan.FromMinutes(2));
        risk.Tell(Raised(SignalKind.EnterLong));
        risk.Tell(Raised(SignalKind.EnterLong));

        execution.ExpectNoMsg();
        Kept().Select(EventJson.NameOf).ShouldBe(["signal-raised", "signal-refused"]);
        Kept()[^1].ShouldBeOfType<SignalRefused>().Refusal.Code.ShouldBe("stale");
    }
}
