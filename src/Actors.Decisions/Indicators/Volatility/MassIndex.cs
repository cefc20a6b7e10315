using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Dorsey's mass index: the sum of the ratios of the range's exponential average to its own average (1 where that is 0).</summary>
public readonly record struct MassIndex : IIndicator<MassIndex>
{
    public MassIndex() : this(25) { }

    public MassIndex(int length, int average = 9) => (First, Second, Ratios) = (new(average), new(average), new(length));

    Ema First { get; init; }
    Ema Second { get; init; }
    Window<Sum> Ratios { get; init; }

    public int WarmUp => 2 * First.Length + Ratios.Length - 2;
    public int? Convergence => First.Convergence + Second.Convergence + Ratios.Length;
    public bool Ready => Ratios.Full;
    public double Value => Ready ? Ratios.Whole.Total : double.NaN;

    public MassIndex Next(in Bar bar)
    {
        var first = First.Next(bar.High - bar.Low);
        var second = Second.Follow(first.Value);
        var ratio = second.Value == 0 ? 1 : first.Value / second.Value;
        return this with { First = first, Second = second, Ratios = second.Ready ? Ratios.Next(ratio) : Ratios };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;

    public MassIndex Through(StateCodec codec) =>
        this with { First = First.Through(codec), Second = Second.Through(codec), Ratios = Ratios.Through(codec) };
}
