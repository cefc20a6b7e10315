using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Wilder's volatility stop: a multiple of the ATR of the bar before from the best close of the trend; a close beyond
/// it turns the trend. The first trend is that of the first closes over the length.
/// </summary>
public readonly record struct VolatilityStop : IIndicator<VolatilityStop>
{
    readonly double multiplier;

    public VolatilityStop() : this(7, 3) { }

    public VolatilityStop(int length, double multiplier) =>
        (Atr, this.multiplier) = (new(Check.Length(length, 2)), Check.Positive(multiplier));

    Atr Atr { get; init; }

    /// <summary>Bars taken while the first trend is being found.</summary>
    int Seen { get; init; }
    double First { get; init; }

    /// <summary>The highest and the lowest close since the trend began; only the one on its side is meant.</summary>
    double Best { get; init; }
    double Worst { get; init; }

    public int WarmUp => Atr.WarmUp + 1;
    public int? Convergence => Atr.Convergence + Converge.Turns(Atr.Length * multiplier);
    public bool Ready => !double.IsNaN(Value);
    public bool Rising { get; private init; }
    public double Value { get; private init; } = double.NaN;

    /// <summary>True on the bar whose close went beyond the stop.</summary>
    public bool Turned { get; private init; }

    /// <summary>The stop of a falling trend, else NaN; on a turning bar still the old stop.</summary>
    public double Upper => Rising == Turned ? Value : double.NaN;

    /// <summary>The stop of a rising trend, else NaN; on a turning bar still the old stop.</summary>
    public double Lower => Rising != Turned ? Value : double.NaN;

    public VolatilityStop Next(in Bar bar)
    {
        var close = Check.Finite(bar.Close);
        var next = this with
        {
            Atr = Atr.Next(bar),
            Best = Seen == 0 ? close : Math.Max(Best, close),
            Worst = Seen == 0 ? close : Math.Min(Worst, close),
        };
        if (Seen < Atr.Length)
            return next with { Seen = Seen + 1, First = Seen == 0 ? close : First, Rising = Seen > 0 && close > First };
        if (!Atr.Ready)
            return next;
        var reach = multiplier * Atr.Value;
        var stop = Rising ? Best - reach : Worst + reach;
        var turned = Rising ? close < stop : close > stop;
        return turned
            ? next with { Value = stop, Turned = true, Rising = !Rising, Best = close, Worst = close }
            : next with { Value = stop, Turned = false };
    }

    public void Read(Span<double> outputs) =>
        (outputs[0], outputs[1], outputs[2]) = (Value, Upper, Lower);

    public VolatilityStop Through(StateCodec codec) => this with
    {
        Atr = Atr.Through(codec),
        Seen = codec.Int(Seen),
        First = codec.Double(First),
        Best = codec.Double(Best),
        Worst = codec.Double(Worst),
        Rising = codec.Bool(Rising),
        Value = codec.Double(Value),
        Turned = codec.Bool(Turned),
    };
}
