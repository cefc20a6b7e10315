using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>What a rate of change is written in.</summary>
public enum RateScale
{
    /// <summary>100 · (new / old − 1).</summary>
    Percent,

    /// <summary>new / old − 1 (TA-Lib ROCP).</summary>
    Fraction,

    /// <summary>new / old (TA-Lib ROCR).</summary>
    Ratio,
}

/// <summary>Rate of change against the number some bars back; no change where that number is 0.</summary>
public readonly record struct Roc : ISeriesIndicator<Roc>
{
    readonly RateScale scale;

    public Roc() : this(12) { }

    public Roc(int length, RateScale scale = RateScale.Percent) =>
        (Numbers, this.scale) = (new(Check.Length(length) + 1), scale);

    Ring Numbers { get; init; }

    public int WarmUp => Numbers.Length;
    public int? Convergence => Numbers.Length;
    public bool Ready => Numbers.Full;
    public double Value { get; private init; } = double.NaN;

    public Roc Next(double x)
    {
        var numbers = Numbers.Next(x);
        if (!numbers.Full)
            return this with { Numbers = numbers };
        var old = numbers.Oldest;
        var change = old == 0 ? 0 : (x - old) / old;
        return this with
        {
            Numbers = numbers,
            Value = scale switch
            {
                RateScale.Percent => 100 * change,
                RateScale.Fraction => change,
                _ => 1 + change,
            },
        };
    }

    public Roc Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Roc Through(StateCodec codec) => this with { Numbers = Numbers.Through(codec), Value = codec.Double(Value) };
}
