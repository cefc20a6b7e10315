namespace Actors.Runtime;

/// <summary>The lanes of a simulated system that have something to deliver. Which goes next is drawn.</summary>
internal sealed class Lanes(Chance chance)
{
    readonly List<Lane> ready = [];

    internal int Count => ready.Count;

    internal Lane Draw() => ready[chance.Below(ready.Count)];

    internal void Open(Lane lane)
    {
        if (lane.Place >= 0)
            return;
        lane.Place = ready.Count;
        ready.Add(lane);
    }

    internal void Close(Lane lane)
    {
        var last = ready[^1];
        ready[lane.Place] = last;
        last.Place = lane.Place;
        lane.Place = -1;
        ready.RemoveAt(ready.Count - 1);
    }

    internal void Clear()
    {
        foreach (var lane in ready)
            lane.Place = -1;
        ready.Clear();
    }
}

/// <summary>Something that is delivered in its own order to one cell, whatever other lanes do meanwhile.</summary>
internal abstract class Lane(Lanes all, SeededCell target)
{
    /// <summary>Where it stands among the lanes that are ready; -1 where it is not.</summary>
    internal int Place = -1;

    protected Lanes All => all;

    protected SeededCell Target => target;

    /// <summary>Gives the target a turn. True where it delivered a user message.</summary>
    internal abstract bool TakeTurn(Turn turn);
}

/// <summary>What one actor told another, or the driver told it.</summary>
internal sealed class PairLane(Lanes all, SeededCell target) : Lane(all, target)
{
    readonly DeliveryQueue messages = new(capacity: 4);

    internal void Add(object carrier, IActorRef? sender, bool isBox)
    {
        messages.Enqueue(Target, carrier, sender, isBox);
        All.Open(this);
    }

    /// <summary>System messages overtake user messages, also those of lanes that are drawn first.</summary>
    internal override bool TakeTurn(Turn turn)
    {
        if (Target.Urgent.HasSystemMessage)
            return Target.Urgent.TakeTurn(turn);
        var delivery = messages.Dequeue();
        if (messages.Count == 0)
            All.Close(this);
        turn.Cell = Target;
        Target.TakeMessage(delivery);
        return true;
    }
}

/// <summary>The system messages of a cell, then what it had held back.</summary>
internal sealed class UrgentLane(Lanes all, SeededCell target) : Lane(all, target)
{
    readonly Queue<SystemMessage> systemMessages = new();
    bool isAwake;

    internal bool HasSystemMessage => systemMessages.Count > 0;

    internal void Add(SystemMessage message)
    {
        systemMessages.Enqueue(message);
        All.Open(this);
    }

    internal void Wake()
    {
        isAwake = true;
        All.Open(this);
    }

    internal override bool TakeTurn(Turn turn)
    {
        turn.Cell = Target;
        var hasMessage = systemMessages.TryDequeue(out var message);
        if (!hasMessage)
            isAwake = false;
        if (systemMessages.Count == 0 && !isAwake)
            All.Close(this);
        if (hasMessage)
            Target.TakeSystem(message!);
        else
            Target.TakeBacklog();
        return !hasMessage;
    }
}
