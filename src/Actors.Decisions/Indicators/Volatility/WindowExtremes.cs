using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>The highest of the last numbers.</summary>
public readonly record struct Maximum : ISeriesIndicator<Maximum>
{
    public Maximum() : this(20) { }

    public Maximum(int length) => Window = new(length);

    Window<Highest> Window { get; init; }

    public int WarmUp => Window.Length;
    public int? Convergence => Window.Length;
    public bool Ready => Window.Full;
    public double Value => Ready ? Window.Whole.Value : double.NaN;

    public Maximum Next(double x) => this with { Window = Window.Next(x) };
    public Maximum Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Maximum Through(StateCodec codec) => this with { Window = Window.Through(codec) };
}

/// <summary>The lowest of the last numbers.</summary>
public readonly record struct Minimum : ISeriesIndicator<Minimum>
{
    public Minimum() : this(20) { }

    public Minimum(int length) => Window = new(length);

    Window<Lowest> Window { get; init; }

    public int WarmUp => Window.Length;
    public int? Convergence => Window.Length;
    public bool Ready => Window.Full;
    public double Value => Ready ? Window.Whole.Value : double.NaN;

    public Minimum Next(double x) => this with { Window = Window.Next(x) };
    public Minimum Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Minimum Through(StateCodec codec) => this with { Window = Window.Through(codec) };
}

/// <summary>The middle between the highest high and the lowest low of the last bars.</summary>
public readonly record struct Midprice : IIndicator<Midprice>
{
    public Midprice() : this(14) { }

    public Midprice(int length) => Channel = new(length);

    Channel Channel { get; init; }

    public int WarmUp => Channel.Length;
    public int? Convergence => Channel.Length;
    public bool Ready => Channel.Full;
    public double Value => Channel.Middle;

    public Midprice Next(in Bar bar) => this with { Channel = Channel.Next(bar.High, bar.Low) };
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public Midprice Through(StateCodec codec) => this with { Channel = Channel.Through(codec) };
}

/// <summary>The mean distance of the last numbers from their mean. Takes one pass over the window for each bar.</summary>
public readonly record struct MeanDeviation : ISeriesIndicator<MeanDeviation>
{
    public MeanDeviation() : this(20) { }

    public MeanDeviation(int length) => Window = new(length);

    Window<Moments> Window { get; init; }

    public int WarmUp => Window.Length;
    public int? Convergence => Window.Length;
    public bool Ready => Window.Full;
    public double Value { get; private init; } = double.NaN;

    public MeanDeviation Next(double x)
    {
        var window = Window.Next(x);
        var value = window.Full ? Scan.Distances(window.Numbers, window.Whole.Mean) / window.Length : double.NaN;
        return this with { Window = window, Value = value };
    }

    public MeanDeviation Next(in Bar bar) => Next(bar.Close);
    public void Read(Span<double> outputs) => outputs[0] = Value;
    public MeanDeviation Through(StateCodec codec) =>
        this with { Window = Window.Through(codec), Value = codec.Double(Value) };
}
