namespace Actors.Runtime;

/// <content>Delivering in an order drawn from the seed.</content>
public sealed partial class SimulatedActorSystem
{
    /// <summary>The node of a simulation that the system is an incarnation of, if it is one.</summary>
    internal SimulatedNode? Node { get; }

    /// <summary>Who is told of every message before it is handled.</summary>
    internal IRunObserver? Observer { get; set; }

    /// <summary>True from when the node was killed: nothing moves any more, and what is sent is lost.</summary>
    internal bool IsDown { get; private set; }

    /// <summary>How many lanes there are to choose the next delivery from.</summary>
    internal int Choices => lanes!.Count + settled.Count;

    internal bool IsRunning => runningThread != 0;

    /// <summary>What was done from another thread since the last turn, if anything.</summary>
    internal Exception? TakeFatal() => Interlocked.Exchange(ref fatal, value: null);

    /// <summary>Stops everything where it stands. No actor learns of it.</summary>
    internal void Kill()
    {
        IsDown = true;
        lanes!.Clear();
        settled.Clear();
    }

    /// <summary>Fires the timer that is due.</summary>
    internal void FireDueTimer()
    {
        isTimerDue = true;
        TakeTurns(limit: 0);
    }

    void AddUrgent(SeededCell cell, SystemMessage message)
    {
        if (!IsDown)
            cell.Urgent.Add(message);
    }

    static long DrainByLot(Lanes lanes, Turn turn, long limit)
    {
        var delivered = 0L;
        while (delivered < limit && lanes.Count > 0)
            delivered += lanes.Draw().TakeTurn(turn) ? 1 : 0;
        return delivered;
    }
}
