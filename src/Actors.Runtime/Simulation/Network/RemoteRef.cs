namespace Actors.Runtime;

/// <summary>A reference to an actor of a node by its path, whichever incarnation of actor and node is there.</summary>
internal sealed class RemoteRef(SimulatedNode node, string path) : InternalActorRef
{
    public override ActorPath Path { get; } = path.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(ActorPath.Root(new Address("akka", node.Name)), static (at, name) => at / name);

    internal override ActorSystem? System => null;

    /// <summary>Goes through the network, unless it is the driver or an actor of the same node that tells.</summary>
    public override void Tell(object message, IActorRef? sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (Turn.Current is { System: SimulatedActorSystem { Node: { } from } } teller && !ReferenceEquals(from, node))
            node.Network.Send(teller, node, this, message, sender);
        else
            node.Find(path)?.Tell(message, sender);
    }

    internal LocalActorRef? Find() => node.Find(path);

    internal override void SendSystem(SystemMessage message)
    {
        if (message is Watch)
            throw new NotSupportedException($"{this} is on another node of the simulation and cannot be watched from there: watch it by messages and a timeout");
        Find()?.SendSystem(message);
    }
}

/// <summary>The sender of an ask, as the actors of another node see it: the answer goes through the network.</summary>
internal sealed class RemoteAskRef(SimulatedNode node, InternalActorRef ask) : InternalActorRef
{
    public override ActorPath Path => ask.Path;

    internal override ActorSystem? System => ask.System;

    public override void Tell(object message, IActorRef? sender)
    {
        if (Turn.Current is { } teller)
            node.Network.Send(teller, node, ask, message, sender);
        else
            ask.Tell(message, sender);
    }

    internal override void SendSystem(SystemMessage message) => ask.SendSystem(message);
}
