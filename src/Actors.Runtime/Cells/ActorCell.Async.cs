namespace Actors.Runtime;

/// <summary>Asynchronous handlers: the mailbox waits, continuations come back to the actor's own turns.</summary>
internal abstract partial class ActorCell
{
    CellSynchronizationContext? synchronization;
    Task? awaited;
    int holds;

    /// <summary>True while the message at hand is not finished.</summary>
    internal bool IsAwaiting => awaited is not null;

    /// <summary>What the message at hand waits for, if it is not finished.</summary>
    internal Task? Awaited => awaited;

    /// <summary>Runs asynchronous work as part of the message at hand; the next message waits for it.</summary>
    internal void RunAsync<TState>(Func<TState, Task> start, TState state)
    {
        if (awaited is not null)
            throw new InvalidOperationException($"{Self} started a second asynchronous operation for one message: await both in one handler");
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(Synchronization);
        try
        {
            var task = start(state);
            if (task.IsCompleted)
                task.GetAwaiter().GetResult();
            else
                Await(task);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
        if (awaited is null)
            Actor!.AfterAsyncHandler();
    }

    /// <summary>Waits for the task from within the synchronization context, so that its end is noticed on a turn of this cell.</summary>
    void Await(Task task)
    {
        if (carrier is not null)
            carrier = Box.Open(carrier);
        awaited = task;
        Hold();
        task.GetAwaiter().UnsafeOnCompleted(FinishAwaited);
    }

    /// <summary>Ends the message at hand. It may run inside of the task's own completion, so it throws nothing.</summary>
    void FinishAwaited()
    {
        var task = awaited!;
        awaited = null;
        try
        {
            task.GetAwaiter().GetResult();
            Actor!.AfterAsyncHandler();
            EndMessage();
        }
        catch (Exception failure)
        {
            persistent?.AfterFailedCommand();
            Fail(failure);
        }
        Release();
    }

    /// <summary>Keeps user messages back on behalf of the present instance.</summary>
    internal void Hold()
    {
        holds++;
        Suspensions++;
    }

    /// <summary>Ends one <see cref="Hold"/>.</summary>
    internal void Release()
    {
        holds--;
        if (--Suspensions == 0)
            OnReady();
    }

    void Continue(Continuation continuation)
    {
        if (!ReferenceEquals(continuation.Incarnation, Actor))
        {
            ReportLostContinuation();
            return;
        }
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(synchronization);
        try
        {
            continuation.Run();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>The way back to the turns of the present instance.</summary>
    CellSynchronizationContext Synchronization => synchronization ??= new(this, Actor!);

    /// <summary>Forgets what the discarded instance was waiting for.</summary>
    void AbandonAsync()
    {
        awaited = null;
        Suspensions -= holds;
        holds = 0;
        synchronization = null;
    }

    void ReportLostContinuation() => System.EventStream.Publish(new Warning(Self.Path.ToString(), Props.Type,
        $"{Self} stopped or restarted while an asynchronous operation of it was under way: the rest of the operation does not run"));

    /// <summary>Runs a callback on a later turn of this cell, if the present instance still lives then.</summary>
    internal void PostContinuation(ActorBase incarnation, SendOrPostCallback callback, object? state) =>
        PostSystem(new Continuation(incarnation, callback, state));
}

/// <summary>Brings the continuations of one instance's asynchronous handlers back to the turns of its cell.</summary>
internal sealed class CellSynchronizationContext(ActorCell cell, ActorBase incarnation) : SynchronizationContext
{
    internal readonly ActorBase Incarnation = incarnation;

    public override void Post(SendOrPostCallback d, object? state) => cell.PostContinuation(Incarnation, d, state);

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException($"{cell.Self} cannot be called synchronously from another thread: send it a message");

    public override SynchronizationContext CreateCopy() => this;
}
