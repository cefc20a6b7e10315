namespace Actors.Runtime;

/// <summary>Carries messages between the nodes of a simulation: with delay, and with loss, duplicates and partitions as the plan says.</summary>
internal sealed class SimulatedNetwork(Simulation simulation, NetworkConditions conditions, Chance chance)
{
    readonly Dictionary<(string From, string To), Link> links = [];

    /// <summary>Sends a message of <paramref name="teller"/> on its way; whether it arrives is another matter.</summary>
    internal void Send(ActorCell teller, SimulatedNode to, InternalActorRef target, object message, IActorRef? sender)
    {
        var from = ((SimulatedActorSystem)teller.System).Node!;
        var link = LinkOf(from.Name, to.Name);
        var number = ++link.Sent;
        var copies = 1;
        var delay = chance.Between(conditions.LeastDelay, conditions.MostDelay);
        foreach (var fault in simulation.Script.MessageFaultsAt(from.Name, to.Name, number))
        {
            simulation.Recorder.Note($"{fault} hits <{message}>");
            switch (fault)
            {
                case Fault.LoseMessage: copies = 0; break;
                case Fault.DuplicateMessage: copies = 2; break;
                case Fault.DelayMessage late: delay += late.By; break;
            }
        }
        if (IsParted(from.Name, to.Name))
        {
            simulation.Recorder.Note($"the partition of {from.Name} and {to.Name} loses <{message}>");
            copies = 0;
        }
        var reply = sender is PromiseRef ask ? new RemoteAskRef(from, ask) : sender;
        for (; copies > 0; copies--)
        {
            var arrival = simulation.Now + delay;
            link.LastArrival = arrival > link.LastArrival ? arrival : link.LastArrival;
            simulation.After(link.LastArrival - simulation.Now, () => Arrive(teller, target, message, reply));
        }
    }

    static void Arrive(ActorCell teller, InternalActorRef target, object message, IActorRef? sender)
    {
        switch (target)
        {
            case RemoteRef remote when remote.Find() is { } found:
                ((SeededCell)found.Cell).Add(teller, message, sender, isBox: false);
                break;
            case LocalActorRef local:
                ((SeededCell)local.Cell).Add(teller, message, sender, isBox: false);
                break;
            case PromiseRef promise when promise.System is SimulatedActorSystem { IsDown: false }:
                promise.Tell(message, sender);
                break;
        }
    }

    bool IsParted(string from, string to)
    {
        foreach (var partition in simulation.Script.Partitions)
        {
            var concerns = (partition.OneNode == from && partition.OtherNode == to) || (partition.OneNode == to && partition.OtherNode == from);
            if (concerns && simulation.Elapsed >= partition.After && simulation.Elapsed < partition.After + partition.Lasting)
                return true;
        }
        return false;
    }

    Link LinkOf(string from, string to)
    {
        if (!links.TryGetValue((from, to), out var link))
            links.Add((from, to), link = new());
        return link;
    }

    /// <summary>One direction between two nodes.</summary>
    sealed class Link
    {
        internal long Sent;
        internal DateTimeOffset LastArrival;
    }
}
