using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Triple exponential moving average of Mulloy: 3·EMA − 3·EMA(EMA) + EMA(EMA(EMA)).</summary>
public readonly record struct Tema : ISeriesIndicator<Tema>
{
    public Tema() : this(20) { }

    public Tema(int length, ChainSeed seed = ChainSeed.Shared) => Chain = new(length, seed);

    EmaChain Chain { get; init; }

    public int WarmUp => Chain.WarmUp(3);
    public int? Convergence => Chain.Convergence(3);
    public bool Ready => Chain.Third.Ready;
    public double Value => 3 * Chain.First.Value - 3 * Chain.Second.Value + Chain.Third.Value;

    public Tema Next(double x) => this with { Chain = Chain.Next(x) };
    public Tema Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Tema Through(StateCodec codec) => this with { Chain = Chain.Through(codec) };
}
