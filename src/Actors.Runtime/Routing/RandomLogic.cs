namespace Actors.Runtime;

/// <summary>Each message to any routee. Made on an actor's turn it draws from the seed of the system, so that a simulated run repeats; elsewhere it begins with the same chance every time.</summary>
public sealed class RandomLogic : RoutingLogic
{
    readonly Random chance = Chances.OfThisTurn();

    /// <inheritdoc/>
    public override Routee Select(object message, Routee[] routees)
    {
        ArgumentNullException.ThrowIfNull(routees);
        return routees.Length == 0 ? Routee.NoRoutee : routees[chance.Next(routees.Length)];
    }
}

/// <summary>Where routing logic takes its chance from.</summary>
internal static class Chances
{
    /// <summary>A sequence that the seed of the system and the running actor determine.</summary>
    internal static Random OfThisTurn() => new(Turn.Current is { } cell ? (int)(cell.System.ChanceOf(cell.Self.Path.Uid, 0) * int.MaxValue) : 0);
}
