using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedFsmTests() : FsmSpec(new ThreadedWorld());

public sealed class SimulatedFsmTests() : FsmSpec(new SimulatedWorld());

public sealed class SeededFsmTests() : FsmSpec(new SimulatedWorld(DeliveryOrder.Seeded));

/// <summary>A connection that dials, is up, and gives up: actors as finite state machines.</summary>
public abstract class FsmSpec : IDisposable
{
    static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    readonly World world;
    readonly TestProbe log;

    protected FsmSpec(World world)
    {
        this.world = world;
        world.Open();
        log = world.CreateTestProbe();
    }

    public enum Link
    {
        Down,
        Dialling,
        Up,
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void An_event_moves_the_machine_with_its_data_and_answers_the_sender()
    {
        var machine = Open();

        machine.Tell("dial", log.Ref);
        machine.Tell("connected", log.Ref);
        machine.Tell("state", log.Ref);

        log.ExpectMsgs("initially Down->Down 0", "dialling", "Down->Dialling 1", "Dialling->Up 1", (Link.Up, 1));
    }

    [Fact]
    public void Staying_is_no_transition_and_going_to_the_present_state_is()
    {
        var machine = Open();
        log.ExpectMsg<string>();

        machine.Tell("stay", log.Ref);
        machine.Tell("again", log.Ref);

        log.ExpectMsgs("stayed", "Down->Down 0");
    }

    [Fact]
    public void A_silent_state_times_out_and_a_message_begins_the_time_anew()
    {
        var machine = Open();
        machine.Tell("dial", log.Ref);
        log.ReceiveN(3);

        world.Advance(Second * 4);
        machine.Tell("state", log.Ref);
        log.ExpectMsg((Link.Dialling, 1));
        world.Advance(Second * 4);
        machine.Tell("state", log.Ref);
        log.ExpectMsg((Link.Dialling, 1));
        world.Advance(Second * 5);

        log.ExpectMsg("Dialling->Down 1");
    }

    [Fact]
    public void The_timeout_of_one_stay_replaces_that_of_the_state()
    {
        var machine = Open();
        machine.Tell("dial", log.Ref);
        log.ReceiveN(3);

        machine.Tell("patience", log.Ref);
        log.ExpectMsg("patient");
        world.Advance(Second * 59);
        log.ExpectNoMsg();
        world.Advance(Second);

        log.ExpectMsg("Dialling->Down 1");
    }

    [Fact]
    public void Timers_bring_events_until_they_are_cancelled()
    {
        var machine = Open();
        log.ExpectMsg<string>();

        machine.Tell("tick", log.Ref);
        log.ExpectMsg("ticking True");
        world.Advance(Second);
        log.ExpectMsg("tock");
        world.Advance(Second);
        log.ExpectMsg("tock");
        machine.Tell("quiet", log.Ref);
        log.ExpectMsg("ticking False");
        world.Advance(Second * 10);

        log.ExpectNoMsg();
    }

    [Fact]
    public void What_a_state_leaves_goes_to_the_common_function_and_then_is_unhandled()
    {
        var letters = world.Subscribed<UnhandledMessage>();
        var machine = Open();

        machine.Tell("state", log.Ref);
        machine.Tell("nonsense", log.Ref);
        machine.Tell("state", log.Ref);

        log.ExpectMsgs("initially Down->Down 0", (Link.Down, 0), (Link.Down, 0));
        letters.ExpectMsg<UnhandledMessage>().Message.ShouldBe("nonsense");
    }

    [Fact]
    public void A_second_function_of_a_state_gets_what_the_first_leaves_and_answers_can_be_transformed()
    {
        var machine = Open();
        log.ExpectMsg<string>();

        machine.Tell("jump", log.Ref);

        log.ExpectMsg("Down->Up 100");
    }

    [Fact]
    public void A_machine_that_ends_says_why_once()
    {
        var machine = Open();
        var watcher = world.CreateTestProbe();
        watcher.Watch(machine);

        machine.Tell("end", log.Ref);

        log.ExpectMsgs("initially Down->Down 0", "bye", "ended Normal in Down with 0");
        watcher.ExpectTerminated(machine);
    }

    [Fact]
    public void A_machine_that_is_stopped_ends_by_shutdown_and_a_failure_is_published()
    {
        var errors = world.Subscribed<Error>();
        var stopped = Open();
        log.ExpectMsg<string>();
        stopped.Tell(PoisonPill.Instance);
        log.ExpectMsg("ended Shutdown in Down with 0");

        var broken = Open();
        broken.Tell("break", log.Ref);

        log.ExpectMsgs("initially Down->Down 0", "ended Failure(broken) in Down with 7");
        errors.ExpectMsg<Error>().Message.ToString()!.ShouldContain("broken");
    }

    [Fact]
    public void A_restart_begins_in_the_first_state_and_its_timers_are_gone()
    {
        var machine = Open();
        machine.Tell("dial", log.Ref);
        machine.Tell("connected", log.Ref);
        machine.Tell("tick", log.Ref);
        log.ReceiveN(5);

        machine.Tell(new Boom(), log.Ref);
        log.ExpectMsgs("ended Shutdown in Up with 1", "initially Down->Down 0");
        world.Advance(Second * 3);
        machine.Tell("state", log.Ref);

        log.ExpectMsg((Link.Down, 0));
    }

    [Fact]
    public void Subscribers_are_told_the_state_and_then_every_transition()
    {
        var machine = Open();
        var other = world.CreateTestProbe();

        machine.Tell(new FSMBase.SubscribeTransitionCallBack(other.Ref));
        machine.Tell("dial", log.Ref);
        other.ExpectMsg(new FSMBase.CurrentState<Link>(machine, Link.Down));
        other.ExpectMsg(new FSMBase.Transition<Link>(machine, Link.Down, Link.Dialling));
        machine.Tell(new FSMBase.UnsubscribeTransitionCallBack(other.Ref));
        machine.Tell("connected", log.Ref);

        other.ExpectNoMsg();
    }

    [Fact]
    public void A_state_that_was_not_declared_is_a_failure_that_names_it()
    {
        var errors = world.Subscribed<Error>();
        var machine = world.Sys.ActorOf(Props.Create(() => new Wrong()));

        machine.Tell("go");

        errors.ExpectMsg<Error>().Cause!.Message.ShouldContain("has no state nowhere");
    }

    IActorRef Open() => world.Sys.ActorOf(Props.Create(() => new Connection(log.Ref)));

    sealed class Connection : FSM<Link, int>
    {
        public Connection(IActorRef log)
        {
            StartWith(Link.Down, 0);
            When(Link.Down, Transform(e => e.FsmEvent switch
            {
                "dial" => GoTo(Link.Dialling, e.StateData + 1).Replying("dialling"),
                "stay" => Stay().Replying("stayed"),
                "again" => GoTo(Link.Down),
                "end" => Stop().Replying("bye"),
                "break" => Stop(new Failure("broken"), 7),
                _ => null,
            }).Using(static answer => answer));
            When(Link.Down, Transform(e => e.FsmEvent is "jump" ? GoTo(Link.Up) : null).Using(static answer => answer.Using(answer.StateData + 100)));
            When(Link.Dialling, e => e.FsmEvent switch
            {
                "connected" => GoTo(Link.Up),
                "patience" => Stay().ForMax(TimeSpan.FromMinutes(1)).Replying("patient"),
                StateTimeout => GoTo(Link.Down),
                _ => null,
            }, TimeSpan.FromSeconds(5));
            When(Link.Up, static _ => null);
            WhenUnhandled(e =>
            {
                switch (e.FsmEvent)
                {
                    case "state":
                        return Stay().Replying((StateName, StateData));
                    case "tick":
                        SetTimer("tick", "tock", TimeSpan.FromSeconds(1), repeat: true);
                        return Stay().Replying($"ticking {IsTimerActive("tick")}");
                    case "tock":
                        log.Tell("tock");
                        return Stay();
                    case "quiet":
                        CancelTimer("tick");
                        return Stay().Replying($"ticking {IsTimerActive("tick")}");
                    case Exception failure:
                        throw failure;
                    default:
                        return null;
                }
            });
            OnTransition((from, to) => log.Tell($"{(isOpen ? "" : "initially ")}{from}->{to} {NextStateData}"));
            OnTermination(end => log.Tell($"ended {end.Reason} in {end.TerminatedState} with {end.StateData}"));
            Initialize();
            isOpen = true;
        }

        readonly bool isOpen;
    }

    sealed class Wrong : FSM<string, object>
    {
        public Wrong()
        {
            StartWith("somewhere", new());
            When("somewhere", _ => GoTo("nowhere"));
            Initialize();
        }
    }
}
