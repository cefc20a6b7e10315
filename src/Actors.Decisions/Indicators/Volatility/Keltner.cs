using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// Keltner channel: an average of the price and a multiple of the average true range on both sides of it. Skender takes
/// the exponential average of the close and Wilder's ATR, LEAN the simple averages of the typical price and of the
/// ranges.
/// </summary>
public readonly record struct Keltner : IIndicator<Keltner>
{
    readonly double multiplier;
    readonly Source source;

    public Keltner() : this(20, 2, 10) { }

    public Keltner(
        int length, double multiplier, int atr, AverageKind average = AverageKind.Ema, Source source = Source.Close,
        AtrKind kind = AtrKind.Wilder, FirstRange first = FirstRange.SecondBar)
    {
        (Average, Atr) = (new(average, length), new(atr, kind, first));
        (this.multiplier, this.source) = (Check.Positive(multiplier), source);
    }

    Average Average { get; init; }
    Atr Atr { get; init; }

    public int WarmUp => Math.Max(Average.WarmUp, Atr.WarmUp);
    public int? Convergence => Math.Max(Average.Convergence, Atr.Convergence!.Value);
    public bool Ready => Average.Ready && Atr.Ready;

    public double Middle => Ready ? Average.Value : double.NaN;
    public double Upper => Middle + multiplier * Atr.Value;
    public double Lower => Middle - multiplier * Atr.Value;

    /// <summary>The distance of the bands as a part of the middle; 0 where the middle is 0.</summary>
    public double Width => Middle == 0 ? 0 : (Upper - Lower) / Middle;

    public Keltner Next(in Bar bar) => this with { Average = Average.Next(source.Of(bar)), Atr = Atr.Next(bar) };

    public void Read(Span<double> outputs) =>
        (outputs[0], outputs[1], outputs[2], outputs[3]) = (Upper, Middle, Lower, Width);

    public Keltner Through(StateCodec codec) =>
        this with { Average = Average.Through(codec), Atr = Atr.Through(codec) };
}
