namespace Actors.Runtime;

/// <summary>A message that the runtime acts on itself before, or instead of, the actor's handlers.</summary>
public interface IAutoReceivedMessage;

/// <summary>A message by which a base class of the runtime talks to itself; the actor's handlers do not see it.</summary>
internal abstract class OwnMessage : IAutoReceivedMessage, INotInfluenceReceiveTimeout, IDeadLetterSuppression
{
    internal abstract void Run(ActorBase actor);
}

/// <summary>A message that only the runtime should send.</summary>
public interface IPossiblyHarmful;

/// <summary>A message that does not count as activity for the receive timeout.</summary>
public interface INotInfluenceReceiveTimeout;

/// <summary>Stops the actor when the messages told before it have been handled.</summary>
public sealed class PoisonPill : IAutoReceivedMessage, IPossiblyHarmful, IDeadLetterSuppression
{
    PoisonPill()
    {
    }

    /// <summary>The one instance.</summary>
    public static PoisonPill Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<PoisonPill>";
}

/// <summary>Makes the actor fail with <see cref="ActorKilledException"/>, so that its supervisor decides.</summary>
public sealed class Kill : IAutoReceivedMessage, IPossiblyHarmful
{
    Kill()
    {
    }

    /// <summary>The one instance.</summary>
    public static Kill Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<Kill>";
}

/// <summary>Sent to an actor that has heard nothing for its receive timeout.</summary>
public sealed class ReceiveTimeout : IPossiblyHarmful
{
    ReceiveTimeout()
    {
    }

    /// <summary>The one instance.</summary>
    public static ReceiveTimeout Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "<ReceiveTimeout>";
}

/// <summary>Tells a watcher, once, that the actor it watched has stopped.</summary>
public sealed class Terminated(IActorRef actorRef, bool existenceConfirmed, bool addressTerminated)
    : IAutoReceivedMessage, IPossiblyHarmful, IDeadLetterSuppression, IEquatable<Terminated>
{
    /// <summary>The actor that stopped.</summary>
    public IActorRef ActorRef { get; } = actorRef;

    /// <summary>False where the actor was not known ever to have lived.</summary>
    public bool ExistenceConfirmed { get; } = existenceConfirmed;

    /// <summary>True where the whole node was lost.</summary>
    public bool AddressTerminated { get; } = addressTerminated;

    /// <inheritdoc/>
    public bool Equals(Terminated? other) =>
        other is not null && ActorRef.Equals(other.ActorRef)
        && ExistenceConfirmed == other.ExistenceConfirmed && AddressTerminated == other.AddressTerminated;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Terminated);

    /// <inheritdoc/>
    public override int GetHashCode() => ActorRef.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"<Terminated>: {ActorRef} - ExistenceConfirmed={ExistenceConfirmed}";
}

/// <summary>Asks an actor who it is; the runtime answers with <see cref="ActorIdentity"/>.</summary>
public sealed class Identify(object messageId) : IAutoReceivedMessage, INotInfluenceReceiveTimeout
{
    /// <summary>Comes back in the answer.</summary>
    public object MessageId { get; } = messageId;

    /// <inheritdoc/>
    public override string ToString() => $"<Identify>: {MessageId}";
}

/// <summary>The answer to <see cref="Identify"/>.</summary>
public sealed class ActorIdentity(object messageId, IActorRef? subject)
{
    /// <summary>The id of the question.</summary>
    public object MessageId { get; } = messageId;

    /// <summary>The actor that answers, or null where there is none.</summary>
    public IActorRef? Subject { get; } = subject;

    /// <inheritdoc/>
    public override string ToString() => $"<ActorIdentity>: {Subject} - MessageId={MessageId}";
}

/// <summary>An outcome told as a message. An ask that gets a <see cref="Failure"/> fails with its cause.</summary>
public abstract class Status
{
    Status()
    {
    }

    /// <summary>The work was done.</summary>
    public sealed class Success(object? status) : Status
    {
        /// <summary>The result.</summary>
        public readonly object? Status = status;

        /// <summary>A success that carries nothing.</summary>
        public static readonly Success Instance = new(null);

        /// <inheritdoc/>
        public override string ToString() => $"Success: {Status}";
    }

    /// <summary>The work failed.</summary>
    public sealed class Failure(Exception cause, object? state) : Status
    {
        /// <summary>A failure with nothing to add to its cause.</summary>
        public Failure(Exception cause) : this(cause, null)
        {
        }

        /// <summary>Why.</summary>
        public readonly Exception Cause = cause;

        /// <summary>What the failing side adds.</summary>
        public readonly object? State = state;

        /// <inheritdoc/>
        public override string ToString() => State is null ? $"Failure: {Cause.Message}" : $"Failure: {State}, {Cause.Message}";
    }
}

/// <summary>A message and its sender, as they wait in a mailbox or a stash.</summary>
public readonly record struct Envelope(object Message, IActorRef? Sender);
