using System.Collections.Immutable;

namespace Actors.Trading.Symbols;

/// <summary>When the data of a series are good enough to decide on.</summary>
public sealed record QualityOptions
{
    /// <summary>Decisions wait while the score, 0 to 100, is below it.</summary>
    public int LeastScore { get; init; } = 80;

    /// <summary>A candle may close so much later than now before a clock counts as wrong.</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What to do about a clock that is behind the candles.</summary>
    public string ClockRemedy { get; init; } = "set the clock of this machine";

    /// <summary>How long after its close a candle may come before the series counts as stale.</summary>
    public TimeSpan DueWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// What is no fault in this market: any of <see cref="QualityCheck.OffTick"/>, <see cref="QualityCheck.Frozen"/>,
    /// <see cref="QualityCheck.Spike"/> and <see cref="QualityCheck.Volume"/>. The other checks hold in every market.
    /// </summary>
    public ImmutableArray<QualityCheck> Usual { get; init; } = [];
}
