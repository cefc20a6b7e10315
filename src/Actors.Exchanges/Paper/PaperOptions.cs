using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>When a market order fills that was placed after a candle closed.</summary>
public enum FillMode
{
    /// <summary>At the open of the next candle of its symbol.</summary>
    NextOpen,
    /// <summary>At once, at the close of the last candle: the price that the signal was made of.</summary>
    SameClose,
}

/// <summary>How the path inside a candle is read where its four prices leave it open.</summary>
public enum IntrabarPath
{
    /// <summary>Against the trader.</summary>
    Worst,
    /// <summary>For the trader: the other end of the band that the result lies in.</summary>
    Best,
}

/// <summary>A symbol that is traded, and the length of the candles that move it.</summary>
public sealed record PaperMarket(Instrument Instrument, Timeframe Timeframe);

/// <summary>How the paper venue fills. The defaults cost nothing.</summary>
public sealed record PaperOptions
{
    /// <summary>Quote currency at the start.</summary>
    public required Money Cash { get; init; }

    /// <summary>Base assets at the start, by symbol.</summary>
    public IReadOnlyDictionary<Symbol, Quantity> Holdings { get; init; } = new Dictionary<Symbol, Quantity>();

    /// <summary>Fills that the account has had before: the numbers of its trades go on from them.</summary>
    public long FillsBefore { get; init; }

    public FillMode Fill { get; init; } = FillMode.NextOpen;
    public IntrabarPath Path { get; init; } = IntrabarPath.Worst;
    public FeeSchedule Fees { get; init; } = FeeSchedule.Free;

    /// <summary>Half the distance between bid and ask in basis points of the price; takers pay it.</summary>
    public decimal HalfSpreadBps { get; init; }

    public SlippageModel Slippage { get; init; } = new SlippageModel.FixedBps(0);

    /// <summary>Null for none.</summary>
    public SquareRootImpact? Impact { get; init; }

    /// <summary>The part of a candle's volume, above 0 up to 1, that all orders on it may fill; null for no limit.</summary>
    public decimal? MaxVolumeShare { get; init; }

    /// <summary>The chance, 0 to 1, that a limit order's turn has come when the price only touches it.</summary>
    public decimal LimitTouchProbability { get; init; }

    /// <summary>Where the luck of the queue is drawn from.</summary>
    public ulong Seed { get; init; }

    /// <summary>The conventions in one line: <c>next-open · fee 10/10 bps · slippage 0 bps</c>.</summary>
    public string Convention
    {
        get
        {
            List<string> parts = [Fill == FillMode.NextOpen ? "next-open" : "same-close", $"fee {Fees}", $"slippage {Slippage}"];
            if (HalfSpreadBps != 0)
                parts.Add($"half-spread {HalfSpreadBps} bps");
            if (Impact is { } impact)
                parts.Add($"impact {impact}");
            if (MaxVolumeShare is { } share)
                parts.Add($"at most {share:0.####} of the volume");
            if (LimitTouchProbability != 0)
                parts.Add($"limit touch {LimitTouchProbability:0.####}");
            if (Path == IntrabarPath.Best)
                parts.Add("best intrabar path");
            return string.Join(" · ", parts);
        }
    }

    /// <summary>True when a model asks for the candles before a fill.</summary>
    internal bool NeedsMemory => Impact is not null || Slippage is not SlippageModel.FixedBps;

    /// <summary>The first value that is out of its range, in words, or null.</summary>
    public string? Fault =>
        Cash.Value < 0 ? $"cash is zero or more, was {Cash}"
        : HalfSpreadBps is < 0 or >= 10_000 ? $"the half-spread is 0 to below 10000 bps, was {HalfSpreadBps}"
        : MaxVolumeShare is <= 0 or > 1 ? $"the volume share is above 0 up to 1, was {MaxVolumeShare}"
        : LimitTouchProbability is < 0 or > 1 ? $"the limit touch probability is 0 to 1, was {LimitTouchProbability}"
        : Slippage.Fault ?? Impact?.Fault ?? Fees.Fault;
}
