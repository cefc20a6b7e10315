namespace Actors.Runtime;

/// <summary>The base of what the runtime throws.</summary>
public abstract class AkkaException(string? message, Exception? cause = null) : Exception(message, cause);

/// <summary>An actor could not be created; the cause is what its constructor or <c>PreStart</c> threw.</summary>
public class ActorInitializationException(IActorRef? actor, string message, Exception? cause = null) : AkkaException(message, cause)
{
    /// <summary>A creation outside of any actor system.</summary>
    public ActorInitializationException(string message) : this(null, message)
    {
    }

    /// <summary>The actor that could not be created.</summary>
    public IActorRef? Actor { get; } = actor;
}

/// <summary><c>PreRestart</c> threw; the restart goes on.</summary>
public sealed class PreRestartException(IActorRef actor, Exception restartException, Exception cause, object? optionalMessage)
    : ActorInitializationException(actor, $"PreRestart of {actor} threw {restartException.GetType().Name}: {restartException.Message}", restartException)
{
    /// <summary>Why the actor was being restarted.</summary>
    public Exception Cause { get; } = cause;

    /// <summary>The message it had failed on, if any.</summary>
    public object? OptionalMessage { get; } = optionalMessage;
}

/// <summary>The constructor or <c>PostRestart</c> of a restarted actor threw.</summary>
public sealed class PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
    : ActorInitializationException(actor, $"the restart of {actor} threw {cause.GetType().Name}: {cause.Message}", cause)
{
    /// <summary>Why the actor was being restarted.</summary>
    public Exception OriginalCause { get; } = originalCause;
}

/// <summary>The actor was told <see cref="Kill"/>.</summary>
public sealed class ActorKilledException(string message) : AkkaException(message);

/// <summary>An actor was asked to do what its state does not allow.</summary>
public sealed class IllegalActorStateException(string message) : AkkaException(message);

/// <summary>A name is empty, has characters that a path cannot hold, or is taken.</summary>
public sealed class InvalidActorNameException(string message) : AkkaException(message);

/// <summary>A watched actor stopped, and the watcher has no handler for <see cref="Terminated"/>.</summary>
public sealed class DeathPactException(IActorRef deadActor)
    : AkkaException($"{deadActor} terminated and the watcher does not handle Terminated: add Receive<Terminated>, or Unwatch it")
{
    /// <summary>The actor that stopped.</summary>
    public IActorRef DeadActor { get; } = deadActor;
}

/// <summary>No answer to an ask within its timeout.</summary>
public sealed class AskTimeoutException(string message) : TimeoutException(message);

/// <summary>The stash is full.</summary>
public sealed class StashOverflowException(string message) : AkkaException(message);
