using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>Trailing bands a multiple of the ATR away from a price: what Supertrend and the ATR trailing stop share.</summary>
readonly record struct AtrBands
{
    readonly double multiplier;

    public AtrBands(Atr atr, double multiplier) => (Atr, this.multiplier, Bands) = (atr, Check.Positive(multiplier), new());

    Atr Atr { get; init; }

    /// <summary>Zero before the first bar.</summary>
    public double LastClose { get; private init; }
    public TrailingBands Bands { get; private init; }

    public int WarmUp => Atr.WarmUp;
    public int? Convergence => Atr.Convergence + Converge.Turns(Atr.Length * multiplier);
    public bool Ready => Atr.Ready;

    /// <param name="upper">What the band above is measured from.</param>
    /// <param name="lower">What the band below is measured from.</param>
    /// <param name="startsRising">The trend of the first bar that has bands.</param>
    public AtrBands Next(in Bar bar, double upper, double lower, bool startsRising)
    {
        var atr = Atr.Next(bar);
        if (!atr.Ready)
            return this with { Atr = atr, LastClose = bar.Close };
        var reach = multiplier * atr.Value;
        return this with
        {
            Atr = atr,
            LastClose = bar.Close,
            Bands = Bands.Next(upper + reach, lower - reach, bar.Close, LastClose, startsRising),
        };
    }

    public AtrBands Through(StateCodec codec) => this with
    {
        Atr = Atr.Through(codec),
        LastClose = codec.Double(LastClose),
        Bands = Bands.Through(codec),
    };
}
