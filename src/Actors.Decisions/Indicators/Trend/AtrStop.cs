using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Which prices a stop keeps its distance from, or a turning point is looked for in.</summary>
public enum EndKind
{
    Close,
    HighLow,
}

/// <summary>
/// ATR trailing stop: a multiple of the ATR from the close, or from the high and the low, that only follows the trend
/// until a close beyond it. The first trend is up when the close is not below the one before (Skender).
/// </summary>
public readonly record struct AtrStop : IIndicator<AtrStop>
{
    readonly double multiplier;
    readonly EndKind end;

    public AtrStop() : this(21, 3) { }

    public AtrStop(int length, double multiplier, EndKind end = EndKind.Close) =>
        (Atr, this.multiplier, this.end, Bands) = (new(length), Check.Positive(multiplier), end, new());

    Atr Atr { get; init; }
    double LastClose { get; init; }
    TrailingBands Bands { get; init; }

    public int WarmUp => Atr.WarmUp;
    public int? Convergence => Atr.Convergence + Converge.Turns(Atr.Length * multiplier);
    public bool Ready => Atr.Ready;
    public double Value => Bands.Stop;

    /// <summary>The stop above the price of a falling trend, else NaN.</summary>
    public double BuyStop => Bands.Above;

    /// <summary>The stop below the price of a rising trend, else NaN.</summary>
    public double SellStop => Bands.Below;

    public AtrStop Next(in Bar bar)
    {
        var atr = Atr.Next(bar);
        if (!atr.Ready)
            return this with { Atr = atr, LastClose = bar.Close };
        var reach = multiplier * atr.Value;
        var (upper, lower) = end == EndKind.Close ? (bar.Close, bar.Close) : (bar.High, bar.Low);
        return this with
        {
            Atr = atr,
            LastClose = bar.Close,
            Bands = Bands.Next(upper + reach, lower - reach, bar.Close, LastClose, bar.Close >= LastClose),
        };
    }

    public void Read(Span<double> outputs) => (outputs[0], outputs[1], outputs[2]) = (Value, BuyStop, SellStop);

    public AtrStop Through(StateCodec codec) => this with
    {
        Atr = Atr.Through(codec),
        LastClose = codec.Double(LastClose),
        Bands = Bands.Through(codec),
    };
}
