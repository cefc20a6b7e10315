using System.Collections.Concurrent;
using Actors.Runtime.Persistence;

namespace Actors.Runtime;

/// <summary>A tree of actors with its scheduler, event stream and dead letters.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    readonly TaskCompletionSource terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly ConcurrentQueue<Action> onTermination = new();
    readonly ActorPath root;
    LocalActorRef guardian = null!;
    long lastUid;

    private protected ActorSystem(string name, TimeProvider time, ActorSystemSetup setup, BoxPools? boxes = null)
    {
        if (!IsValidName(name))
            throw new ArgumentException($"'{name}' cannot name an actor system: expected letters, digits, - and _, beginning with a letter or digit", nameof(name));
        Name = name;
        Time = time;
        Boxes = boxes;
        Persistence = setup.Get<PersistenceSetup>() ?? new(new InMemoryJournal());
        root = ActorPath.Root(new Address("akka", name));
        DeadLetterRef = new(this, root / "deadLetters");
        TempPath = root / "temp";
        Scheduler = new TimeScheduler(this, time);
        StartTime = TimeSpan.FromTicks(time.GetUtcNow().UtcTicks);
    }

    /// <summary>The name given at creation.</summary>
    public string Name { get; }

    /// <summary>Where failures, dead letters and unhandled messages are published. A failure that nobody subscribed to goes to standard error.</summary>
    public EventStream EventStream { get; } = new(static error => Console.Error.WriteLine(error));

    /// <summary>Where messages end that reach nobody.</summary>
    public IActorRef DeadLetters => DeadLetterRef;

    /// <summary>Sends messages later, on the system's time.</summary>
    public IScheduler Scheduler { get; }

    /// <summary>The instant of creation, since the first day of the year 1.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>The time since the creation.</summary>
    public TimeSpan Uptime => Scheduler.MonotonicClock;

    /// <summary>Completes when the last actor has stopped.</summary>
    public Task WhenTerminated => terminated.Task;

    internal TimeProvider Time { get; }

    internal PersistenceSetup Persistence { get; }

    internal DeadLetterActorRef DeadLetterRef { get; }

    /// <summary>Whose turn it is, while a system of one thread runs: found here without asking the thread.</summary>
    internal Turn? RunningTurn;

    /// <summary>The reused envelopes of values, in a system that runs on one thread.</summary>
    internal readonly BoxPools? Boxes;

    internal ActorPath TempPath { get; }

    /// <summary>The parent of all top-level actors.</summary>
    internal LocalActorRef Guardian => guardian;

    /// <summary>A system on the thread pool and the machine's clock.</summary>
    public static ActorSystem Create(string name) => Create(name, ActorSystemSetup.Empty);

    /// <summary>A system on the thread pool, as the setup says.</summary>
    public static ActorSystem Create(string name, ActorSystemSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var system = new ThreadedActorSystem(name, setup.Get<TimeProviderSetup>()?.TimeProvider ?? TimeProvider.System, setup);
        system.Start();
        return system;
    }

    /// <summary>A system on one thread and virtual time, which runs only when it is driven: a run is a function of its seed.</summary>
    /// <param name="seed">The source of every chance in the run.</param>
    /// <param name="start">The first instant of virtual time; 2000-01-01 UTC where not given.</param>
    /// <param name="name">The name of the system.</param>
    /// <param name="setup">Further settings.</param>
    /// <param name="order">The order of delivery: as told, or drawn from the seed.</param>
    public static SimulatedActorSystem CreateSimulated(long seed, DateTimeOffset? start = null, string name = "simulation", ActorSystemSetup? setup = null, DeliveryOrder order = DeliveryOrder.AsTold)
    {
        var clock = new SimulatedTimeProvider(start ?? new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var system = new SimulatedActorSystem(name, seed, clock, setup ?? ActorSystemSetup.Empty, order);
        system.Start();
        return system;
    }

    /// <summary>Creates a top-level actor, from whatever thread.</summary>
    public IActorRef ActorOf(Props props, string? name = null) => guardian.Cell.ActorOf(props, name);

    /// <summary>Stops an actor after the message it is handling.</summary>
    public void Stop(IActorRef actor) => InternalActorRef.Of(actor).SendSystem(new Terminate());

    /// <summary>Stops every actor, children before their parents.</summary>
    public virtual Task Terminate()
    {
        guardian.SendSystem(new Terminate());
        return WhenTerminated;
    }

    /// <summary>Calls <paramref name="code"/> when the last actor has stopped; at once if it has.</summary>
    public void RegisterOnTermination(Action code)
    {
        ArgumentNullException.ThrowIfNull(code);
        onTermination.Enqueue(code);
        if (WhenTerminated.IsCompleted)
            RunTerminationCode();
    }

    /// <summary>Begins to terminate.</summary>
    public void Dispose()
    {
        _ = Terminate();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    public override string ToString() => $"akka://{Name}";

    internal abstract LocalActorRef NewCell(Props props, ActorPath path, InternalActorRef supervisor);

    /// <summary>Completes the task of a settled promise where its continuations do no harm.</summary>
    internal abstract void Complete(PromiseRef promise);

    /// <summary>The guardian of all actors failed beyond repair, and the system goes down.</summary>
    internal abstract void ReportFatal(Exception cause);

    internal long NextUid() => Interlocked.Increment(ref lastUid);

    internal void RequireDeployable(Props props)
    {
        if (props.Dispatcher.Length > 0 && !string.Equals(props.Dispatcher, "akka.actor.default-dispatcher", StringComparison.Ordinal))
            throw new ArgumentException($"the dispatcher '{props.Dispatcher}' of {props.TypeName} is not known to {this}: use akka.actor.default-dispatcher", nameof(props));
        if (props.Mailbox.Length > 0 && !string.Equals(props.Mailbox, "akka.actor.default-mailbox", StringComparison.Ordinal))
            throw new ArgumentException($"the mailbox '{props.Mailbox}' of {props.TypeName} is not known to {this}: use akka.actor.default-mailbox", nameof(props));
    }

    internal void OnGuardianFailed(Exception cause)
    {
        ReportFatal(cause);
        guardian.SendSystem(new Terminate());
    }

    internal void OnGuardianTerminated()
    {
        terminated.TrySetResult();
        RunTerminationCode();
    }

    internal void Start()
    {
        guardian = NewCell(Props.Create(static () => new Guardian()), root / "user", new RootRef(this, root));
        guardian.Cell.PrepareForChildren();
        guardian.SendSystem(new Create());
    }

    void RunTerminationCode()
    {
        while (onTermination.TryDequeue(out var code))
            code();
    }

    static bool IsValidName(string name) =>
        !string.IsNullOrEmpty(name) && char.IsAsciiLetterOrDigit(name[0])
        && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
