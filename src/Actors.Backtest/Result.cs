using Actors.Domain;

namespace Actors.Backtest;

/// <summary>All that a run leaves behind; the report, the files and the metrics are made of this and nothing else.</summary>
public sealed record BacktestResult
{
    /// <summary>From the open of the first traded candle to the close of the last.</summary>
    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset To { get; init; }

    public required Money StartCash { get; init; }
    public required Money FinalEquity { get; init; }
    public required Money Cash { get; init; }
    public required Money Fees { get; init; }
    public required TradingCosts Costs { get; init; }

    /// <summary>The currency of all money, such as <c>USDT</c>.</summary>
    public required string Currency { get; init; }

    public required IReadOnlyList<SeriesRun> Series { get; init; }

    /// <summary>In the order of closing.</summary>
    public required IReadOnlyList<Trade> Trades { get; init; }

    /// <summary>Trades that would have ended otherwise had the price gone another way inside a candle; <c>paper.path</c> chooses the way.</summary>
    public int AmbiguousTrades => Trades.Count(trade => trade.Ambiguous);

    public required IReadOnlyList<OpenPosition> OpenPositions { get; init; }

    /// <summary>In the order of submission.</summary>
    public required IReadOnlyList<OrderRow> Orders { get; init; }

    /// <summary>The start, every 00:00 UTC, and the end of the run.</summary>
    public required IReadOnlyList<EquityPoint> DailyEquity { get; init; }

    /// <summary>The daily points and one after each fill: what the equity chart shows.</summary>
    public required IReadOnlyList<EquityPoint> Equity { get; init; }

    /// <summary>The deepest 1 − equity/peak over every mark of every candle, 0 to 1.</summary>
    public required double MaxDrawdown { get; init; }

    /// <summary>Refusals by their code, in ordinal order of the codes.</summary>
    public required IReadOnlyDictionary<string, int> Refusals { get; init; }

    public required int Signals { get; init; }

    /// <summary>The run's effective configuration as HOCON, secrets masked, and its SHA-256.</summary>
    public required string Configuration { get; init; }

    public required string ConfigurationHash { get; init; }

    /// <summary>The whole event log, in its order.</summary>
    public required IReadOnlyList<TradingEvent> Events { get; init; }

    /// <summary>SHA-256 of the event log as written, in hex.</summary>
    public required string EventLogHash { get; init; }

    public required EngineFigures Engine { get; init; }

    /// <summary>How fills were modelled, for the report's convention line: <c>next-open · fee 10/10 bps · slippage 0 bps</c>.</summary>
    public required string FillConvention { get; init; }
}

/// <summary>One series that strategies ran on.</summary>
/// <param name="Base">The candles that the data had; the series may be made of them.</param>
/// <param name="Candles">The candles of the series itself.</param>
public sealed record SeriesRun(
    Series Series, LoadedCandles Base, CandleSeries Candles, IReadOnlyList<StrategyRun> Strategies);

/// <param name="Strategy">As configured, such as <c>ema-cross</c>.</param>
public sealed record StrategyRun(string Strategy, IReadOnlyDictionary<string, string> Parameters, int WarmUp);

/// <summary>A position still open at the end, marked at <paramref name="Mark"/>.</summary>
public sealed record OpenPosition(
    StrategyKey Key, Quantity Quantity, Price EntryPrice, DateTimeOffset EntryTime, Price Mark, Money Unrealised, Price? Stop, Price? Target);

/// <summary>An order's life in one row.</summary>
/// <param name="Status">filled, partly-filled, cancelled, rejected, open.</param>
public sealed record OrderRow(
    ClientOrderId Id, StrategyKey Key, Side Side, OrderType Type, DateTimeOffset SubmittedAt, Quantity? Ordered, Money? Quote,
    Price? Limit, Price? Trigger, string Status, Quantity Filled, Price? AveragePrice, Money Fees, string Reason, string? Text);

/// <param name="Bars">Candles that the engine took, of all base series.</param>
public sealed record EngineFigures(long Bars, TimeSpan Elapsed, long AllocatedBytes, string System)
{
    public double BarsPerSecond => Elapsed > TimeSpan.Zero ? Bars / Elapsed.TotalSeconds : 0;
}
