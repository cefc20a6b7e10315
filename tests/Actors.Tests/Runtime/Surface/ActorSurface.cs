#nullable disable // As a program written for Akka.NET would be.
using Actors.Runtime;
using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Surface;

/// <summary>Uses every member of the actor surface with Akka.NET's names, parameter orders and generic shapes: that it compiles is the test.</summary>
internal sealed class ActorSurface : ReceiveActor, IWithUnboundedStash, IWithTimers
{
    readonly ILoggingAdapter log = Context.GetLogger();

    public ActorSurface(IActorRef other)
    {
        Receive<string>(text => log.Info("got {0}", text));
        Receive<string>(text => log.Debug(text), text => text.Length > 1);
        Receive<string>(text => text.Length > 2, text => log.Warning(text));
        Receive<int>(number => number > 0);
        Receive(typeof(long), message => log.Error("{0}", message));
        Receive(typeof(long), message => true);
        ReceiveAsync<double>(async x => await Task.CompletedTask, x => x > 0);
        ReceiveAsync<double>(x => x > 1, async x => await Task.CompletedTask);
        Receive<char>(_ =>
        {
            Become(Second);
            BecomeStacked(Second);
            UnbecomeStacked();
            Stash.Stash();
            Stash.Unstash();
            Stash.UnstashAll();
            Stash.UnstashAll(envelope => envelope.Message is string && envelope.Sender != null);
            Timers.StartSingleTimer("key", "message", TimeSpan.FromSeconds(1));
            Timers.StartPeriodicTimer("key", "message", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
            Timers.StartPeriodicTimer("key", "message", TimeSpan.FromSeconds(1), Self);
            if (Timers.IsTimerActive("key"))
                Timers.Cancel("key");
            Timers.CancelAll();
            SetReceiveTimeout(TimeSpan.FromSeconds(1));
            Context.SetReceiveTimeout(null);
            Surroundings(other);
        });
        ReceiveAny(message => Unhandled(message));
    }

    public IStash Stash { get; set; }

    public ITimerScheduler Timers { get; set; }

    public static Props For(IActorRef other) => Props.Create(() => new ActorSurface(other))
        .WithDispatcher("akka.actor.default-dispatcher")
        .WithMailbox("akka.actor.default-mailbox")
        .WithStashCapacity(10)
        .WithDeploy(new Deploy().WithDispatcher("akka.actor.default-dispatcher"))
        .WithSupervisorStrategy(Supervision.StoppingStrategy)
        .WithRouter(new RoundRobinPool(2).WithSupervisorStrategy(Supervision.StoppingStrategy));

    protected override void PreStart() => base.PreStart();

    protected override void PostStop() => base.PostStop();

    protected override void PreRestart(Exception reason, object message) => base.PreRestart(reason, message);

    protected override void PostRestart(Exception reason) => base.PostRestart(reason);

    protected override void Unhandled(object message) => base.Unhandled(message);

    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(3, TimeSpan.FromSeconds(1), cause => cause switch
    {
        ArithmeticException => Directive.Resume,
        ArgumentException => Directive.Restart,
        NotSupportedException => Directive.Stop,
        _ => Directive.Escalate,
    });

    void Second() => Receive<string>(_ => { });

    void Surroundings(IActorRef other)
    {
        IActorRef child = Context.ActorOf(For(other), "child");
        _ = Context.Child("child").IsNobody();
        _ = Context.GetChildren().Count();
        _ = (Context.Self, Context.Sender, Context.Parent, Context.Props, Context.System, Context.Dispatcher, Context.ReceiveTimeout);
        Context.Watch(child);
        Context.Unwatch(child);
        Context.WatchWith(child, "gone");
        Context.ActorSelection("../*").Tell("hello", Self);
        Context.ActorSelection(child.Path).Tell("hello");
        other.Tell("hello");
        other.Tell("hello", ActorRefs.NoSender);
        other.Forward("hello");
        _ = Task.FromResult(1).PipeTo(Self, Self, success: x => x, failure: cause => new Status.Failure(cause));
        Context.Stop(child);
        Context.Stop(Self);
    }

    internal static class Supervision
    {
        internal static readonly SupervisorStrategy StoppingStrategy = new AllForOneStrategy(-1, 1000, Decide, loggingEnabled: false);

        static Directive Decide(Exception cause) => Directive.Stop;
    }

    internal sealed class Plain : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Terminated terminated when terminated.ExistenceConfirmed && !terminated.AddressTerminated:
                    Sender.Tell(terminated.ActorRef);
                    break;
                case ReceiveTimeout:
                    Become(OnReceive);
                    BecomeStacked(OnReceive);
                    UnbecomeStacked();
                    break;
                case ActorIdentity { MessageId: 1, Subject: { } subject }:
                    subject.Tell(PoisonPill.Instance);
                    subject.Tell(Kill.Instance);
                    break;
                case Status.Failure failure:
                    throw failure.Cause;
                default:
                    RunTask(async () => await Task.CompletedTask);
                    break;
            }
        }
    }

    internal static async Task Outside(ActorSystem system, IActorRef actor)
    {
        string answer = await actor.Ask<string>("question", TimeSpan.FromSeconds(1));
        answer = await actor.Ask<string>("question", CancellationToken.None);
        answer = await actor.Ask<string>("question", TimeSpan.FromSeconds(1), CancellationToken.None);
        object any = await actor.Ask<object>(sender => (object)(answer, sender), TimeSpan.FromSeconds(1), CancellationToken.None);
        bool stopped = await actor.GracefulStop(TimeSpan.FromSeconds(1), any);
        stopped = await actor.WatchAsync(CancellationToken.None);
        IActorRef found = await system.ActorSelection("/user/a").ResolveOne(TimeSpan.FromSeconds(1));
        ICancelable cancelable = new Cancelable(system.Scheduler);
        system.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(1), found, stopped, ActorRefs.NoSender, cancelable);
        system.Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, TimeSpan.FromSeconds(1), found, "tick", ActorRefs.NoSender);
        system.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromSeconds(1), () => { });
        cancelable.Cancel();
        system.EventStream.Subscribe(found, typeof(DeadLetter));
        system.EventStream.Subscribe(found, typeof(UnhandledMessage));
        system.EventStream.Publish("event");
        system.EventStream.Unsubscribe(found, typeof(DeadLetter));
        system.EventStream.Unsubscribe(found);
        system.ActorOf(Props.Create<Plain>(), "plain").Tell(new Identify(1), system.DeadLetters);
        system.ActorOf(Props.Create(typeof(Plain)));
        system.ActorOf(Props.Empty.WithRouter(new ConsistentHashingGroup("/user/a", "/user/b").WithHashMapping(x => x)));
        system.ActorOf(Props.Create<Plain>().WithRouter(FromConfig.Instance), "router").Tell(new Broadcast("all"));
        system.ActorOf(BackoffSupervisor.Props(Backoff.OnFailure(Props.Create<Plain>(), "child", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(9), 0.2)
            .WithAutoReset(TimeSpan.FromSeconds(1)).WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Restart)).WithReplyWhileStopped("away")));
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceStop, "stop", () => Task.FromResult(Done.Instance));
        Done done = await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance);
        system.Log.Info("{0} {1}", done, system.Settings.Config.GetString("akka.loglevel"));
        system.RegisterOnTermination(() => { });
        system.Stop(actor);
        await system.Terminate();
        await system.WhenTerminated;
    }

    internal sealed class Extractor() : HashCodeMessageExtractor(10)
    {
        public override string EntityId(object message) => message as string;

        public override object EntityMessage(object message) => base.EntityMessage(message);

        public override string ShardId(object message) => base.ShardId(message);
    }

    internal static IActorRef Sharded(ActorSystem system)
    {
        IActorRef region = ClusterSharding.Get(system).Start("type", Props.Create<Plain>(), ClusterShardingSettings.Create(system).WithRole("role"), new Extractor());
        region = ClusterSharding.Get(system).Start("other", id => Props.Create<Plain>(), ClusterShardingSettings.Create(system), new Extractor());
        region.Tell(new ShardingEnvelope("id", new Passivate(PoisonPill.Instance)));
        ClusterSharding.Get(system).StartProxy("type", "role", new Extractor());
        return ClusterSingleton.Get(system).Init(SingletonActor.Create(Props.Create<Plain>(), "single"));
    }

    internal static ActorSystem[] Systems() =>
    [
        ActorSystem.Create("a"),
        ActorSystem.Create("b", ConfigurationFactory.ParseString("akka.loglevel = DEBUG")),
        ActorSystem.Create("c", BootstrapSetup.Create().WithConfig(ConfigurationFactory.Empty)),
        ActorSystem.Create("d", ActorSystemSetup.Create(BootstrapSetup.Create())),
    ];
}
