using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>What a drawdown is measured from.</summary>
public enum DrawdownTop
{
    /// <summary>The highest price so far within the window of the index; one pass over the window for each bar (Skender).</summary>
    Window,

    /// <summary>The highest price of the last bars at the time of each price, before the window too (TradingView, Jesse).</summary>
    Trailing,
}

/// <summary>Martin's ulcer index: the root mean square of the drawdowns, in percent. None where the top is 0.</summary>
public readonly record struct UlcerIndex : ISeriesIndicator<UlcerIndex>
{
    readonly DrawdownTop top;

    public UlcerIndex() : this(14) { }

    public UlcerIndex(int length, DrawdownTop top = DrawdownTop.Window)
    {
        this.top = top;
        Highs = new(length);
        if (top == DrawdownTop.Trailing)
            Squares = new(length);
    }

    Window<Highest> Highs { get; init; }
    Window<Sum> Squares { get; init; }

    public int WarmUp => top == DrawdownTop.Window ? Highs.Length : 2 * Highs.Length - 1;
    public int? Convergence => WarmUp;
    public bool Ready => !double.IsNaN(Value);
    public double Value { get; private init; } = double.NaN;

    public UlcerIndex Next(double x)
    {
        var highs = Highs.Next(x);
        if (!highs.Full)
            return this with { Highs = highs };
        if (top == DrawdownTop.Window)
            return this with { Highs = highs, Value = WithinWindow(highs.Numbers) };
        var squares = Squares.Next(Square(x, highs.Whole.Value));
        return this with
        {
            Highs = highs,
            Squares = squares,
            Value = squares.Full ? Math.Sqrt(squares.Whole.Total / squares.Length) : double.NaN,
        };
    }

    static double WithinWindow(in Ring numbers)
    {
        var (highest, squares) = (double.NegativeInfinity, 0.0);
        for (var back = numbers.Length - 1; back >= 0; back--)
        {
            highest = Math.Max(highest, numbers[back]);
            squares += Square(numbers[back], highest);
        }
        return Math.Sqrt(squares / numbers.Length);
    }

    static double Square(double price, double highest)
    {
        var drawdown = highest > 0 ? 100 * (price - highest) / highest : 0;
        return drawdown * drawdown;
    }

    public UlcerIndex Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;

    public UlcerIndex Through(StateCodec codec)
    {
        var state = this with { Highs = Highs.Through(codec), Value = codec.Double(Value) };
        return top == DrawdownTop.Window ? state : state with { Squares = Squares.Through(codec) };
    }
}
