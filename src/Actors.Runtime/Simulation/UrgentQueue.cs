namespace Actors.Runtime;

/// <summary>
/// What goes before user messages: system messages, then cells that were held back and may go on. The lock lets
/// a thread that completes an awaited task between two runs post the continuation.
/// </summary>
internal sealed class UrgentQueue
{
    readonly Lock gate = new();
    readonly Queue<(SimulatedCell Cell, SystemMessage Message)> systemMessages = new();
    readonly Queue<SimulatedCell> awake = new();
    volatile int count;

    internal bool IsEmpty => count == 0;

    internal void Add(SimulatedCell cell, SystemMessage message)
    {
        lock (gate)
        {
            systemMessages.Enqueue((cell, message));
            count++;
        }
    }

    internal void Wake(SimulatedCell cell)
    {
        lock (gate)
        {
            awake.Enqueue(cell);
            count++;
        }
    }

    /// <summary>Gives the next turn. True where it delivered a user message.</summary>
    internal bool TakeTurn(Turn turn)
    {
        SimulatedCell cell;
        SystemMessage? message = null;
        lock (gate)
        {
            count--;
            if (systemMessages.TryDequeue(out var next))
                (cell, message) = next;
            else
                cell = awake.Dequeue();
        }
        turn.Cell = cell;
        if (message is null)
            cell.DeliverBacklog();
        else
            cell.TakeSystem(message);
        return message is null;
    }
}
