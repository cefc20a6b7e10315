namespace Actors.Runtime;

/// <summary>Every message to all routees; the sender gets the first answer, or a <see cref="Status.Failure"/> when none comes in time.</summary>
/// <param name="within">How long to wait for the first answer.</param>
public sealed class ScatterGatherFirstCompletedRoutingLogic(TimeSpan within) : RoutingLogic
{
    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        ArgumentNullException.ThrowIfNull(routees);
        return routees.Length == 0 ? Routee.NoRoutee : new ScatterGatherFirstCompletedRoutees(routees, within);
    }
}

/// <summary>Several routees of which the first to answer counts.</summary>
/// <param name="routees">Who is asked.</param>
/// <param name="within">How long to wait for the first answer.</param>
public sealed class ScatterGatherFirstCompletedRoutees(Routee[] routees, TimeSpan within) : Routee
{
    /// <inheritdoc/>
    public override void Send(object message, IActorRef? sender)
    {
        var answer = FirstAnswerRef.For(routees, sender);
        answer.Wait(within);
        foreach (var routee in routees)
            routee.Send(message, answer);
    }
}

/// <summary>
/// Each message to one routee after the other, in an order by chance, until one answers; the sender gets the first
/// answer, or a <see cref="Status.Failure"/> when none comes in time. For work that is done in no time by most.
/// </summary>
/// <param name="within">How long to wait for the first answer.</param>
/// <param name="interval">How long to wait before the next routee is asked.</param>
public sealed class TailChoppingRoutingLogic(TimeSpan within, TimeSpan interval) : RoutingLogic
{
    readonly Random chance = Chances.OfThisTurn();

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        ArgumentNullException.ThrowIfNull(routees);
        if (routees.Length == 0)
            return Routee.NoRoutee;
        var order = routees.ToArray();
        chance.Shuffle(order);
        return new TailChoppingRoutees(order, within, interval);
    }
}

/// <summary>Several routees that are asked one after the other.</summary>
/// <param name="routees">Who is asked, in order.</param>
/// <param name="within">How long to wait for the first answer.</param>
/// <param name="interval">How long to wait before the next is asked.</param>
internal sealed class TailChoppingRoutees(Routee[] routees, TimeSpan within, TimeSpan interval) : Routee
{
    public override void Send(object message, IActorRef? sender)
    {
        var answer = FirstAnswerRef.For(routees, sender);
        answer.Wait(within);
        var asked = 1;
        answer.Repeat(interval, () =>
        {
            if (asked < routees.Length)
                routees[asked++].Send(message, answer);
        });
        routees[0].Send(message, answer);
    }
}
