using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>TRIX: the one-bar change, in percent, of a threefold exponential average (0 where that was 0).</summary>
public readonly record struct Trix : ISeriesIndicator<Trix>
{
    public Trix() : this(15) { }

    public Trix(int length, ChainSeed seed = ChainSeed.Shared) => Chain = new(length, seed);

    EmaChain Chain { get; init; }

    public int WarmUp => Chain.WarmUp(3) + 1;
    public int? Convergence => Chain.Convergence(3) + 1;
    public bool Ready => !double.IsNaN(Value);
    public double Value { get; private init; } = double.NaN;

    public Trix Next(double x)
    {
        var chain = Chain.Next(x);
        var last = Chain.Third.Value;
        return this with { Chain = chain, Value = last == 0 ? 0 : 100 * (chain.Third.Value - last) / last };
    }

    public Trix Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Trix Through(StateCodec codec) => this with { Chain = Chain.Through(codec), Value = codec.Double(Value) };
}
