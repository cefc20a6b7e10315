namespace Actors.Decisions.Indicators;

/// <summary>The highest high and the lowest low of the last bars, and where a price stands between them.</summary>
readonly record struct Channel
{
    public Channel(int length) => (Highs, Lows) = (new(length), new(length));

    Window<Highest> Highs { get; init; }
    Window<Lowest> Lows { get; init; }

    public int Length => Highs.Length;
    public int Seen => Highs.Seen;
    public bool Full => Highs.Full;
    public double Upper => Full ? Highs.Whole.Value : double.NaN;
    public double Lower => Full ? Lows.Whole.Value : double.NaN;
    public double Middle => (Upper + Lower) / 2;

    public Highest High => Highs.Whole;
    public Lowest Low => Lows.Whole;

    /// <summary>0 at the lower end to 100 at the upper one, also for prices beyond them; 0 where both ends are one.</summary>
    public double Position(double price)
    {
        var (upper, lower) = (Upper, Lower);
        return double.IsNaN(upper) ? double.NaN
            : price <= lower || upper <= lower ? 0
            : price >= upper ? 100
            : 100 * (price - lower) / (upper - lower);
    }

    public Channel Next(double high, double low) => this with { Highs = Highs.Next(high), Lows = Lows.Next(low) };

    public Channel Through(StateCodec codec) => this with { Highs = Highs.Through(codec), Lows = Lows.Through(codec) };
}
