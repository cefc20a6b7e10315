using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>What is shown of the first trend, whose direction is a guess.</summary>
public enum FirstTrend
{
    /// <summary>All of it (Skender's spreadsheet).</summary>
    Shown,

    /// <summary>Nothing until the bar after the first reversal (Skender's library).</summary>
    Hidden,
}

/// <summary>
/// Wilder's parabolic stop and reverse: the stop runs after the extreme of the trend by a factor that grows with every
/// new extreme. It starts rising from the low of the first bar.
/// </summary>
public readonly record struct ParabolicSar : IIndicator<ParabolicSar>
{
    readonly double step;
    readonly double max;
    readonly double initial;
    readonly FirstTrend first;

    public ParabolicSar() : this(0.02, 0.2) { }

    /// <param name="step">What a new extreme adds to the factor.</param>
    /// <param name="max">The factor grows no further than this.</param>
    /// <param name="initial">The factor of a new trend; null is the step.</param>
    public ParabolicSar(double step, double max, double? initial = null, FirstTrend first = FirstTrend.Shown)
    {
        (this.step, this.max, this.first) = (Check.Positive(step), Check.Positive(max), first);
        this.initial = Check.Positive(initial ?? step);
        if (step > max || this.initial > max)
            throw new DomainFault($"step and initial may not be above max {max}, were {step} and {this.initial}");
    }

    int Seen { get; init; }
    double Stop { get; init; }
    double Extreme { get; init; }
    double Factor { get; init; }
    double LastHigh { get; init; }
    double LastLow { get; init; }
    double BeforeHigh { get; init; }
    double BeforeLow { get; init; }
    int Turns { get; init; }

    public int WarmUp => 1;
    public int? Convergence => Converge.Turns(2 / step);
    public bool Ready => Seen > 0;
    public bool Rising { get; private init; }

    /// <summary>True on the bar that met the stop.</summary>
    public bool Turned { get; private init; }

    bool Visible => first == FirstTrend.Shown ? Seen > 0 : Turns > 1 || (Turns == 1 && !Turned);
    public double Value => Visible ? Stop : double.NaN;

    /// <summary>1 on the bar that met the stop, else 0.</summary>
    public double Reversal => Visible ? Turned ? 1 : 0 : double.NaN;

    public ParabolicSar Next(in Bar bar)
    {
        var (high, low) = (Check.Finite(bar.High), Check.Finite(bar.Low));
        var next = this with
        {
            Seen = Math.Min(2, Seen + 1),
            LastHigh = high,
            LastLow = low,
            BeforeHigh = LastHigh,
            BeforeLow = LastLow,
            Turned = false,
        };
        if (Seen == 0)
            return next with { Stop = low, Extreme = high, Factor = initial, Rising = true };
        var stop = Stop + Factor * (Extreme - Stop);
        if (Seen > 1)
            stop = Rising ? Math.Min(stop, Math.Min(LastLow, BeforeLow)) : Math.Max(stop, Math.Max(LastHigh, BeforeHigh));
        if (Rising ? low < stop : high > stop)
        {
            return next with
            {
                Stop = Extreme,
                Extreme = Rising ? low : high,
                Factor = initial,
                Rising = !Rising,
                Turned = true,
                Turns = Math.Min(2, Turns + 1),
            };
        }
        return (Rising ? high > Extreme : low < Extreme)
            ? next with { Stop = stop, Extreme = Rising ? high : low, Factor = Math.Min(Factor + step, max) }
            : next with { Stop = stop };
    }

    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Value, Reversal);

    public ParabolicSar Through(StateCodec codec) => this with
    {
        Seen = codec.Int(Seen),
        Stop = codec.Double(Stop),
        Extreme = codec.Double(Extreme),
        Factor = codec.Double(Factor),
        LastHigh = codec.Double(LastHigh),
        LastLow = codec.Double(LastLow),
        BeforeHigh = codec.Double(BeforeHigh),
        BeforeLow = codec.Double(BeforeLow),
        Turns = codec.Int(Turns),
        Rising = codec.Bool(Rising),
        Turned = codec.Bool(Turned),
    };
}
