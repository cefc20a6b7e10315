using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Lambert's commodity channel index: the distance of the typical price from its mean, in units of 0.015 mean absolute
/// deviations. 0 on flat prices. The deviation takes one pass over the window for each bar.
/// </summary>
public readonly record struct Cci : IIndicator<Cci>
{
    public Cci() : this(20) { }

    public Cci(int length) => Window = new(Check.Length(length, 2));

    Window<Moments> Window { get; init; }

    public int WarmUp => Window.Length;
    public int? Convergence => Window.Length;
    public bool Ready => Window.Full;
    public double Value { get; private init; } = double.NaN;

    public Cci Next(in Bar bar)
    {
        var price = bar.Typical;
        var window = Window.Next(price);
        if (!window.Full)
            return this with { Window = window };
        var mean = window.Whole.Mean;
        var deviation = Scan.Distances(window.Numbers, mean) / window.Length;
        return this with { Window = window, Value = deviation > 0 ? (price - mean) / (0.015 * deviation) : 0 };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Cci Through(StateCodec codec) => this with { Window = Window.Through(codec), Value = codec.Double(Value) };
}
