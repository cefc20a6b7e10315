using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Chande's variable index dynamic average: an exponential average of weight 2/(length + 1), multiplied by how much of
/// all movement went one way (the size of his momentum oscillator as a part of 1). Starts at the price of the bar
/// before the warm-up ends.
/// </summary>
public readonly record struct Vidya : ISeriesIndicator<Vidya>
{
    readonly double weight;

    public Vidya() : this(9) { }

    public Vidya(int length) => (Index, weight) = (new(length), 2.0 / (length + 1));

    Cmo Index { get; init; }
    double Level { get; init; }

    public int WarmUp => Index.WarmUp;

    /// <summary>The weight follows the market: this is for a tenth of it on average.</summary>
    public int? Convergence => WarmUp + Converge.Exponential(weight / 10);
    public bool Ready => Index.Ready;
    public double Value => Ready ? Level : double.NaN;

    public Vidya Next(double x)
    {
        var index = Index.Next(x);
        var level = index.Ready ? Level + weight * Math.Abs(index.Value) / 100 * (x - Level) : x;
        return this with { Index = index, Level = level };
    }

    public Vidya Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Vidya Through(StateCodec codec) => this with { Index = Index.Through(codec), Level = codec.Double(Level) };
}
