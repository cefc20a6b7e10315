using System.Collections.ObjectModel;
using Actors.Backtest.Engine;
using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>What the report needs beside marks and trades; what is null here is null with a reason there.</summary>
public sealed record RunFacts
{
    /// <summary>Deepest 1 − equity/peak over every mark the engine made, finer than the daily ones.</summary>
    public double? EventMaxDrawdown { get; init; }

    /// <summary>Positions still held at the end.</summary>
    public IReadOnlyList<OpenHolding> OpenPositions { get; init; } = [];

    /// <summary>Fees of the whole run, open positions included; null takes the sum over the closed trades.</summary>
    public Money? Fees { get; init; }

    /// <summary>Modelled costs of the whole run; null takes the sum over the closed trades.</summary>
    public TradingCosts? Costs { get; init; }

    /// <summary>Funding paid (positive) or received; null when the run knows none.</summary>
    public Money? Funding { get; init; }

    public OrderCounts? Orders { get; init; }

    /// <summary>Share of the filled value that waited in the book, 0 to 1; null without fills.</summary>
    public double? MakerShare { get; init; }

    /// <summary>Signals that risk refused, by code in ordinal order.</summary>
    public IReadOnlyDictionary<string, int> Refusals { get; init; } = ReadOnlyDictionary<string, int>.Empty;

    public DataQuality? Data { get; init; }

    /// <summary>Null when only one path inside the candles was run.</summary>
    public IntrabarBand? Band { get; init; }

    /// <summary>How many settings were tried before this one was chosen, this one included.</summary>
    public int Trials { get; init; } = 1;

    /// <summary>Variance of the daily, not annualised, Sharpe ratios of those trials; null when not kept.</summary>
    public double? TrialSharpeVariance { get; init; }

    /// <summary>Settings of the strategies that could have been fitted.</summary>
    public int? Parameters { get; init; }
}

/// <param name="Value">Value at entry, in the account's currency.</param>
public readonly record struct OpenHolding(DateTimeOffset Opened, Money Value);

/// <param name="Expected">Bars if none were missing, over all series.</param>
/// <param name="Repaired">Bars made up where one was missing. Rows that were dropped as repeated left the bars as they were.</param>
public readonly record struct DataQuality(long Expected, long Present, long Repaired)
{
    /// <summary>Null when no bars were expected.</summary>
    public double? Coverage => Expected == 0 ? null : (double)Present / Expected;
}

/// <summary>Orders of a run by how they ended.</summary>
public readonly record struct OrderCounts(int Submitted, int Filled, int PartlyFilled, int Cancelled, int Rejected);
