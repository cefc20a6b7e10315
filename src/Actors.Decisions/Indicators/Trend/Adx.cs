using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Wilder's directional movement: the share of upward (+DI) and downward movement (−DI) in the true range, their
/// distance as a percentage of their sum (DX) and its average (ADX). All are 0 where nothing moved.
/// </summary>
public readonly record struct Adx : IIndicator<Adx>
{
    readonly double keep;

    public Adx() : this(14) { }

    public Adx(int length)
    {
        Average = Ema.Wilder(length);
        keep = 1 - 1.0 / length;
    }

    /// <summary>Movements taken, up to the length.</summary>
    int Seen { get; init; }
    double LastHigh { get; init; }
    double LastLow { get; init; }
    double LastClose { get; init; } = double.NaN;

    /// <summary>Wilder's running sums: each bar a length's part of the sum goes and the new number comes.</summary>
    double Range { get; init; }
    double Up { get; init; }
    double Down { get; init; }
    Ema Average { get; init; }

    public int WarmUp => 2 * Average.Length;
    public int? Convergence => 2 * Average.Convergence;
    public bool Ready => Average.Ready;

    public double Value => Average.Value;
    public double PlusDi => Percent(Up, Range);
    public double MinusDi => Percent(Down, Range);
    public double Dx => Percent(Math.Abs(Up - Down), Up + Down);

    public Adx Next(in Bar bar)
    {
        if (double.IsNaN(LastClose))
            return this with { LastHigh = Check.Finite(bar.High), LastLow = Check.Finite(bar.Low), LastClose = Check.Finite(bar.Close) };
        var range = Check.Finite(TrueRange.Of(bar, LastClose));
        var rise = bar.High - LastHigh;
        var fall = LastLow - bar.Low;
        var started = Seen == Average.Length;
        var kept = started ? keep : 1;
        var next = this with
        {
            Seen = started ? Seen : Seen + 1,
            LastHigh = bar.High,
            LastLow = bar.Low,
            LastClose = Check.Finite(bar.Close),
            Range = kept * Range + range,
            Up = kept * Up + (rise > fall ? Math.Max(rise, 0) : 0),
            Down = kept * Down + (fall > rise ? Math.Max(fall, 0) : 0),
        };
        return next.Seen == Average.Length ? next with { Average = Average.Next(next.Dx) } : next;
    }

    double Percent(double part, double whole) =>
        Seen < Average.Length ? double.NaN : whole > 0 ? 100 * part / whole : 0;

    public void Read(Span<double> outputs) =>
        (outputs[0], outputs[1], outputs[2], outputs[3]) = (Value, PlusDi, MinusDi, Dx);

    public Adx Through(StateCodec codec) => this with
    {
        Seen = codec.Int(Seen),
        LastHigh = codec.Double(LastHigh),
        LastLow = codec.Double(LastLow),
        LastClose = codec.Double(LastClose),
        Range = codec.Double(Range),
        Up = codec.Double(Up),
        Down = codec.Double(Down),
        Average = Average.Through(codec),
    };
}
