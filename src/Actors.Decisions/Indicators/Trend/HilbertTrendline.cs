using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Ehlers' instantaneous trendline: the price averaged over one dominant cycle, then weighted 4-3-2-1, and the
/// price so weighted. The price itself in the first twelve bars (Skender; charts start it on the sixth).
/// </summary>
public readonly record struct HilbertTrendline : ISeriesIndicator<HilbertTrendline>
{
    const int LongestCycle = 50;
    const int FirstTrend = 12;

    public HilbertTrendline() => (Cycle, Prices, Trends) = (new(), new(LongestCycle), new(4));

    Hilbert Cycle { get; init; }
    Ring Prices { get; init; }
    Ring Trends { get; init; }
    double Period { get; init; }

    public int WarmUp => Hilbert.Start + 1;
    public int? Convergence => 4 * LongestCycle + Converge.Exponential(0.2);
    public bool Ready => Cycle.Seen >= WarmUp;
    public double Value { get; private init; } = double.NaN;
    public double Smooth => Cycle.Smooth;

    public HilbertTrendline Next(double x)
    {
        var (cycle, prices) = (Cycle.Next(x), Prices.Next(x));
        var next = this with { Cycle = cycle, Prices = prices };
        if (cycle.Seen <= Hilbert.Start)
            return next with { Trends = Trends.Next(0), Value = cycle.Seen < Hilbert.Start ? double.NaN : x };
        var period = 0.33 * cycle.Period + 0.67 * Period;
        var bars = Math.Min((int)(period + 0.5), prices.Count);
        var sum = 0.0;
        for (var back = bars - 1; back >= 0; back--)
            sum += prices[back];
        var trends = Trends.Next(bars > 0 ? sum / bars : x);
        return next with
        {
            Period = period,
            Trends = trends,
            Value = cycle.Seen < FirstTrend ? x : (4 * trends[0] + 3 * trends[1] + 2 * trends[2] + trends[3]) / 10,
        };
    }

    public HilbertTrendline Next(in Bar bar) => Next(bar.Median);
    public void Read(Span<double> outputs) => (outputs[0], outputs[1]) = (Value, Smooth);

    public HilbertTrendline Through(StateCodec codec) => this with
    {
        Cycle = Cycle.Through(codec),
        Prices = Prices.Through(codec),
        Trends = Trends.Through(codec),
        Period = codec.Double(Period),
        Value = codec.Double(Value),
    };
}
