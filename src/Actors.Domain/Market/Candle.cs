namespace Actors.Domain;

/// <summary>
/// A closed candle: <paramref name="High"/> ≥ open, close ≥ <paramref name="Low"/>; volume in base units.
/// It holds trades from <paramref name="OpenTime"/> (UTC, inclusive) to the open of the next one (exclusive).
/// </summary>
public readonly record struct Candle(
    DateTimeOffset OpenTime, Price Open, Price High, Price Low, Price Close, Quantity Volume)
{
    /// <summary>Null when the candle keeps its own rules, else the rule that it breaks.</summary>
    public string? Fault =>
        High < Open || High < Close ? $"high {High} is below open {Open} or close {Close}"
        : Low > Open || Low > Close ? $"low {Low} is above open {Open} or close {Close}"
        : null;
}
