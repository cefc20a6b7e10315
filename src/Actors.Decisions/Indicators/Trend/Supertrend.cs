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
        (Atr, this.multiplier) = (new(length, kind, first), Check.Positive(multiplier));

    Atr Atr { get; init; }
    double LastClose { get; init; }
    double UpperStop { get; init; }
    double LowerStop { get; init; }

    public int WarmUp => Atr.WarmUp;
    public int? Convergence => Atr.Convergence;
    public bool Ready => Atr.Ready;

    /// <summary>True while the trend is up and the stop lies below the price.</summary>
    public bool Rising { get; private init; }
    public double Value => !Ready ? double.NaN : Rising ? LowerStop : UpperStop;

    /// <summary>The stop of a falling trend, else NaN.</summary>
    public double Upper => Ready && !Rising ? UpperStop : double.NaN;

    /// <summary>The stop of a rising trend, else NaN.</summary>
    public double Lower => Ready && Rising ? LowerStop : double.NaN;

    public Supertrend Next(in Bar bar)
    {
        var atr = Atr.Next(bar);
        if (!atr.Ready)
            return this with { Atr = atr, LastClose = bar.Close };
        var reach = multiplier * atr.Value;
        var upper = bar.Median + reach;
        var lower = bar.Median - reach;
        var rising = Ready ? Rising : bar.Close >= bar.Median;
        if (Ready)
        {
            upper = upper < UpperStop || LastClose > UpperStop ? upper : UpperStop;
            lower = lower > LowerStop || LastClose < LowerStop ? lower : LowerStop;
        }
        return this with
        {
            Atr = atr,
            LastClose = bar.Close,
            UpperStop = upper,
            LowerStop = lower,
            Rising = bar.Close > (rising ? lower : upper),
        };
    }

    public void Read(Span<double> outputs) =>
        (outputs[0], outputs[1], outputs[2]) = (Value, Upper, Lower);

    public Supertrend Through(StateCodec codec) => this with
    {
        Atr = Atr.Through(codec),
        LastClose = codec.Double(LastClose),
        UpperStop = codec.Double(UpperStop),
        LowerStop = codec.Double(LowerStop),
        Rising = codec.Bool(Rising),
    };
}
