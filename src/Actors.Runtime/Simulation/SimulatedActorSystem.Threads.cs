namespace Actors.Runtime;

/// <content>Keeping everything on one thread, and saying so where something is not.</content>
public sealed partial class SimulatedActorSystem
{
    volatile int ownThread;

    internal override void Complete(PromiseRef promise)
    {
        if (runningThread == 0)
            promise.CompleteTask();
        else if (!IsOwnThread)
            ReportFatal(CalledFromElsewhere());
        else if (promise.IsAwaitedByActor)
            CompleteOutsideOfContext(promise);
        else
            settled.Enqueue(promise);
    }

    internal void EnqueueSystem(SimulatedCell cell, SystemMessage message)
    {
        if (message is Continuation continuation && !IsOwnThread)
        {
            ReportFatal(CalledFromElsewhere($"to go on with {Continuations.NameOf(continuation.State) ?? "an asynchronous handler"} of {cell.Self}"));
            return;
        }
        RequireOwnThread();
        if (cell is SeededCell seeded)
            AddUrgent(seeded, message);
        else
            urgent.Add(cell, message);
    }

    /// <summary>Refuses, loudly on both sides, a call from a thread other than the one that runs the simulation.</summary>
    internal void RequireOwnThread()
    {
        if (IsOwnThread || (runningThread == 0 && Node is null))
            return;
        var violation = CalledFromElsewhere();
        ReportFatal(violation);
        throw violation;
    }

    /// <summary>True on the thread that runs the system, or ran it last.</summary>
    bool IsOwnThread => ownThread == Environment.CurrentManagedThreadId;

    InvalidOperationException CalledFromElsewhere(string? why = null) => new($"{this} runs on one thread and was called from another{(why is null ? "" : " ")}{why}: simulated actors may await and pipe only what the simulation itself completes (its timers, asks and messages), and not behind ConfigureAwait(false)");

    /// <summary>Completes a task where its continuations may run at once: the task library sends them to the thread pool while a synchronization context is set.</summary>
    static void CompleteOutsideOfContext(PromiseRef promise)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        promise.CompleteTask();
        SynchronizationContext.SetSynchronizationContext(outer);
    }
}
