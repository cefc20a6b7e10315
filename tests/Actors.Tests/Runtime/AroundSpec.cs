using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedAroundTests() : AroundSpec(new ThreadedWorld());

public sealed class SimulatedAroundTests() : AroundSpec(new SimulatedWorld());

public sealed class SeededAroundTests() : AroundSpec(new SimulatedWorld(DeliveryOrder.Seeded));

/// <summary>The hooks that stand around an actor's handlers and life.</summary>
public abstract class AroundSpec : IDisposable
{
    readonly World world;
    readonly TestProbe log;

    protected AroundSpec(World world)
    {
        this.world = world;
        world.Open();
        log = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void Every_message_of_the_actor_goes_through_the_hook_whatever_its_behaviour()
    {
        var actor = Spawn();

        actor.Tell("a", log.Ref);
        actor.Tell("turn", log.Ref);
        actor.Tell("b", log.Ref);
        actor.Tell("back", log.Ref);
        actor.Tell("c", log.Ref);

        log.ExpectMsgs("start", "<a", "a", ">", "<turn", ">", "<b", "second b", ">", "<back", ">", "<c", "c", ">");
    }

    [Fact]
    public void Value_messages_and_asynchronous_handlers_go_through_the_hook()
    {
        var actor = Spawn();

        actor.Tell(5, log.Ref);
        actor.Tell(2.5, log.Ref);

        log.ExpectMsgs("start", "<5", 5, ">", "<2.5", 2.5, ">");
    }

    [Fact]
    public void What_the_runtime_handles_itself_does_not_and_what_is_unhandled_is_said_once()
    {
        var letters = world.Subscribed<UnhandledMessage>();
        var actor = Spawn();

        actor.Tell(new Identify(1), log.Ref);
        actor.Tell('x', log.Ref);

        log.ExpectMsg("start");
        log.ExpectMsg<ActorIdentity>();
        log.ExpectMsgs("<x", ">");
        letters.ExpectMsg<UnhandledMessage>().Message.ShouldBe('x');
        letters.ExpectNoMsg();
    }

    [Fact]
    public void A_hook_can_keep_a_message_to_itself()
    {
        var letters = world.Subscribed<UnhandledMessage>();
        var actor = Spawn();

        actor.Tell("mute", log.Ref);

        log.ExpectMsgs("start", "<mute");
        letters.ExpectNoMsg();
    }

    [Fact]
    public void The_hooks_of_life_stand_around_the_others()
    {
        var actor = Spawn();
        var watcher = world.CreateTestProbe();
        watcher.Watch(actor);

        actor.Tell(new Boom("first"), log.Ref);
        actor.Tell(PoisonPill.Instance);

        log.ExpectMsgs("start", "<Boom", "before restart first Boom", "after restart first", "stop");
        watcher.ExpectTerminated(actor);
    }

    [Fact]
    public void An_actor_without_the_hook_has_a_bare_behaviour()
    {
        var bare = (LocalActorRef)world.Spawn(static self => self.OnAny(x => self.Sender.Tell(x)));
        var around = (LocalActorRef)Spawn();
        foreach (var one in new[] { bare, around })
            one.Tell("ready", log.Ref);
        log.ReceiveN(5);

        bare.Cell.CurrentBehaviour.ShouldBeOfType<HandlerTable>();
        around.Cell.CurrentBehaviour.ShouldBeOfType<AroundBehaviour>();
    }

    [Fact]
    public void A_persistent_actor_has_the_hook_around_its_commands()
    {
        var actor = world.Sys.ActorOf(Props.Create(() => new Account(log.Ref)));

        actor.Tell("deposit", log.Ref);

        log.ExpectMsgs("<deposit", ">", "kept deposit");
    }

    IActorRef Spawn() => world.Sys.ActorOf(Props.Create(() => new Audited(log.Ref)));

    sealed class Audited : ReceiveActor
    {
        readonly IActorRef log;

        public Audited(IActorRef log)
        {
            this.log = log;
            Receive<string>(_ => BecomeStacked(() =>
            {
                Receive<string>(_ => UnbecomeStacked(), static x => x is "back");
                Receive<string>(x => Sender.Tell($"second {x}"));
            }), static x => x is "turn");
            Receive<string>(x => Sender.Tell(x));
            Receive<int>(x => Sender.Tell(x));
            ReceiveAsync<double>(async x =>
            {
                Sender.Tell(x);
                await Task.CompletedTask;
            });
            Receive<Exception>(static x => throw x);
        }

        public override void AroundPreStart()
        {
            log.Tell("start");
            base.AroundPreStart();
        }

        public override void AroundPostStop()
        {
            log.Tell("stop");
            base.AroundPostStop();
        }

        public override void AroundPreRestart(Exception cause, object? message)
        {
            log.Tell($"before restart {cause.Message} {message?.GetType().Name}");
        }

        public override void AroundPostRestart(Exception cause, object? message)
        {
            log.Tell($"after restart {cause.Message}");
        }

        protected override bool AroundReceive(Receive receive, object message)
        {
            log.Tell($"<{(message is Exception ? message.GetType().Name : message)}");
            if (message is "mute")
                return false;
            var handled = base.AroundReceive(receive, message);
            log.Tell(">");
            return handled;
        }
    }

    sealed class Account : ReceivePersistentActor
    {
        readonly IActorRef log;

        public Account(IActorRef log)
        {
            this.log = log;
            Command<string>(x => Persist(x, kept => log.Tell($"kept {kept}")));
        }

        public override string PersistenceId => "account";

        protected override bool AroundReceive(Receive receive, object message)
        {
            log.Tell($"<{message}");
            var handled = base.AroundReceive(receive, message);
            log.Tell(">");
            return handled;
        }
    }
}
