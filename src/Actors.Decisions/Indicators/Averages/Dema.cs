using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Double exponential moving average of Mulloy: 2·EMA − EMA(EMA), with less lag than one EMA.</summary>
public readonly record struct Dema : ISeriesIndicator<Dema>
{
    public Dema() : this(20) { }

    public Dema(int length, ChainSeed seed = ChainSeed.Shared) => Chain = new(length, seed);

    EmaChain Chain { get; init; }

    public int WarmUp => Chain.WarmUp(2);
    public int? Convergence => Chain.Convergence(2);
    public bool Ready => Chain.Second.Ready;
    public double Value => 2 * Chain.First.Value - Chain.Second.Value;

    public Dema Next(double x) => this with { Chain = Chain.Next(x) };
    public Dema Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Dema Through(StateCodec codec) => this with { Chain = Chain.Through(codec) };
}
