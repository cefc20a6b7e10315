using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Regular RSI divergence between two confirmed turning points: a lower low of the price on a higher RSI is bullish, a
/// higher high on a lower RSI bearish. A point is confirmed <c>right</c> bars after it, and only then is the divergence
/// told: nothing looks ahead. The two points lie at most <c>within</c> bars apart.
/// </summary>
public readonly record struct RsiDivergence : IIndicator<RsiDivergence>
{
    readonly int within;

    public RsiDivergence() : this(14) { }

    public RsiDivergence(int length, int left = 5, int right = 5, int within = 60)
    {
        (Rsi, Points, Values) = (new(length), new(left, right), new(right + 1));
        this.within = Check.Length(within);
    }

    Rsi Rsi { get; init; }
    Fractal Points { get; init; }

    /// <summary>RSI values back to the bar that a point may be confirmed on now.</summary>
    Ring Values { get; init; }
    int Seen { get; init; }
    Point LastHigh { get; init; }
    Point LastLow { get; init; }

    public int WarmUp => Math.Max(Rsi.WarmUp + Values.Length - 1, Points.WarmUp);

    /// <summary>Two turning points after the RSI has converged: how many bars that is lies in the data.</summary>
    public int? Convergence => null;
    public bool Ready => Values.Full && Points.Ready;

    /// <summary>1 on the bar that tells a bullish divergence, −1 on one that tells a bearish one, else 0.</summary>
    public double Value { get; private init; } = double.NaN;

    public RsiDivergence Next(in Bar bar)
    {
        var (rsi, points) = (Rsi.Next(bar.Close), Points.Next(bar));
        var next = this with { Rsi = rsi, Points = points, Seen = Seen + 1 };
        if (!rsi.Ready)
            return next;
        var values = Values.Next(rsi.Value);
        next = next with { Values = values };
        if (!next.Ready)
            return next;
        var (value, at) = (0, Seen - (values.Length - 1));
        if (!double.IsNaN(points.High))
        {
            var high = new Point(points.High, values.Oldest, at, Known: true);
            if (LastHigh.Near(high, within) && high.Price > LastHigh.Price && high.Rsi < LastHigh.Rsi)
                value = -1;
            next = next with { LastHigh = high };
        }
        if (!double.IsNaN(points.Low))
        {
            var low = new Point(points.Low, values.Oldest, at, Known: true);
            if (LastLow.Near(low, within) && low.Price < LastLow.Price && low.Rsi > LastLow.Rsi)
                value = 1;
            next = next with { LastLow = low };
        }
        return next with { Value = value };
    }

    public void Read(Span<double> outputs) => outputs[0] = Value;

    public RsiDivergence Through(StateCodec codec) => this with
    {
        Rsi = Rsi.Through(codec),
        Points = Points.Through(codec),
        Values = Values.Through(codec),
        Seen = codec.Int(Seen),
        LastHigh = LastHigh.Through(codec),
        LastLow = LastLow.Through(codec),
        Value = codec.Double(Value),
    };

    readonly record struct Point(double Price, double Rsi, int At, bool Known)
    {
        public bool Near(in Point later, int within) => Known && later.At - At <= within;

        public Point Through(StateCodec codec) =>
            new(codec.Double(Price), codec.Double(Rsi), codec.Int(At), codec.Bool(Known));
    }
}
