using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Ichimoku cloud: the middles of three channels. The spans are the ones that a chart draws over this bar: they were
/// known <c>offset</c> bars ago. The lagging span is the close drawn that many bars back, so it has no value of its own
/// here.
/// </summary>
public readonly record struct Ichimoku : IIndicator<Ichimoku>
{
    public Ichimoku() : this(9, 26, 52) { }

    /// <param name="tenkan">Bars of the conversion line.</param>
    /// <param name="kijun">Bars of the base line.</param>
    /// <param name="senkou">Bars of the second span.</param>
    /// <param name="offset">Bars that the spans are drawn ahead; null is the length of the base line.</param>
    public Ichimoku(int tenkan, int kijun, int senkou, int? offset = null)
    {
        (Fast, Middle, Slow) = (new(tenkan), new(kijun), new(senkou));
        var ahead = Check.Length(offset ?? kijun, 0, nameof(offset));
        (AheadA, AheadB) = (new(ahead + 1), new(ahead + 1));
    }

    Channel Fast { get; init; }
    Channel Middle { get; init; }
    Channel Slow { get; init; }

    /// <summary>Spans on their way to the bar that they are drawn over, which is that of the oldest.</summary>
    Ring AheadA { get; init; }
    Ring AheadB { get; init; }

    public int WarmUp => Math.Max(Math.Max(Fast.Length, Middle.Length), Slow.Length) + AheadA.Length - 1;
    public int? Convergence => WarmUp;
    public bool Ready => AheadA.Full && AheadB.Full;
    public double Tenkan => Fast.Middle;
    public double Kijun => Middle.Middle;
    public double SenkouA { get; private init; } = double.NaN;
    public double SenkouB { get; private init; } = double.NaN;

    public Ichimoku Next(in Bar bar)
    {
        var next = this with
        {
            Fast = Fast.Next(bar.High, bar.Low),
            Middle = Middle.Next(bar.High, bar.Low),
            Slow = Slow.Next(bar.High, bar.Low),
        };
        var ahead = (next.Tenkan + next.Kijun) / 2;
        var aheadA = double.IsNaN(ahead) ? AheadA : AheadA.Next(ahead);
        var aheadB = next.Slow.Full ? AheadB.Next(next.Slow.Middle) : AheadB;
        return next with
        {
            AheadA = aheadA,
            AheadB = aheadB,
            SenkouA = aheadA.Full ? aheadA.Oldest : double.NaN,
            SenkouB = aheadB.Full ? aheadB.Oldest : double.NaN,
        };
    }

    public void Read(Span<double> outputs) =>
        (outputs[0], outputs[1], outputs[2], outputs[3]) = (Tenkan, Kijun, SenkouA, SenkouB);

    public Ichimoku Through(StateCodec codec) => this with
    {
        Fast = Fast.Through(codec),
        Middle = Middle.Through(codec),
        Slow = Slow.Through(codec),
        AheadA = AheadA.Through(codec),
        AheadB = AheadB.Through(codec),
        SenkouA = codec.Double(SenkouA),
        SenkouB = codec.Double(SenkouB),
    };
}
