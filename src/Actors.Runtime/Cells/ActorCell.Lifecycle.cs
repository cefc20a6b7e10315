namespace Actors.Runtime;

/// <summary>Start and stop.</summary>
internal abstract partial class ActorCell
{
    Phase phase;

    enum Phase : byte
    {
        /// <summary>Living, or waiting for the first instance.</summary>
        Normal,

        /// <summary>The old instance is gone; the new one comes when the stopping children have stopped.</summary>
        Recreating,

        /// <summary>As <see cref="Recreating"/>, but there was no instance yet.</summary>
        Creating,

        /// <summary>Stops when the children have stopped.</summary>
        Terminating,

        Terminated,
    }

    internal bool IsTerminated => phase == Phase.Terminated;

    bool IsStopping => phase is Phase.Terminating or Phase.Terminated;

    /// <summary>Takes a system message on this turn.</summary>
    protected void HandleSystem(SystemMessage message)
    {
        if (phase == Phase.Terminated)
        {
            HandleAfterDeath(message);
            return;
        }
        try
        {
            switch (message)
            {
                case Continuation continuation: Continue(continuation); break;
                case Failed failed: HandleFailed(failed); break;
                case DeathWatchNotification notice: HandleDeath(notice); break;
                case Create: FirstCreate(); break;
                case Watch watch: AddWatcher(watch.Watcher); break;
                case Unwatch unwatch: watchedBy?.Remove(unwatch.Watcher); break;
                case Suspend: FaultSuspend(); break;
                case Resume resume: FaultResume(resume.CausedByFailure); break;
                case Recreate recreate: FaultRecreate(recreate.Cause); break;
                case Terminate: BeginTerminate(); break;
                default: throw new InvalidOperationException($"unknown system message {message.GetType().Name}");
            }
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
    }

    void HandleAfterDeath(SystemMessage message)
    {
        switch (message)
        {
            case Watch watch:
                watch.Watcher.SendSystem(new DeathWatchNotification(Self, existenceConfirmed: true));
                break;
            case Continuation:
                ReportLostContinuation();
                break;
        }
    }

    void FirstCreate()
    {
        Suspensions--;
        Instantiate();
        if (Suspensions == 0)
            OnReady();
    }

    void Instantiate()
    {
        try
        {
            NewActor();
            Actor!.AroundPreStart();
            Actor.AfterStart();
        }
        catch (Exception failure) when (failure is not ActorInitializationException)
        {
            Discard();
            throw new ActorInitializationException(Self, $"{Self} ({Props.TypeName}) could not start: {failure.GetType().Name}: {failure.Message}", failure);
        }
        catch
        {
            Discard();
            throw;
        }
    }

    void NewActor()
    {
        behaviour = Unborn.Instance;
        behavioursBelow = null;
        strategy = null;
        IsCreating = true;
        ActorBase created;
        try
        {
            created = Props.NewActor();
        }
        finally
        {
            IsCreating = false;
        }
        Adopt(created, created.InitialBehaviour());
        if (created is IActorStash stashing)
            stashing.Stash = Stash;
        if (created is IWithTimers timing)
            timing.Timers = Timers;
        persistent = created as Eventsourced;
        Actor = created;
    }

    /// <summary>Puts the declared behaviour where the constructor found the placeholder, under whatever it has stacked.</summary>
    void Adopt(ActorBase created, Behaviour declared)
    {
        if (!ReferenceEquals(created.Cell, this))
            throw new ActorInitializationException(Self, $"the Props of {Self} gave an instance that belongs to {created.Cell.Self}: make a new instance for every actor");
        declared = AroundBehaviour.For(created, declared);
        behaviour = ReferenceEquals(behaviour, Unborn.Instance) ? declared : AroundBehaviour.For(created, behaviour);
        if (behavioursBelow is null)
            return;
        var fromTop = behavioursBelow.ToArray();
        behavioursBelow.Clear();
        for (var i = fromTop.Length - 1; i >= 0; i--)
            behavioursBelow.Push(ReferenceEquals(fromTop[i], Unborn.Instance) ? declared : AroundBehaviour.For(created, fromTop[i]));
    }

    /// <summary>Lets go of the instance and of all that belongs to it.</summary>
    void Discard()
    {
        persistent?.AfterEnd();
        persistent = null;
        if (Actor is { } gone)
            Props.Release(gone);
        Actor = null;
        behaviour = Unborn.Instance;
        behavioursBelow = null;
        timerScheduler?.CancelAll();
        stash?.UnstashAll();
        AbandonAsync();
        EndMessage();
    }

    void BeginTerminate()
    {
        if (IsStopping)
            return;
        phase = Phase.Terminating;
        Suspensions++;
        ClearReceiveTimeout();
        children?.Close();
        foreach (var child in GetChildren())
            Stop(child);
        if (children is null or { Count: 0 })
            FinishTerminate();
    }

    void FinishTerminate()
    {
        var last = Actor;
        try
        {
            last?.AroundPostStop();
        }
        catch (Exception failure)
        {
            PublishError(failure);
        }
        phase = Phase.Terminated;
        Discard();
        restartCause = null;
        BuryMailbox();
        Supervisor.SendSystem(new DeathWatchNotification(Self, existenceConfirmed: true));
        TellWatchers();
        UnwatchAll();
        if (IsSubscriber)
            System.EventStream.Unsubscribe(Self);
    }

    /// <summary>Sends what is left in the mailbox to the dead letters; what still comes follows as it comes.</summary>
    protected abstract void BuryMailbox();

    /// <summary>Sends a message of this dead cell to the dead letters.</summary>
    protected void Bury(object message, IActorRef? from) => System.DeadLetterRef.Take(Box.Open(message), from, Self);
}
