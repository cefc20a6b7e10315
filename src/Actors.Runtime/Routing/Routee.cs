namespace Actors.Runtime;

/// <summary>Somewhere a router sends messages to.</summary>
public class Routee
{
    /// <summary>Nowhere.</summary>
    public static readonly Routee NoRoutee = new();

    private protected Routee()
    {
    }

    /// <summary>An actor as a routee.</summary>
    public static Routee FromActorRef(IActorRef actorRef) => new ActorRefRoutee(actorRef);

    /// <summary>Sends a message on.</summary>
    public virtual void Send(object message, IActorRef? sender)
    {
    }

    /// <summary>The system of whoever is behind it, if that is known.</summary>
    internal virtual ActorSystem? System => null;

    /// <summary>The cell of whoever is behind it, if that is an actor of this process.</summary>
    internal virtual ActorCell? Cell => null;
}

/// <summary>An actor behind a router.</summary>
public sealed class ActorRefRoutee(IActorRef actor) : Routee, IEquatable<ActorRefRoutee>
{
    /// <summary>The actor.</summary>
    public IActorRef Actor { get; } = actor;

    /// <inheritdoc/>
    public override void Send(object message, IActorRef? sender) => Actor.Tell(message, sender);

    internal override ActorSystem? System => (Actor as InternalActorRef)?.System;

    internal override ActorCell? Cell => (Actor as LocalActorRef)?.Cell;

    /// <inheritdoc/>
    public bool Equals(ActorRefRoutee? other) => other is not null && Actor.Equals(other.Actor);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActorRefRoutee);

    /// <inheritdoc/>
    public override int GetHashCode() => Actor.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Actor.Path.ToStringWithoutAddress();
}

/// <summary>Whoever lives at a path, behind a router.</summary>
public sealed class ActorSelectionRoutee(ActorSelection selection) : Routee, IEquatable<ActorSelectionRoutee>
{
    /// <summary>The path.</summary>
    public ActorSelection Selection { get; } = selection;

    /// <inheritdoc/>
    public override void Send(object message, IActorRef? sender) => Selection.Tell(message, sender);

    internal override ActorSystem? System => Selection.AnchorRef.System;

    /// <inheritdoc/>
    public bool Equals(ActorSelectionRoutee? other) => other is not null && string.Equals(ToString(), other.ToString(), StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActorSelectionRoutee);

    /// <inheritdoc/>
    public override int GetHashCode() => Selection.Anchor.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => Selection.PathString;
}

/// <summary>Several routees as one.</summary>
public sealed class SeveralRoutees(IReadOnlyList<Routee> routees) : Routee
{
    /// <inheritdoc/>
    public override void Send(object message, IActorRef? sender)
    {
        foreach (var routee in routees)
            routee.Send(message, sender);
    }
}
