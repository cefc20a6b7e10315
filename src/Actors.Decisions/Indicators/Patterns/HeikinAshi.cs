using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Heikin-Ashi candles: the close is the mean of the bar's four prices, the open the middle of the candle before; the
/// first opens at the middle of its bar's open and close.
/// </summary>
public readonly record struct HeikinAshi : IIndicator<HeikinAshi>
{
    public HeikinAshi() { }

    public int WarmUp => 1;

    /// <summary>Half of the first open's error goes with every candle.</summary>
    public int? Convergence => 1 + Converge.Exponential(0.5);
    public bool Ready => !double.IsNaN(Close);
    public double Open { get; private init; } = double.NaN;
    public double High { get; private init; } = double.NaN;
    public double Low { get; private init; } = double.NaN;
    public double Close { get; private init; } = double.NaN;

    public HeikinAshi Next(in Bar bar)
    {
        var close = Check.Finite((bar.Open + bar.High + bar.Low + bar.Close) / 4);
        var open = Ready ? (Open + Close) / 2 : (bar.Open + bar.Close) / 2;
        return new()
        {
            Open = open,
            High = Math.Max(bar.High, Math.Max(open, close)),
            Low = Math.Min(bar.Low, Math.Min(open, close)),
            Close = close,
        };
    }

    public void Read(Span<double> outputs) =>
        (outputs[0], outputs[1], outputs[2], outputs[3]) = (Open, High, Low, Close);

    public HeikinAshi Through(StateCodec codec) => new()
    {
        Open = codec.Double(Open),
        High = codec.Double(High),
        Low = codec.Double(Low),
        Close = codec.Double(Close),
    };
}
