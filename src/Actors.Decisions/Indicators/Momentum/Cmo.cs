using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Chande momentum oscillator: rises less falls of the last bars, as a percentage of both; 0 where there were none.</summary>
public readonly record struct Cmo : ISeriesIndicator<Cmo>
{
    public Cmo() : this(14) { }

    public Cmo(int length) => (Rises, Falls) = (new(length), new(length));

    Window<Sum> Rises { get; init; }
    Window<Sum> Falls { get; init; }
    double Last { get; init; } = double.NaN;

    public int WarmUp => Rises.Length + 1;
    public int? Convergence => WarmUp;
    public bool Ready => Rises.Full;

    public double Value
    {
        get
        {
            var (up, down) = (Rises.Whole.Total, Falls.Whole.Total);
            return !Ready ? double.NaN : up + down > 0 ? 100 * (up - down) / (up + down) : 0;
        }
    }

    public Cmo Next(double x)
    {
        Check.Finite(x);
        if (double.IsNaN(Last))
            return this with { Last = x };
        var change = x - Last;
        return this with { Rises = Rises.Next(Math.Max(change, 0)), Falls = Falls.Next(Math.Max(-change, 0)), Last = x };
    }

    public Cmo Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;

    public Cmo Through(StateCodec codec) =>
        this with { Rises = Rises.Through(codec), Falls = Falls.Through(codec), Last = codec.Double(Last) };
}
