using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Relative moving average (what LEAN calls RMA): the simple average over three lengths, less that over two, plus that over one.</summary>
public readonly record struct RelativeAverage : ISeriesIndicator<RelativeAverage>
{
    public RelativeAverage() : this(10) { }

    public RelativeAverage(int length) =>
        (Once, Twice, Thrice) = (new(Check.Length(length)), new(2 * length), new(3 * length));

    Sma Once { get; init; }
    Sma Twice { get; init; }
    Sma Thrice { get; init; }

    public int WarmUp => Thrice.Length;
    public int? Convergence => Thrice.Length;
    public bool Ready => Thrice.Ready;
    public double Value => Thrice.Value - Twice.Value + Once.Value;

    public RelativeAverage Next(double x) =>
        this with { Once = Once.Next(x), Twice = Twice.Next(x), Thrice = Thrice.Next(x) };

    public RelativeAverage Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;

    public RelativeAverage Through(StateCodec codec) =>
        this with { Once = Once.Through(codec), Twice = Twice.Through(codec), Thrice = Thrice.Through(codec) };
}
