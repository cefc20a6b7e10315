using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Actors.Runtime;

/// <summary>
/// A system on one thread and virtual time. Nothing happens by itself: the driver runs it, and moves its time.
/// Messages are delivered in the order in which they were told, or in one drawn from the seed; system messages go
/// first; timers fire in order of their instants, and everything a timer causes is done before the next one fires.
/// </summary>
public sealed partial class SimulatedActorSystem : ExtendedActorSystem
{
    readonly UrgentQueue urgent = new();
    readonly Queue<PromiseRef> settled = new();
    readonly SimulatedTimeProvider clock;
    readonly ErrorWitness errors;
    readonly Lanes? lanes;
    volatile int runningThread;
    Exception? fatal;
    bool isTimerDue;

    internal SimulatedActorSystem(string name, long seed, SimulatedTimeProvider clock, ActorSystemSetup setup, DeliveryOrder order, SimulatedNode? node = null)
        : base(name, clock, setup, new BoxPools())
    {
        Seed = seed;
        Order = order;
        Node = node;
        lanes = order == DeliveryOrder.Seeded ? new(new Chance(seed)) : null;
        this.clock = clock;
        ownThread = Environment.CurrentManagedThreadId;
        errors = new(this);
        EventStream.Subscribe(errors, typeof(Error));
    }

    /// <summary>The source of every chance in this run.</summary>
    public long Seed { get; }

    /// <summary>In which order messages are delivered.</summary>
    public DeliveryOrder Order { get; }

    /// <summary>Virtual time: for the actors' deadlines, delays and timestamps.</summary>
    public TimeProvider TimeProvider => clock;

    /// <summary>The instant that virtual time has reached.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>How many failures were published as <see cref="Error"/> so far.</summary>
    public long ErrorCount => errors.Count;

    /// <summary>The first failure that was published, if any.</summary>
    public Error? FirstError => errors.First;

    private protected override long ChanceSeed => Seed;

    internal DeliveryQueue Deliveries { get; } = new(capacity: 1024);

    /// <summary>Delivers until no message is left. Time stands still.</summary>
    /// <returns>How many messages were delivered.</returns>
    /// <exception cref="InvalidOperationException">It runs already, or an actor was called from another thread.</exception>
    public long Run()
    {
        if (!HasWork && runningThread == 0)
            return 0;
        var delivered = TakeTurns(long.MaxValue);
        while (settled.Count > 0)
        {
            CompleteAsks();
            delivered += TakeTurns(long.MaxValue);
        }
        return delivered;
    }

    /// <summary>Delivers one message, with the system messages before it.</summary>
    /// <returns>False where none was left.</returns>
    public bool Step()
    {
        var delivered = TakeTurns(1) > 0;
        CompleteAsks();
        return delivered;
    }

    /// <summary>Runs, then moves time to <paramref name="instant"/>, firing what is due on the way and running after each.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant has passed.</exception>
    public void AdvanceTo(DateTimeOffset instant)
    {
        if (instant < clock.GetUtcNow())
            throw new ArgumentOutOfRangeException(nameof(instant), instant, $"virtual time is already {clock.GetUtcNow():O} and does not run backwards");
        if (HasWork)
            Run();
        while (!clock.IsQuiet && clock.NextDue is { } due && due <= instant)
        {
            clock.MoveTo(due);
            isTimerDue = true;
            Run();
        }
        clock.MoveTo(instant);
    }

    /// <summary>Moves time on, as <see cref="AdvanceTo"/>.</summary>
    public void AdvanceBy(TimeSpan duration) => AdvanceTo(clock.GetUtcNow() + duration);

    /// <summary>The instant of the next timer, if one runs.</summary>
    public DateTimeOffset? NextTimer => clock.NextDue;

    /// <summary>Stops every actor; runs the system until it has, unless it is running.</summary>
    public override Task Terminate()
    {
        var done = base.Terminate();
        if (runningThread == 0)
            Run();
        return done;
    }

    internal override LocalActorRef NewCell(Props props, ActorPath path, InternalActorRef supervisor) =>
        lanes is null
            ? new SimulatedCell(this, props, new LocalActorRef(this, path), supervisor).Self
            : new SeededCell(this, lanes, props, new LocalActorRef(this, path), supervisor).Self;

    internal override void ReportFatal(Exception cause) => Interlocked.CompareExchange(ref fatal, cause, comparand: null);

    internal void Wake(SimulatedCell cell)
    {
        if (cell is SeededCell seeded)
            seeded.Urgent.Wake();
        else
            urgent.Wake(cell);
    }

    bool HasWork => Deliveries.Count > 0 || !urgent.IsEmpty || isTimerDue || settled.Count > 0 || lanes is { Count: > 0 };

    /// <summary>Runs on this thread, outside of whatever context the driver has; the driver may be an actor of another system.</summary>
    long TakeTurns(long limit)
    {
        if (runningThread != 0)
            throw new InvalidOperationException($"{this} is running already: an actor cannot run the system it is part of");
        var outer = SynchronizationContext.Current;
        if (outer is not null)
            SynchronizationContext.SetSynchronizationContext(null);
        runningThread = ownThread = Environment.CurrentManagedThreadId;
        var turn = RunningTurn = Turn.OfThisThread;
        var outerCell = turn.Cell;
        turn.Cell = null;
        try
        {
            if (isTimerDue)
                FireTimer();
            return lanes is null ? Drain(turn, limit) : DrainByLot(lanes, turn, limit);
        }
        finally
        {
            turn.Cell = outerCell;
            RunningTurn = null;
            if (outer is not null)
                SynchronizationContext.SetSynchronizationContext(outer);
            runningThread = 0;
            if (fatal is not null)
                ThrowFatal();
        }
    }

    void FireTimer()
    {
        isTimerDue = false;
        clock.FireNext();
    }

    void ThrowFatal() => ExceptionDispatchInfo.Throw(Interlocked.Exchange(ref fatal, null)!);

    /// <summary>Lets those who asked from outside go on, now that the run has come to rest.</summary>
    void CompleteAsks()
    {
        while (settled.TryDequeue(out var promise))
            promise.CompleteTask();
    }

    long Drain(Turn turn, long limit)
    {
        var delivered = 0L;
        while (delivered < limit)
        {
            if (!urgent.IsEmpty)
            {
                delivered += urgent.TakeTurn(turn) ? 1 : 0;
            }
            else if (Deliveries.Count > 0)
            {
                var delivery = Deliveries.Dequeue();
                turn.Cell = delivery.Target;
                delivery.Target.Deliver(delivery.Carrier, delivery.Sender);
                if (delivery.IsBox)
                    Unsafe.As<Box>(delivery.Carrier).Return();
                delivered++;
            }
            else
            {
                break;
            }
        }
        return delivered;
    }
}
