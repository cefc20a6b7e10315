using Actors.Runtime.Persistence;

namespace Actors.Runtime;

/// <summary>
/// An actor whose state is what its events say. A command persists events; the state changes in their handlers,
/// which run after the command's handler has returned and before the next command. A new instance replays the events.
/// </summary>
public abstract partial class Eventsourced : ActorBase, IPersistentIdentity, IPersistenceRecovery, IWithUnboundedStash
{
    EventWriter? writer;
    ILoggingAdapter? log;

    /// <summary>The name of the actor's events: one living actor of that name at a time.</summary>
    public abstract string PersistenceId { get; }

    /// <summary>From where and how far to recover.</summary>
    public virtual Recovery Recovery => Recovery.Default;

    /// <summary>The name of the journal; empty for the system's.</summary>
    public string JournalPluginId { get; protected set; } = "";

    /// <summary>The name of the snapshot store; empty for the system's.</summary>
    public string SnapshotPluginId { get; protected set; } = "";

    /// <inheritdoc/>
    public IStash Stash { get; set; } = null!;

    /// <summary>True until all events have been replayed.</summary>
    public bool IsRecovering { get; private set; } = true;

    /// <summary>True from when all events have been replayed.</summary>
    public bool IsRecoveryFinished => !IsRecovering;

    /// <summary>The number of the event that was replayed or handled last.</summary>
    public long LastSequenceNr { get; internal set; }

    /// <summary>The number that a snapshot taken now would get.</summary>
    public long SnapshotSequenceNr => LastSequenceNr;

    /// <summary>The name of the actor's snapshots.</summary>
    public string SnapshotterId => PersistenceId;

    /// <summary>The logger of the actor, made on first use.</summary>
    protected ILoggingAdapter Log => log ??= Logging.GetLogger(Cell.System, Self);

    PersistenceSetup Stores => Cell.System.Persistence;

    /// <summary>Persists an event; commands wait until <paramref name="handler"/> has run.</summary>
    public void Persist<TEvent>(TEvent @event, Action<TEvent> handler) => Add(PendingKind.Persist, @event, handler);

    /// <summary>Persists events as one, or none of them; the handler runs once for each.</summary>
    public void PersistAll<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var @event in events)
            Add(PendingKind.Persist, @event, handler);
    }

    /// <summary>Persists an event; commands go on until <paramref name="handler"/> runs.</summary>
    public void PersistAsync<TEvent>(TEvent @event, Action<TEvent> handler) => Add(PendingKind.PersistAsync, @event, handler);

    /// <summary>Persists events as one, or none of them; commands go on until the handler runs for each.</summary>
    public void PersistAllAsync<TEvent>(IEnumerable<TEvent> events, Action<TEvent> handler)
    {
        ArgumentNullException.ThrowIfNull(events);
        foreach (var @event in events)
            Add(PendingKind.PersistAsync, @event, handler);
    }

    /// <summary>Runs <paramref name="handler"/> after the handlers of all events persisted before, without persisting <paramref name="evt"/>.</summary>
    public void DeferAsync<TEvent>(TEvent evt, Action<TEvent> handler) => Add(PendingKind.Defer, evt, handler);

    /// <summary>Takes a command; false means that it was not handled.</summary>
    protected abstract bool ReceiveCommand(object message);

    /// <summary>Takes a replayed event, a <see cref="SnapshotOffer"/> or <see cref="RecoveryCompleted"/>; false means that it was not handled.</summary>
    protected abstract bool ReceiveRecover(object message);

    /// <inheritdoc/>
    protected sealed override bool Receive(object message) => ReceiveCommand(message);

    /// <summary>Called when the journal could not write an event, before the actor stops. The outcome is unknown: it may have been written.</summary>
    protected virtual void OnPersistFailure(Exception cause, object @event, long sequenceNr) =>
        Cell.PublishError(cause, $"{PersistenceId} could not persist {@event.GetType().Name} as event {sequenceNr} and stops: {cause.Message}");

    /// <summary>Called when the journal will not store an event. It was not written and its handler does not run; the actor goes on.</summary>
    protected virtual void OnPersistRejected(Exception cause, object @event, long sequenceNr) =>
        Cell.PublishError(cause, $"the journal rejected {@event.GetType().Name} of {PersistenceId}: {cause.Message}");

    /// <summary>Called when the events could not be replayed, before the actor stops.</summary>
    protected virtual void OnRecoveryFailure(Exception reason, object? message = null) =>
        Cell.PublishError(reason, $"{PersistenceId} could not recover{(message is null ? "" : $" at event {LastSequenceNr} ({message.GetType().Name})")} and stops: {reason.Message}");

    /// <summary>Called when all events have been replayed, before <see cref="RecoveryCompleted"/>.</summary>
    protected virtual void OnReplaySuccess()
    {
    }

    /// <inheritdoc/>
    protected override void Unhandled(object message)
    {
        if (message is RecoveryCompleted)
            return;
        if (message is SaveSnapshotFailure or DeleteSnapshotFailure or DeleteSnapshotsFailure or DeleteMessagesFailure)
            Cell.System.EventStream.Publish(new Warning(Self.Path.ToString(), GetType(), message));
        else
            base.Unhandled(message);
    }

    /// <summary>Runs asynchronous work as part of the command at hand: the next command waits for it.</summary>
    protected void RunTask(Func<Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        Cell.RunAsync(static start => ((Func<Task>)start)(), action);
    }

    /// <summary>Called when a command's handler has returned.</summary>
    internal void AfterCommand()
    {
        if (writer is { IsIdle: false })
            writer.Flush();
    }

    /// <summary>Called when a command's handler has thrown.</summary>
    internal void AfterFailedCommand() => writer?.FlushAfterFailure();

    /// <summary>Called when this instance ends.</summary>
    internal void AfterEnd()
    {
        permit?.Return();
        if (writer?.CountUnwritten() is > 0 and var lost)
            Cell.System.EventStream.Publish(new Warning(Self.Path.ToString(), GetType(), $"{PersistenceId} ended with {lost} persisted events not written yet: they are lost"));
    }

    internal void CallOnPersistRejected(Exception cause, object @event, long sequenceNr) => OnPersistRejected(cause, @event, sequenceNr);

    internal void FailPersist(Exception cause, object @event, long sequenceNr)
    {
        try
        {
            OnPersistFailure(cause, @event, sequenceNr);
        }
        finally
        {
            Cell.Stop(Self);
        }
    }

    void Add<TEvent>(PendingKind kind, TEvent @event, Action<TEvent> handler)
    {
        ArgumentNullException.ThrowIfNull(@event);
        ArgumentNullException.ThrowIfNull(handler);
        if (IsRecovering)
            throw new InvalidOperationException($"{PersistenceId} cannot persist while it recovers: wait for RecoveryCompleted");
        writer!.Add(kind, @event, handler, EventInvoker<TEvent>.Instance, Cell.ExchangeableSender);
    }
}
