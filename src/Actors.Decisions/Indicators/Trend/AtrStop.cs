using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Which prices a stop keeps its distance from, or a turning point is looked for in.</summary>
public enum EndKind
{
    Close,
    HighLow,
}

/// <summary>
/// ATR trailing stop: a multiple of the ATR from the close, or from the high and the low, that only follows the trend
/// until a close beyond it. The first trend is up when the close is not below the one before (Skender).
/// </summary>
public readonly record struct AtrStop : IIndicator<AtrStop>
{
    readonly EndKind end;

    public AtrStop() : this(21, 3) { }

    public AtrStop(int length, double multiplier, EndKind end = EndKind.Close) =>
        (Stops, this.end) = (new(new(length), multiplier), end);

    AtrBands Stops { get; init; }

    public int WarmUp => Stops.WarmUp;
    public int? Convergence => Stops.Convergence;
    public bool Ready => Stops.Ready;
    public double Value => Stops.Bands.Stop;

    /// <summary>The stop above the price of a falling trend, else NaN.</summary>
    public double BuyStop => Stops.Bands.Above;

    /// <summary>The stop below the price of a rising trend, else NaN.</summary>
    public double SellStop => Stops.Bands.Below;

    public AtrStop Next(in Bar bar)
    {
        var (upper, lower) = end == EndKind.Close ? (bar.Close, bar.Close) : (bar.High, bar.Low);
        return this with { Stops = Stops.Next(bar, upper, lower, bar.Close >= Stops.LastClose) };
    }

    public void Read(Span<double> outputs) => (outputs[0], outputs[1], outputs[2]) = (Value, BuyStop, SellStop);

    public AtrStop Through(StateCodec codec) => this with { Stops = Stops.Through(codec) };
}
