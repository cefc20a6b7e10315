using Actors.Domain;
using Actors.Exchanges.Paper;
using Actors.Trading.Risk;
using Actors.Trading.Symbols;

namespace Actors.Backtest.Engine;

/// <summary>A run, ready to go: data loaded, options read, strategies known.</summary>
public sealed record BacktestPlan
{
    public required string Account { get; init; }
    public required string Currency { get; init; }
    public required RiskOptions Risk { get; init; }
    public required PaperOptions Venue { get; init; }

    /// <summary>
    /// In the order in which candles that close together are taken. The order of the strategies of a series counts as
    /// well: at one moment the first is asked first, and the others see what it did.
    /// </summary>
    public required IReadOnlyList<FeedPlan> Feeds { get; init; }

    /// <summary>Candles that open at or after it end the run; null for all there are.</summary>
    public DateTimeOffset? To { get; init; }

    public EngineKind Engine { get; init; } = EngineKind.Simulated;

    /// <summary>HOCON of everything that shaped the run, secrets masked.</summary>
    public required string Configuration { get; init; }
}

/// <summary>The base candles of a symbol and the series made of them.</summary>
public sealed record FeedPlan(LoadedCandles Loaded, IReadOnlyList<SeriesPlan> Series)
{
    public Series Base => Loaded.Candles.Series;
}

/// <summary>The actor system that carries the run. Both give the same decisions.</summary>
public enum EngineKind
{
    /// <summary>One thread, virtual time.</summary>
    Simulated,
    /// <summary>The system that trades live, waited for after each candle.</summary>
    Threaded,
}

/// <param name="Done">Candles taken so far, of <paramref name="Total"/>.</param>
/// <param name="At">The engine's clock.</param>
public readonly record struct BacktestProgress(long Done, long Total, DateTimeOffset At);
