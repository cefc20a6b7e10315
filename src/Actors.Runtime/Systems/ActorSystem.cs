using System.Collections.Concurrent;
using Actors.Runtime.Persistence;
using Actors.Runtime.TestKit;

namespace Actors.Runtime;

/// <summary>A tree of actors with its scheduler, event stream and dead letters.</summary>
public abstract partial class ActorSystem : IActorRefFactory, IDisposable
{
    readonly TaskCompletionSource terminated;
    readonly ConcurrentQueue<Action> onTermination = new();
    long lastUid;

    private protected ActorSystem(string name, TimeProvider time, ActorSystemSetup setup, BoxPools? boxes = null)
    {
        if (!IsValidName(name))
            throw new ArgumentException($"'{name}' cannot name an actor system: expected letters, digits, - and _, beginning with a letter or digit", nameof(name));
        Name = name;
        Time = time;
        terminated = new(this is ThreadedActorSystem ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None);
        Boxes = boxes;
        Persistence = setup.Get<PersistenceSetup>() ?? new(new InMemoryJournal());
        Root = new(this, ActorPath.Root(new Address("akka", name)));
        DeadLetterRef = new(this, Root.Path / "deadLetters");
        TempPath = Root.Path / "temp";
        IgnoreRef = new IgnoreActorRef(this, Root.Path / "ignore");
        Scheduler = time is ManualTimeProvider manual && UsesTestScheduler(setup) ? new TestScheduler(this, manual) : new TimeScheduler(this, time);
        StartTime = TimeSpan.FromTicks(time.GetUtcNow().UtcTicks);
        extensions = new((ExtendedActorSystem)this);
        Settings = new(this, setup.Get<BootstrapSetup>()?.Config);
        RecoveryPermits = new(Settings.Config.GetInt("akka.persistence.max-concurrent-recoveries"));
        Log = Logging.GetLogger(this, name);
        Dispatchers = new(Settings);
        Mailboxes = new(this);
        EventAdapters = ConfiguredEventAdapters.Read((ExtendedActorSystem)this, Persistence.EventAdapters);
    }

    /// <summary>The name given at creation.</summary>
    public string Name { get; }

    /// <summary>Where failures, dead letters and unhandled messages are published. A failure that nobody subscribed to goes to standard error.</summary>
    public EventStream EventStream { get; } = new(static error => Console.Error.WriteLine(error));

    /// <summary>Where messages end that reach nobody.</summary>
    public IActorRef DeadLetters => DeadLetterRef;

    /// <summary>Whom to name where an answer is not wanted: what it is told is dropped by definition, and it never dies.</summary>
    public IActorRef IgnoreRef { get; }

    /// <summary>What the configuration says.</summary>
    public Settings Settings { get; }

    /// <summary>The logger of the system itself.</summary>
    public ILoggingAdapter Log { get; }

    /// <summary>The dispatchers by their names in the configuration.</summary>
    public Dispatchers Dispatchers { get; }

    /// <summary>The mailboxes by their names in the configuration.</summary>
    public Mailboxes Mailboxes { get; }

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

    /// <summary>What stands between events and the journal: as the setup says, then as the configuration says.</summary>
    internal EventAdapters EventAdapters { get; }

    internal RecoveryPermits RecoveryPermits { get; }

    internal DeadLetterActorRef DeadLetterRef { get; }

    /// <summary>Whose turn it is, while a system of one thread runs: found here without asking the thread.</summary>
    internal Turn? RunningTurn;

    /// <summary>The reused envelopes of values, in a system that runs on one thread.</summary>
    internal readonly BoxPools? Boxes;

    internal ActorPath TempPath { get; }

    internal RootRef Root { get; }

    internal LocalActorRef UserGuardian { get; private set; } = null!;

    /// <summary>Creates a top-level actor, from whatever thread.</summary>
    public IActorRef ActorOf(Props props, string? name = null) => UserGuardian.Cell.ActorOf(props, name);

    /// <inheritdoc/>
    public ActorSelection ActorSelection(ActorPath actorPath)
    {
        ArgumentNullException.ThrowIfNull(actorPath);
        return ActorSelection(actorPath.ToString());
    }

    /// <summary>The actors at a path from the root, such as <c>/user/symbols/*</c>.</summary>
    public ActorSelection ActorSelection(string actorPath) => Runtime.ActorSelection.Of(Root, Root, actorPath);

    /// <summary>Stops an actor after the message it is handling.</summary>
    public void Stop(IActorRef actor) => InternalActorRef.Of(actor).SendSystem(new Terminate());

    /// <summary>Stops every actor, children before their parents.</summary>
    public virtual Task Terminate()
    {
        UserGuardian.SendSystem(new Terminate());
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

    /// <summary>What <see cref="ChanceOf"/> is drawn from.</summary>
    private protected virtual long ChanceSeed => StartTime.Ticks;

    /// <summary>A number from 0 to 1, below 1, that the seed of the system, an actor and a count determine.</summary>
    internal double ChanceOf(long uid, long count)
    {
        var x = (ulong)ChanceSeed ^ ((ulong)uid * 0x9e3779b97f4a7c15UL) ^ ((ulong)count * 0xd1b54a32d192ed03UL);
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9UL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebUL;
        return ((x ^ (x >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    internal long NextUid() => Interlocked.Increment(ref lastUid);

    internal void OnGuardianFailed(Exception cause)
    {
        ReportFatal(cause);
        UserGuardian.SendSystem(new Terminate());
    }

    internal void OnGuardianTerminated()
    {
        terminated.TrySetResult();
        RunTerminationCode();
    }

    internal void Start()
    {
        UserGuardian = NewCell(Props.Create(static () => new Guardian()), Root.Path / "user", Root);
        UserGuardian.Cell.PrepareForChildren();
        UserGuardian.SendSystem(new Create());
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
