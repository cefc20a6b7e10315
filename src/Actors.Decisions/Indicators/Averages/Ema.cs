using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Where a recursive average starts.</summary>
public enum Seed
{
    /// <summary>At the simple mean of the first numbers; no value before (Skender, LEAN, TA-Lib).</summary>
    Mean,

    /// <summary>At the first number (chart-school MACD, pandas <c>ewm(adjust=False)</c>); still not ready before the length.</summary>
    First,
}

/// <summary>
/// Exponential moving average: each number moves it by <see cref="Weight"/> of the distance. The weight is
/// 2/(length + 1), or 1/length for Wilder's (<see cref="Wilder"/>).
/// </summary>
public readonly record struct Ema : ISeriesIndicator<Ema>
{
    public Ema()
        : this(20)
    {
    }

    public Ema(int length, Seed seed = Seed.Mean)
        : this(Check.Length(length), 2.0 / (length + 1), seed)
    {
    }

    Ema(int length, double weight, Seed seed) => (Length, Weight, this.seed) = (length, weight, seed);

    readonly Seed seed;

    public int Length { get; }
    public double Weight { get; }
    int Seen { get; init; }

    /// <summary>The average, or the sum of the numbers while a mean is being made.</summary>
    double Level { get; init; }

    public int WarmUp => Length;
    public int? Convergence => Length + Converge.Exponential(Weight);
    public bool Ready => Seen >= Length;
    public double Value => Ready ? Level : double.NaN;

    /// <summary>Wilder's average (also SMMA, RMA): weight 1/length.</summary>
    public static Ema Wilder(int length, Seed seed = Seed.Mean) => new(Check.Length(length), 1.0 / length, seed);

    public Ema Next(double x)
    {
        Check.Finite(x);
        if (Seen >= Length)
            return this with { Level = Level + (x - Level) * Weight };
        var seen = Seen + 1;
        var level = Seen == 0 ? x
            : seed == Seed.First ? Level + (x - Level) * Weight
            : Level + x;
        return this with { Seen = seen, Level = seed == Seed.Mean && seen == Length ? level / Length : level };
    }

    public Ema Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Ema Through(StateCodec codec) => this with { Seen = codec.Int(Seen), Level = codec.Double(Level) };
}
