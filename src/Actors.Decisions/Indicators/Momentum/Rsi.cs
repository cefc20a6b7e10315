using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Relative strength index of Wilder, 0 to 100: gains and losses smoothed by his average, seeded by the mean of the
/// first changes. 100 when the average loss is 0, also when there was no change at all. Started at the first number,
/// the first bar counts as no change.
/// </summary>
public readonly record struct Rsi : ISeriesIndicator<Rsi>
{
    readonly Seed seed;

    public Rsi() : this(14) { }

    public Rsi(int length, Seed seed = Seed.Mean) => (Gain, Loss, this.seed) = (Ema.Wilder(length, seed), Ema.Wilder(length, seed), seed);

    Ema Gain { get; init; }
    Ema Loss { get; init; }
    double Last { get; init; } = double.NaN;

    public int Length => Gain.Length;
    public int WarmUp => seed == Seed.Mean ? Length + 1 : 1;
    public int? Convergence => Gain.Convergence + 1;
    public bool Ready => Gain.Ready;
    public double Value => !Ready ? double.NaN : Loss.Value > 0 ? 100 - 100 / (1 + Gain.Value / Loss.Value) : 100;

    public Rsi Next(double x)
    {
        Check.Finite(x);
        if (double.IsNaN(Last) && seed == Seed.Mean)
            return this with { Last = x };
        var change = double.IsNaN(Last) ? 0 : x - Last;
        return this with { Gain = Gain.Next(Math.Max(change, 0)), Loss = Loss.Next(Math.Max(-change, 0)), Last = x };
    }

    public Rsi Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Rsi Through(StateCodec codec) =>
        this with { Gain = Gain.Through(codec), Loss = Loss.Through(codec), Last = codec.Double(Last) };
}
