using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Supertrend: a stop at a multiple of the ATR from the median price that only follows the trend, until a close beyond
/// it turns the trend. The first trend is up when the close is not below the median price (Skender).
/// </summary>
public readonly record struct Supertrend : IIndicator<Supertrend>
{
    public Supertrend() : this(10, 3) { }

    public Supertrend(int length, double multiplier, AtrKind kind = AtrKind.Wilder, FirstRange first = FirstRange.SecondBar) =>
        Stops = new(new(length, kind, first), multiplier);

    AtrBands Stops { get; init; }

    public int WarmUp => Stops.WarmUp;
    public int? Convergence => Stops.Convergence;
    public bool Ready => Stops.Ready;

    /// <summary>True while the trend is up and the stop lies below the price.</summary>
    public bool Rising => Stops.Bands.Rising;
    public double Value => Stops.Bands.Stop;

    /// <summary>The stop of a falling trend, else NaN.</summary>
    public double Upper => Stops.Bands.Above;

    /// <summary>The stop of a rising trend, else NaN.</summary>
    public double Lower => Stops.Bands.Below;

    public Supertrend Next(in Bar bar) =>
        this with { Stops = Stops.Next(bar, bar.Median, bar.Median, bar.Close >= bar.Median) };

    public void Read(Span<double> outputs) => (outputs[0], outputs[1], outputs[2]) = (Value, Upper, Lower);

    public Supertrend Through(StateCodec codec) => this with { Stops = Stops.Through(codec) };
}
