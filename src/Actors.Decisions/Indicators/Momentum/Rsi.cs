using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Relative strength index of Wilder, 0 to 100: gains and losses smoothed by his average, seeded by the mean of the
/// first changes. 100 when the average loss is 0, also when there was no change at all. Started at the first number,
/// the first bar counts as no change.
/// </summary>
public readonly record struct Rsi : ISeriesIndicator<Rsi>
{
    readonly Ema gain;
    readonly Ema loss;
    readonly double last;
    readonly Seed seed;

    public Rsi() : this(14) { }

    public Rsi(int length, Seed seed = Seed.Mean)
        : this(Ema.Wilder(length, seed), Ema.Wilder(length, seed), double.NaN, seed)
    {
    }

    Rsi(in Ema gain, in Ema loss, double last, Seed seed) =>
        (this.gain, this.loss, this.last, this.seed) = (gain, loss, last, seed);

    public int Length => gain.Length;
    public int WarmUp => seed == Seed.Mean ? Length + 1 : 1;
    public int? Convergence => gain.Convergence + 1;
    public bool Ready => gain.Ready;
    public double Value => !Ready ? double.NaN : loss.Value > 0 ? 100 - 100 / (1 + gain.Value / loss.Value) : 100;

    public Rsi Next(double x)
    {
        Check.Finite(x);
        if (double.IsNaN(last) && seed == Seed.Mean)
            return new(gain, loss, x, seed);
        var change = double.IsNaN(last) ? 0 : x - last;
        return new(gain.Next(Math.Max(change, 0)), loss.Next(Math.Max(-change, 0)), x, seed);
    }

    public Rsi Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Rsi Through(StateCodec codec) =>
        new(gain.Through(codec), loss.Through(codec), codec.Double(last), seed);
}
