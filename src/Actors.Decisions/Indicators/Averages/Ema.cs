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
    public Ema() : this(20) { }

    public Ema(int length, Seed seed = Seed.Mean)
        : this(Check.Length(length), 2.0 / (length + 1), seed)
    {
    }

    Ema(int length, double weight, Seed seed)
        : this(length, weight, seed == Seed.Mean ? length : 1, 0, 0)
    {
    }

    Ema(long length, double weight, long warmUp, long seen, double level) =>
        (this.length, Weight, this.warmUp, this.seen, this.level) = (length, weight, warmUp, seen, level);

    readonly long warmUp;
    readonly long length;

    /// <summary>Numbers taken, up to the warm-up.</summary>
    readonly long seen;

    /// <summary>The average, or the sum of the numbers while a mean is being made.</summary>
    readonly double level;

    public int Length => (int)length;
    public double Weight { get; }
    public int WarmUp => (int)warmUp;
    public int? Convergence => Length + Converge.Exponential(Weight);
    public bool Ready => seen >= warmUp;
    public double Value => Ready ? level : double.NaN;

    /// <summary>Wilder's average (also SMMA, RMA): weight 1/length.</summary>
    public static Ema Wilder(int length, Seed seed = Seed.Mean) => new(Check.Length(length), 1.0 / length, seed);

    /// <summary>The average of weight 2/length that the price momentum oscillator is made of.</summary>
    internal static Ema Pmo(int length) => new(Check.Length(length, 2), 2.0 / length, Seed.Mean);

    public Ema Next(double x)
    {
        Check.Finite(x);
        if (Ready)
            return new(length, Weight, warmUp, seen, level + (x - level) * Weight);
        var (count, sum) = (seen + 1, level + x);
        return new(length, Weight, warmUp, count, count == warmUp ? sum / count : sum);
    }

    public Ema Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Ema Through(StateCodec codec) => new(length, Weight, warmUp, codec.Long(seen), codec.Double(level));
}
