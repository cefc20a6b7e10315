namespace Actors.Runtime;

/// <summary>What the simulated network does to every message. Messages of one link arrive in the order sent.</summary>
/// <param name="LeastDelay">The shortest time from node to node.</param>
/// <param name="MostDelay">The longest time, without a fault.</param>
public sealed record NetworkConditions(TimeSpan LeastDelay, TimeSpan MostDelay)
{
    /// <summary>One to ten milliseconds.</summary>
    public static NetworkConditions Default { get; } = new(TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(10));
}
