namespace Actors.Domain;

/// <summary>
/// One strategy on one series: the owner of a position. Two strategies on one symbol keep apart positions.
/// Written <c>BTCUSDT:1h:ema-cross</c>.
/// </summary>
public sealed record StrategyKey(Series Series, string Strategy) : IComparable<StrategyKey>
{
    public Symbol Symbol => Series.Symbol;

    public int CompareTo(StrategyKey? other) => string.CompareOrdinal(ToString(), other?.ToString());

    public override string ToString() => $"{Series.Symbol}:{Series.Timeframe}:{Strategy}";

    public static bool operator <(StrategyKey? left, StrategyKey? right) => Compare(left, right) < 0;
    public static bool operator >(StrategyKey? left, StrategyKey? right) => Compare(left, right) > 0;
    public static bool operator <=(StrategyKey? left, StrategyKey? right) => Compare(left, right) <= 0;
    public static bool operator >=(StrategyKey? left, StrategyKey? right) => Compare(left, right) >= 0;

    static int Compare(StrategyKey? left, StrategyKey? right) =>
        left is null ? (right is null ? 0 : -1) : left.CompareTo(right);
}
