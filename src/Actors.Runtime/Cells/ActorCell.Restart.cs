namespace Actors.Runtime;

/// <summary>Replacing the instance, once the children that stop with the old one have stopped.</summary>
internal abstract partial class ActorCell
{
    Exception? restartCause;

    void FaultCreate()
    {
        foreach (var child in GetChildren())
            Stop(child);
        if (children is { Stopping: > 0 })
            phase = Phase.Creating;
        else
            FinishCreate();
    }

    void FinishCreate()
    {
        phase = Phase.Normal;
        Suspensions--;
        ClearFailure();
        Instantiate();
        if (Suspensions == 0)
            OnReady();
    }

    void FaultRecreate(Exception cause)
    {
        if (phase != Phase.Normal)
        {
            FaultResume(causedByFailure: null);
            return;
        }
        if (Actor is null)
        {
            FaultCreate();
            return;
        }
        var message = Message;
        try
        {
            Actor.AroundPreRestart(cause, message);
        }
        catch (Exception failure)
        {
            PublishError(new PreRestartException(Self, failure, cause, message));
        }
        Discard();
        if (children is { Stopping: > 0 })
        {
            phase = Phase.Recreating;
            restartCause = cause;
        }
        else
        {
            FinishRecreate(cause);
        }
    }

    void FinishRecreate(Exception cause)
    {
        phase = Phase.Normal;
        restartCause = null;
        var survivors = GetChildren();
        Suspensions--;
        ClearFailure();
        try
        {
            NewActor();
            Actor!.AroundPostRestart(cause, message: null);
            Actor.AfterStart();
        }
        catch (Exception failure)
        {
            Discard();
            throw new PostRestartException(Self, failure, cause);
        }
        foreach (var child in survivors)
            InternalActorRef.Of(child).SendSystem(new Recreate(cause));
        if (Suspensions == 0)
            OnReady();
    }
}
