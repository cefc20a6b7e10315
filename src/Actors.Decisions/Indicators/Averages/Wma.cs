using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Weighted moving average: the newest number counts as many times as the window is long, the oldest once.</summary>
public readonly record struct Wma : ISeriesIndicator<Wma>
{
    public Wma() : this(20) { }

    public Wma(int length) => Window = new(length);

    Window<Ramp> Window { get; init; }

    public int Length => Window.Length;
    public int WarmUp => Length;
    public int? Convergence => Length;
    public bool Ready => Window.Full;
    public double Value => Ready ? Window.Whole.Weighted * 2 / ((double)Length * (Length + 1)) : double.NaN;

    public Wma Next(double x) => this with { Window = Window.Next(x) };
    public Wma Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Wma Through(StateCodec codec) => this with { Window = Window.Through(codec) };
}
