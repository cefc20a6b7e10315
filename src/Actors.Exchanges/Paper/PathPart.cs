using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>
/// The part of a candle that an order lives through, in the eyes of its side: a seller sees prices as they are, a
/// buyer sees them negated. For both a fall is adverse and a rise favourable, so that every rule is written once.
/// </summary>
/// <param name="Start">The first price of the part: the open, or where the order came into being.</param>
/// <param name="Adverse">The candle's extreme against the order.</param>
/// <param name="Favourable">The candle's extreme for the order.</param>
/// <param name="AdverseAhead">True when that extreme certainly comes after the start; else it may lie behind.</param>
/// <param name="FavourableAhead">The same of the favourable extreme.</param>
readonly record struct PathPart(
    decimal Start, decimal Adverse, decimal Favourable, decimal Close, bool AdverseAhead, bool FavourableAhead)
{
    /// <summary>From the open on: both extremes lie ahead, in an order that nobody knows.</summary>
    public static PathPart Whole(in Candle candle, Side side) => side == Side.Sell
        ? new(candle.Open.Value, candle.Low.Value, candle.High.Value, candle.Close.Value, true, true)
        : new(-candle.Open.Value, -candle.High.Value, -candle.Low.Value, -candle.Close.Value, true, true);

    /// <summary>One moment at which the price is known: the open or the close.</summary>
    public static PathPart Point(decimal price) => new(price, price, price, price, true, true);

    /// <summary>The worst price that is certain to come. The close is certain too, as the end.</summary>
    public decimal SureAdverse => AdverseAhead ? Adverse : Math.Min(Start, Close);

    /// <summary>The best price that is certain to come.</summary>
    public decimal SureFavourable => FavourableAhead ? Favourable : Math.Max(Start, Close);

    /// <summary>What is left once the price has fallen to <paramref name="price"/>: the rise may be over.</summary>
    public PathPart AfterFall(decimal price) => this with { Start = price, FavourableAhead = false };

    /// <summary>What is left once the price has risen to <paramref name="price"/>: the fall may be over.</summary>
    public PathPart AfterRise(decimal price) => this with { Start = price, AdverseAhead = false };

    /// <summary>What is left from an unknown moment on: both extremes may be over.</summary>
    public PathPart From(decimal price) => this with { Start = price, AdverseAhead = false, FavourableAhead = false };

    /// <summary>The same part in the eyes of the other side.</summary>
    public PathPart Opposite => new(-Start, -Favourable, -Adverse, -Close, FavourableAhead, AdverseAhead);
}
