namespace Actors.Runtime;

/// <summary>Failing, and deciding about children that failed.</summary>
internal abstract partial class ActorCell
{
    bool hasFailed;
    List<IActorRef>? perpetrators;
    SupervisorStrategy? strategy;

    /// <summary>How often this actor was restarted, as its supervisor counts.</summary>
    internal ChildRestartStats? RestartStats;

    SupervisorStrategy Strategy =>
        strategy ??= Props.SupervisorStrategy ?? Actor?.CallSupervisorStrategy() ?? SupervisorStrategy.DefaultStrategy;

    internal void PublishError(Exception cause, string? message = null) =>
        System.EventStream.Publish(new Error(cause, Self.Path.ToString(), Props.Type, message ?? cause.Message));

    /// <summary>Suspends this actor with its children and asks the supervisor what to do.</summary>
    /// <param name="cause">What went wrong.</param>
    /// <param name="child">The child whose failure is escalated, if it is not this actor's own.</param>
    void Fail(Exception cause, IActorRef? child = null)
    {
        if (child is not null)
            (perpetrators ??= []).Add(child);
        if (hasFailed || IsStopping)
        {
            PublishError(cause, $"{Self} failed again while it was {(IsStopping ? "stopping" : "waiting for its supervisor")}: {cause.Message}");
            return;
        }
        hasFailed = true;
        Suspensions++;
        foreach (var other in GetChildren())
        {
            if (!other.Equals(child))
                InternalActorRef.Of(other).SendSystem(new Suspend());
        }
        Supervisor.SendSystem(new Failed(Self, cause));
    }

    void ClearFailure()
    {
        hasFailed = false;
        perpetrators = null;
    }

    void FaultSuspend()
    {
        Suspensions++;
        foreach (var child in GetChildren())
            InternalActorRef.Of(child).SendSystem(new Suspend());
    }

    void FaultResume(Exception? causedByFailure)
    {
        if (Actor is null && phase == Phase.Normal)
        {
            FaultCreate();
            return;
        }
        Suspensions--;
        var forgiven = causedByFailure is null ? null : perpetrators;
        if (causedByFailure is not null)
        {
            ClearFailure();
            if (!IsAwaiting)
            {
                persistent?.AfterCommand();
                EndMessage();
            }
        }
        foreach (var child in GetChildren())
            ResumeChild(InternalActorRef.Of(child), forgiven?.IndexOf(child) ?? -1, causedByFailure);
        if (Suspensions == 0)
            OnReady();
    }

    /// <summary>
    /// Resumes a child as often as it was suspended: by this actor, and by its own failure if that was escalated.
    /// The first to escalate was spared the suspension that the others got.
    /// </summary>
    static void ResumeChild(InternalActorRef child, int escalated, Exception? cause)
    {
        if (escalated >= 0)
            child.SendSystem(new Resume(cause));
        if (escalated != 0)
            child.SendSystem(new Resume(causedByFailure: null));
    }

    void HandleFailed(Failed failed)
    {
        if (children?.Contains(failed.Child) != true || IsStopping)
            return;
        bool decided;
        try
        {
            decided = Strategy.HandleFailure(this, failed.Child, failed.Cause, children.All());
        }
        catch (Exception failure)
        {
            PublishError(failed.Cause);
            Fail(failure, failed.Child);
            return;
        }
        if (!decided)
            Fail(failed.Cause, failed.Child);
    }

    internal static ChildRestartStats StatsOf(LocalActorRef child) => child.Cell.RestartStats ??= new ChildRestartStats(child);
}
