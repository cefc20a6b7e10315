using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Supertrend: a stop at a multiple of the ATR from the median price that only follows the trend, until a close beyond
/// it turns the trend. The first trend is up when the close is not below the median price (Skender).
/// </summary>
public readonly record struct Supertrend : IIndicator<Supertrend>
{
    readonly double multiplier;

    public Supertrend() : this(10, 3) { }

    public Supertrend(int length, double multiplier, AtrKind kind = AtrKind.Wilder, FirstRange first = FirstRange.SecondBar) =>
        (Atr, this.multiplier, Bands) = (new(length, kind, first), Check.Positive(multiplier), new());

    Atr Atr { get; init; }
    double LastClose { get; init; }
    TrailingBands Bands { get; init; }

    public int WarmUp => Atr.WarmUp;
    public int? Convergence => Atr.Convergence + Converge.Turns(Atr.Length * multiplier);
    public bool Ready => Atr.Ready;

    /// <summary>True while the trend is up and the stop lies below the price.</summary>
    public bool Rising => Bands.Rising;
    public double Value => Bands.Stop;

    /// <summary>The stop of a falling trend, else NaN.</summary>
    public double Upper => Bands.Above;

    /// <summary>The stop of a rising trend, else NaN.</summary>
    public double Lower => Bands.Below;

    public Supertrend Next(in Bar bar)
    {
        var atr = Atr.Next(bar);
        if (!atr.Ready)
            return this with { Atr = atr, LastClose = bar.Close };
        var reach = multiplier * atr.Value;
        return this with
        {
            Atr = atr,
            LastClose = bar.Close,
            Bands = Bands.Next(bar.Median + reach, bar.Median - reach, bar.Close, LastClose, bar.Close >= bar.Median),
        };
    }

    public void Read(Span<double> outputs) => (outputs[0], outputs[1], outputs[2]) = (Value, Upper, Lower);

    public Supertrend Through(StateCodec codec) => this with
    {
        Atr = Atr.Through(codec),
        LastClose = codec.Double(LastClose),
        Bands = Bands.Through(codec),
    };
}
