using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Martin's ulcer index: the root mean square of the drawdowns, in percent, from the highest price in the window so
/// far. No drawdown where that is 0. Takes one pass over the window for each bar.
/// </summary>
public readonly record struct UlcerIndex : ISeriesIndicator<UlcerIndex>
{
    public UlcerIndex() : this(14) { }

    public UlcerIndex(int length) => Numbers = new(length);

    Ring Numbers { get; init; }

    public int WarmUp => Numbers.Length;
    public int? Convergence => Numbers.Length;
    public bool Ready => Numbers.Full;
    public double Value { get; private init; } = double.NaN;

    public UlcerIndex Next(double x)
    {
        var numbers = Numbers.Next(x);
        return this with { Numbers = numbers, Value = numbers.Full ? Of(numbers) : double.NaN };
    }

    static double Of(in Ring numbers)
    {
        var (top, squares) = (double.NegativeInfinity, 0.0);
        for (var back = numbers.Length - 1; back >= 0; back--)
        {
            top = Math.Max(top, numbers[back]);
            var drawdown = top > 0 ? 100 * (numbers[back] - top) / top : 0;
            squares += drawdown * drawdown;
        }
        return Math.Sqrt(squares / numbers.Length);
    }

    public UlcerIndex Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public UlcerIndex Through(StateCodec codec) =>
        this with { Numbers = Numbers.Through(codec), Value = codec.Double(Value) };
}
