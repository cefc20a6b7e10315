namespace Actors.Runtime;

/// <summary>
/// Each message to the routee with the least to do: idle before busy, then by the messages that wait. Only routees
/// whose mailbox counts can be compared; the others are taken, in turn, where there are no such.
/// </summary>
public sealed class SmallestMailboxRoutingLogic : RoutingLogic
{
    readonly RoundRobinRoutingLogic turns = new();

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        ArgumentNullException.ThrowIfNull(routees);
        Routee? best = null;
        var least = long.MaxValue;
        foreach (var routee in routees)
        {
            if (Load(routee) is not { } load || load >= least)
                continue;
            (best, least) = (routee, load);
            if (load == 0)
                break;
        }
        return best ?? turns.Select(message, routees);
    }

    /// <summary>The messages a routee has before it, with the one at hand; null where that is not known.</summary>
    static long? Load(Routee routee) => routee.Cell is { OwnMailbox: { } mailbox, IsTerminated: false } cell
        ? mailbox.Count + (cell.IsHandling ? 1 : 0)
        : null;
}
