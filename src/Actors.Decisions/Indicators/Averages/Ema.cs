using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Where a recursive average starts.</summary>
public enum Seed
{
    /// <summary>At the simple mean of the first numbers; no value before (Skender, LEAN, TA-Lib).</summary>
    Mean,

    /// <summary>At the first number, which is the first value (chart-school MACD, pandas <c>ewm(adjust=False)</c>).</summary>
    First,
}

/// <summary>
/// Exponential moving average: each number moves it by <see cref="Weight"/> of the distance. The weight is
/// 2/(length + 1), or 1/length for Wilder's (<see cref="Wilder"/>).
/// </summary>
public readonly record struct Ema : ISeriesIndicator<Ema>
{
    // Four fields and no more: so many the compiler keeps in registers, and a fifth makes it copy through memory.

    /// <summary>The length; negative where the first number is the first value.</summary>
    readonly int signedLength;

    /// <summary>Numbers until there is a value.</summary>
    readonly int left;

    /// <summary>The average, or the sum of the numbers while a mean is being made.</summary>
    readonly double level;

    public Ema() : this(20) { }

    public Ema(int length, Seed seed = Seed.Mean)
        : this(Check.Length(length), 2.0 / (length + 1), seed)
    {
    }

    Ema(int length, double weight, Seed seed)
        : this(seed == Seed.Mean ? length : -length, weight, seed == Seed.Mean ? length : 1, 0)
    {
    }

    Ema(int signedLength, double weight, int left, double level) =>
        (this.signedLength, Weight, this.left, this.level) = (signedLength, weight, left, level);

    public int Length => Math.Abs(signedLength);
    public double Weight { get; }
    public int WarmUp => Math.Max(signedLength, 1);
    public int? Convergence => Length + Converge.Exponential(Weight);
    public bool Ready => left == 0;
    public double Value => Ready ? level : double.NaN;

    /// <summary>Wilder's average (also SMMA, RMA): weight 1/length.</summary>
    public static Ema Wilder(int length, Seed seed = Seed.Mean) => new(Check.Length(length), 1.0 / length, seed);

    /// <summary>The average of weight 2/length that the price momentum oscillator is made of.</summary>
    internal static Ema Pmo(int length) => new(Check.Length(length, 2), 2.0 / length, Seed.Mean);

    public Ema Next(double x)
    {
        Check.Finite(x);
        if (left == 0)
            return new(signedLength, Weight, 0, level + (x - level) * Weight);
        var sum = level + x;
        return new(signedLength, Weight, left - 1, left == 1 ? sum / WarmUp : sum);
    }

    public Ema Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Ema Through(StateCodec codec) =>
        new(signedLength, Weight, (int)(WarmUp - codec.Long(WarmUp - left)), codec.Double(level));
}
