namespace Actors.Runtime;

/// <summary>A message between cells about life and death; it overtakes user messages and reaches suspended actors.</summary>
internal abstract class SystemMessage
{
    /// <summary>The link of the queue the message waits in; a message waits in one queue only.</summary>
    internal SystemMessage? Next;
}

/// <summary>Make the first instance.</summary>
internal sealed class Create : SystemMessage;

/// <summary>Take no user messages until resumed or restarted.</summary>
internal sealed class Suspend : SystemMessage;

/// <summary>Go on; <paramref name="causedByFailure"/> is the failure that is forgiven, if it was this actor's.</summary>
internal sealed class Resume(Exception? causedByFailure) : SystemMessage
{
    internal readonly Exception? CausedByFailure = causedByFailure;
}

/// <summary>Replace the instance.</summary>
internal sealed class Recreate(Exception cause) : SystemMessage
{
    internal readonly Exception Cause = cause;
}

/// <summary>Stop.</summary>
internal sealed class Terminate : SystemMessage;

/// <summary>Tell <paramref name="watcher"/> when you stop.</summary>
internal sealed class Watch(InternalActorRef watcher) : SystemMessage
{
    internal readonly InternalActorRef Watcher = watcher;
}

/// <summary>No need to tell <paramref name="watcher"/>.</summary>
internal sealed class Unwatch(InternalActorRef watcher) : SystemMessage
{
    internal readonly InternalActorRef Watcher = watcher;
}

/// <summary>A child has failed and waits, suspended, for the decision.</summary>
internal sealed class Failed(LocalActorRef child, Exception cause) : SystemMessage
{
    internal readonly LocalActorRef Child = child;
    internal readonly Exception Cause = cause;
}

/// <summary>A child or a watched actor has stopped.</summary>
internal sealed class DeathWatchNotification(IActorRef actor, bool existenceConfirmed) : SystemMessage
{
    internal readonly IActorRef Actor = actor;
    internal readonly bool ExistenceConfirmed = existenceConfirmed;
}

/// <summary>Run the rest of an asynchronous handler of <paramref name="incarnation"/>.</summary>
internal sealed class Continuation(ActorBase incarnation, SendOrPostCallback callback, object? state) : SystemMessage
{
    internal readonly ActorBase Incarnation = incarnation;

    /// <summary>What the callback is called with: for an await, the action that goes on behind it.</summary>
    internal object? State => state;

    internal void Run() => callback(state);
}
