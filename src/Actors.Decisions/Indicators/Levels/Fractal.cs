using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Turning points (Williams fractals): a high above all highs of <c>left</c> bars before it and <c>right</c> bars after
/// it, and a low below all such lows. A point has a value on the bar that confirms it, <c>right</c> bars later, and on
/// no other: equals make none.
/// </summary>
public readonly record struct Fractal : IIndicator<Fractal>
{
    readonly int right;
    readonly EndKind end;

    public Fractal() : this(2, 2) { }

    public Fractal(int left, int right, EndKind end = EndKind.HighLow)
    {
        Channel = new(Check.Length(left) + Check.Length(right) + 1);
        (this.right, this.end) = (right, end);
    }

    Channel Channel { get; init; }

    public int WarmUp => Channel.Length;
    public int? Convergence => Channel.Length;
    public bool Ready => Channel.Full;

    /// <summary>The high that is confirmed on this bar, else NaN.</summary>
    public double High
    {
        get
        {
            var high = Channel.High;
            return Ready && high.Oldest == Middle && high.Newest == Middle ? high.Value : double.NaN;
        }
    }

    /// <summary>The low that is confirmed on this bar, else NaN.</summary>
    public double Low
    {
        get
        {
            var low = Channel.Low;
            return Ready && low.Oldest == Middle && low.Newest == Middle ? low.Value : double.NaN;
        }
    }

    int Middle => Channel.Seen - 1 - right;

    public Fractal Next(in Bar bar) => this with
    {
        Channel = end == EndKind.HighLow ? Channel.Next(bar.High, bar.Low) : Channel.Next(bar.Close, bar.Close),
    };

    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (High, Low);
    public Fractal Through(StateCodec codec) => this with { Channel = Channel.Through(codec) };
}

/// <summary>Fractal chaos bands: the last confirmed turning point above and below.</summary>
public readonly record struct FractalBands : IIndicator<FractalBands>
{
    public FractalBands() : this(2) { }

    public FractalBands(int span) => Points = new(span, span);

    Fractal Points { get; init; }

    public int WarmUp => Points.WarmUp;

    /// <summary>As soon as both points were seen; how many bars that is lies in the data.</summary>
    public int? Convergence => null;
    public bool Ready => Points.Ready;

    /// <summary>The last turning point above, NaN until there was one.</summary>
    public double Upper { get; private init; } = double.NaN;

    /// <summary>The last turning point below, NaN until there was one.</summary>
    public double Lower { get; private init; } = double.NaN;

    public FractalBands Next(in Bar bar)
    {
        var points = Points.Next(bar);
        return this with
        {
            Points = points,
            Upper = double.IsNaN(points.High) ? Upper : points.High,
            Lower = double.IsNaN(points.Low) ? Lower : points.Low,
        };
    }

    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Upper, Lower);
    public FractalBands Through(StateCodec codec) =>
        this with { Points = Points.Through(codec), Upper = codec.Double(Upper), Lower = codec.Double(Lower) };
}
