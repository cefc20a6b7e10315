using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Volume weighted moving average of the close; the simple average where the window has no volume.</summary>
public readonly record struct Vwma : IIndicator<Vwma>
{
    public Vwma() : this(20) { }

    public Vwma(int length) => (Turnover, Volume, Simple) = (new(length), new(length), new(length));

    Window<Sum> Turnover { get; init; }
    Window<Sum> Volume { get; init; }
    Window<Sum> Simple { get; init; }

    public int WarmUp => Volume.Length;
    public int? Convergence => Volume.Length;
    public bool Ready => Volume.Full;

    public double Value =>
        !Ready ? double.NaN
        : Volume.Whole.Total > 0 ? Turnover.Whole.Total / Volume.Whole.Total
        : Simple.Whole.Total / Simple.Length;

    public Vwma Next(in Bar bar) => this with
    {
        Turnover = Turnover.Next(bar.Close * bar.Volume),
        Volume = Volume.Next(bar.Volume),
        Simple = Simple.Next(bar.Close),
    };

    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Vwma Through(StateCodec codec) => this with
    {
        Turnover = Turnover.Through(codec),
        Volume = Volume.Through(codec),
        Simple = Simple.Through(codec),
    };
}
