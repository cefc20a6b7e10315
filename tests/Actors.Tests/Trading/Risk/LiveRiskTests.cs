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
public sealed class LiveRiskTests : RiskSpec
{
    readonly TestProbe person;

    public LiveRiskTests() : base("fixed:1", new(), new())
    {
        person = World.CreateTestProbe();
        BeReady();
    }

    void BeReady() => Risk.Tell(new Ready(Execution.Ref));

    void Restart()
    {
        StopRisk();
        StartRisk();
        BeReady();
    }

    [Fact]
    public void A_halt_is_kept_brought_about_and_answered_when_it_has_been()
    {
        Risk.Tell(new Halt("by hand", Flatten: true), person.Ref);

        Execution.ExpectMsg(new TakePosture(Posture.Flat));
        Kept()[^1].ShouldBeOfType<TradingHalted>().Flatten.ShouldBeTrue();
        person.ExpectNoMsg();
        Risk.Tell(new PostureReached(Posture.Flat));
        person.ExpectMsg(new Halted("by hand", true));
        Risk.Tell(Raised(SignalKind.EnterLong));
        Execution.ExpectNoMsg();
        Kept()[^1].ShouldBeOfType<SignalRefused>().Refusal.Code.ShouldBe("halted");
    }

    [Fact]
    public void A_halt_survives_a_restart_until_it_is_lifted()
    {
        Risk.Tell(new Halt("by hand"), person.Ref);
        Execution.ExpectMsg(new TakePosture(Posture.NoEntries));
        Restart();

        Execution.ExpectMsg(new TakePosture(Posture.NoEntries));
        Risk.Tell(new RiskProtocol.Resume("all is well"), person.Ref);
        Execution.ExpectMsg(new TakePosture(Posture.Trading));
        person.ExpectMsg<Resumed>().Codes.ShouldBe(["kill-switch"]);
        Risk.Tell(Raised(SignalKind.EnterLong));
        Execution.ExpectMsg<Execute>();
    }

    [Fact]
    public void A_stop_takes_no_new_risk_and_leaves_no_trace()
    {
        Risk.Tell(new PrepareToStop(Posture.NoEntries), person.Ref);
        Execution.ExpectMsg(new TakePosture(Posture.NoEntries));
        Risk.Tell(new PostureReached(Posture.NoEntries));
        person.ExpectMsg(new Stopped(Posture.NoEntries));
        Risk.Tell(Raised(SignalKind.EnterLong));
        Execution.ExpectNoMsg();

        Kept()[^1].ShouldBeOfType<SignalRefused>().Refusal.Code.ShouldBe("stopping");
        Restart();
        Risk.Tell(Raised(SignalKind.EnterLong, "s-2", OtherKey));
        Execution.ExpectMsg<Execute>();
    }

    [Fact]
    public void An_entry_that_is_withheld_is_kept_with_its_reason_once_and_never_sent()
    {
        var withheld = new FeedProtocol.Withheld(Raised(SignalKind.EnterLong), new("waits-for-data", "a gap is being filled"));
        Risk.Tell(withheld);
        Risk.Tell(withheld);
        Restart();
        Risk.Tell(withheld);

        Execution.ExpectNoMsg();
        Kept().ShouldBe([withheld.Raised, new SignalRefused(withheld.Raised.Id, withheld.Raised.Key, withheld.Why, Kept()[1].At)]);
    }

    [Fact]
    public void An_approval_that_execution_never_kept_is_sent_again_once()
    {
        Risk.Tell(Raised(SignalKind.EnterLong));
        Execution.ExpectMsg<Execute>();
        Restart();

        Execution.ExpectMsg(new GetBooked(0));
        Risk.Tell(new History([], 0), Execution.Ref);
        Execution.ExpectMsg<Execute>().Order.Id.Value.ShouldBe("s-1");
        Execution.ExpectNoMsg();
    }

    [Fact]
    public void An_approval_that_execution_has_kept_is_not_sent_again()
    {
        Risk.Tell(Raised(SignalKind.EnterLong));
        var intent = Execution.ExpectMsg<Execute>().Order.Intent;
        Restart();

        Execution.ExpectMsg(new GetBooked(0));
        Risk.Tell(new History([new(1, new OrderSubmitted(intent, Start))], 1), Execution.Ref);
        Execution.ExpectNoMsg();
    }

    [Fact]
    public void A_stale_approval_ends_without_being_sent()
    {
        Risk.Tell(Raised(SignalKind.EnterLong));
        Execution.ExpectMsg<Execute>();
        StopRisk();
        World.Advance(TimeSpan.FromMinutes(5));
        StartRisk();
        BeReady();

        Execution.ExpectMsg(new GetBooked(0));
        Risk.Tell(new History([], 0), Execution.Ref);
        Execution.ExpectNoMsg();
        Kept()[^1].ShouldBeOfType<OrderCancelled>().Why.ShouldStartWith("stale");
    }

    [Fact]
    public void An_entry_signal_that_waited_too_long_is_refused_and_one_that_comes_again_is_dropped()
    {
        World.Advance(TimeSpan.FromMinutes(2));
        Risk.Tell(Raised(SignalKind.EnterLong));
        Risk.Tell(Raised(SignalKind.EnterLong));

        Execution.ExpectNoMsg();
        Kept().Select(EventJson.NameOf).ShouldBe(["signal-raised", "signal-refused"]);
        Kept()[^1].ShouldBeOfType<SignalRefused>().Refusal.Code.ShouldBe("stale");
    }
}
