using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Simple moving average: the mean of the last numbers.</summary>
public readonly record struct Sma : ISeriesIndicator<Sma>
{
    public Sma() : this(20) { }

    public Sma(int length) => Window = new(length);

    Window<Sum> Window { get; init; }

    public int Length => Window.Length;
    public int WarmUp => Length;
    public int? Convergence => Length;
    public bool Ready => Window.Full;
    public double Value => Ready ? Window.Whole.Total / Length : double.NaN;

    public Sma Next(double x) => this with { Window = Window.Next(x) };
    public Sma Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Sma Through(StateCodec codec) => this with { Window = Window.Through(codec) };
}
