using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// McGinley's dynamic: an average that speeds up when the price falls away below it. Starts at the first price
/// (Skender) or at the mean of the first ones (LEAN, with a factor of 1). A step never goes beyond the price, however
/// deep that has fallen.
/// </summary>
public readonly record struct McGinley : ISeriesIndicator<McGinley>
{
    readonly double factor;
    readonly Seed seed;

    public McGinley() : this(14) { }

    public McGinley(int length, double factor = 0.6, Seed seed = Seed.First) =>
        (Length, this.factor, this.seed) = (Check.Length(length), Check.Positive(factor), seed);

    public int Length { get; }
    int Seen { get; init; }
    double Level { get; init; }

    public int WarmUp => seed == Seed.First ? 2 : Length;
    public int? Convergence => WarmUp + Converge.Exponential(Math.Min(1, 1 / (factor * Length)));
    public bool Ready => Seen >= WarmUp;
    public double Value => Ready ? Level : double.NaN;

    public McGinley Next(double x)
    {
        Check.Finite(x);
        if (seed == Seed.Mean && Seen < Length)
            return this with { Seen = Seen + 1, Level = Seen + 1 == Length ? (Level + x) / Length : Level + x };
        var seen = Math.Min(WarmUp, Seen + 1);
        if (Seen == 0 || Level == 0)
            return this with { Seen = seen, Level = x };
        var ratio = x / Level;
        return this with { Seen = seen, Level = Level + (x - Level) / Math.Max(1, factor * Length * ratio * ratio * ratio * ratio) };
    }

    public McGinley Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public McGinley Through(StateCodec codec) => this with { Seen = codec.Int(Seen), Level = codec.Double(Level) };
}
