using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Actors.Runtime;

/// <summary>
/// A system on one thread and virtual time. Nothing happens by itself: the driver runs it, and moves its time.
/// Messages are delivered in the order in which they were told; system messages go first; timers fire in order
/// of their instants, and everything a timer causes is done before the next one fires.
/// </summary>
public sealed class SimulatedActorSystem : ActorSystem
{
    readonly Lock systemGate = new();
    readonly Queue<(SimulatedCell Cell, SystemMessage Message)> systemMessages = new();
    readonly Queue<SimulatedCell> awake = new();
    readonly Queue<Action> completions = new();
    readonly SimulatedTimeProvider clock;
    volatile int runningThread;
    volatile int ownThread;
    volatile int systemCount;
    Exception? fatal;
    bool isTimerDue;

    internal SimulatedActorSystem(string name, long seed, SimulatedTimeProvider clock, ActorSystemSetup setup) : base(name, clock, setup, new BoxPools())
    {
        Seed = seed;
        this.clock = clock;
        ownThread = Environment.CurrentManagedThreadId;
        EventStream.Subscribe(new ErrorWitness(this), typeof(Error));
    }

    /// <summary>The source of every chance in this run.</summary>
    public long Seed { get; }

    /// <summary>Virtual time: for the actors' deadlines, delays and timestamps.</summary>
    public TimeProvider TimeProvider => clock;

    /// <summary>The instant that virtual time has reached.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>How many failures were published as <see cref="Error"/> so far.</summary>
    public long ErrorCount { get; private set; }

    /// <summary>The first failure that was published, if any.</summary>
    public Error? FirstError { get; private set; }

    internal DeliveryQueue Deliveries { get; } = new();

    /// <summary>Delivers until no message is left. Time stands still.</summary>
    /// <returns>How many messages were delivered.</returns>
    /// <exception cref="InvalidOperationException">It runs already, or an actor was called from another thread.</exception>
    public long Run()
    {
        if (!HasWork && runningThread == 0)
            return 0;
        var delivered = TakeTurns(long.MaxValue);
        while (completions.Count > 0)
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
        while (clock.NextDue is { } due && due <= instant)
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
        new SimulatedCell(this, props, new LocalActorRef(path), supervisor).Self;

    internal override void CompleteAsk(Action completion, bool askedByActor)
    {
        if (runningThread == 0)
            completion();
        else if (askedByActor)
            OutsideOfContext(completion);
        else
            completions.Enqueue(completion);
    }

    internal override void ReportFatal(Exception cause) => Interlocked.CompareExchange(ref fatal, cause, comparand: null);

    internal void Wake(SimulatedCell cell) => awake.Enqueue(cell);

    internal void EnqueueSystem(SimulatedCell cell, SystemMessage message)
    {
        if (message is Continuation && !IsOwnThread)
        {
            ReportFatal(CalledFromElsewhere());
            return;
        }
        RequireOwnThread();
        lock (systemGate)
        {
            systemMessages.Enqueue((cell, message));
            systemCount = systemMessages.Count;
        }
    }

    /// <summary>Refuses, loudly on both sides, a call from a thread other than the one that runs the simulation.</summary>
    internal void RequireOwnThread()
    {
        if (runningThread == 0 || IsOwnThread)
            return;
        var violation = CalledFromElsewhere();
        ReportFatal(violation);
        throw violation;
    }

    /// <summary>True on the thread that runs the system, or ran it last.</summary>
    bool IsOwnThread => ownThread == Environment.CurrentManagedThreadId;

    InvalidOperationException CalledFromElsewhere() => new($"{this} runs on one thread and was called from another: simulated actors may await and pipe only what the simulation itself completes (its timers, asks and messages), and not behind ConfigureAwait(false)");

    /// <summary>Completes a task where its continuations may run at once: the task library sends them to the thread pool while a synchronization context is set.</summary>
    static void OutsideOfContext(Action completion)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        completion();
        SynchronizationContext.SetSynchronizationContext(outer);
    }

    bool HasWork => Deliveries.Count > 0 || isTimerDue || systemCount > 0 || awake.Count > 0 || completions.Count > 0;

    /// <summary>Runs on this thread, outside of whatever context the driver has.</summary>
    long TakeTurns(long limit)
    {
        if (runningThread != 0)
            throw new InvalidOperationException($"{this} is running already: an actor cannot run the system it is part of");
        var outer = SynchronizationContext.Current;
        if (outer is not null)
            SynchronizationContext.SetSynchronizationContext(null);
        runningThread = ownThread = Environment.CurrentManagedThreadId;
        var turn = RunningTurn = Turn.OfThisThread;
        try
        {
            if (isTimerDue)
                FireTimer();
            return Drain(turn, limit);
        }
        finally
        {
            turn.Cell = null;
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
        while (completions.TryDequeue(out var completion))
            completion();
    }

    long Drain(Turn turn, long limit)
    {
        var delivered = 0L;
        while (true)
        {
            if (systemCount > 0 || awake.Count > 0)
            {
                delivered += TakeUrgent(turn) ? 1 : 0;
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
                return delivered;
            }
            if (delivered >= limit)
                return delivered;
        }
    }

    /// <summary>Takes a system message, or wakes a cell with held messages. True where a user message was delivered.</summary>
    bool TakeUrgent(Turn turn)
    {
        if (systemCount > 0)
        {
            (SimulatedCell Cell, SystemMessage Message) next;
            lock (systemGate)
            {
                next = systemMessages.Dequeue();
                systemCount = systemMessages.Count;
            }
            turn.Cell = next.Cell;
            next.Cell.TakeSystem(next.Message);
            return false;
        }
        var cell = awake.Dequeue();
        turn.Cell = cell;
        cell.DeliverBacklog();
        return true;
    }

    /// <summary>Counts failures for the driver.</summary>
    sealed class ErrorWitness(SimulatedActorSystem system) : InternalActorRef
    {
        public override ActorPath Path { get; } = system.TempPath / "errors";

        internal override ActorSystem System => system;

        public override void Tell(object message, IActorRef? sender)
        {
            system.ErrorCount++;
            system.FirstError ??= message as Error;
        }

        internal override void SendSystem(SystemMessage message)
        {
            // It is nobody's child and never stops.
        }
    }
}
