using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>Where the price meets an order.</summary>
/// <param name="Price">In the eyes of the order's side.</param>
/// <param name="AtStart">True when the part began at or beyond the order's price: a gap, or an order that came too late.</param>
/// <param name="After">What is left of the candle.</param>
readonly record struct Hit(decimal Price, bool AtStart, PathPart After);

/// <param name="Peak">The best price that a trailing stop has seen, hit or not.</param>
readonly record struct Meeting(Hit? Hit, decimal? Peak);

/// <summary>
/// When the price meets an order on a part of its path. With <c>best</c> false whatever is uncertain goes against
/// the trader, with <c>best</c> true for him; where both agree the candle leaves no doubt.
/// </summary>
static class OrderRules
{
    public static Meeting Meet(PaperOrder order, in PathPart part, bool best) => order.Stage switch
    {
        OrderStage.Market => new(AtStart(part), order.Peak),
        // A resting limit waits in a queue: a price that only touches it need not have come to its turn.
        OrderStage.Limit => new(Favourable(order.Limit, order.FillsAtTouch, part, best), order.Peak),
        _ => order.Type switch
        {
            OrderType.TrailingStop => TrailingRule.Meet(order.Peak, order.TrailingShare, part, best, TargetEndsRise(order, part)),
            OrderType.TakeProfit => new(Favourable(order.Trigger, atTouch: true, part, best), null),
            _ => new(Stop(order.Trigger, part, best), null),
        },
    };

    /// <summary>Whether the candle comes near enough to be looked at closely: the test that most candles fail.</summary>
    public static bool Touches(PaperOrder order, in Candle candle)
    {
        var selling = order.Side == Side.Sell;
        return order.Stage switch
        {
            OrderStage.Market => true,
            OrderStage.Limit => (selling ? candle.High.Value : -candle.Low.Value) >= order.Limit,
            _ => order.Type switch
            {
                OrderType.TakeProfit => (selling ? candle.High.Value : -candle.Low.Value) >= order.Trigger,
                OrderType.TrailingStop => order.Peak is not { } peak
                    || (selling ? candle.High.Value : -candle.Low.Value) > peak
                    || (selling ? candle.Low.Value : -candle.High.Value) <= TrailingRule.Level(peak, order.TrailingShare),
                _ => (selling ? candle.Low.Value : -candle.High.Value) <= order.Trigger,
            },
        };
    }

    // The rise that would lift a trailing stop fills the target of its bracket on the way.
    static bool TargetEndsRise(PaperOrder order, in PathPart part) =>
        order.Sibling is { Open: true } target && Meet(target, part, best: false).Hit is not null;

    static Hit AtStart(in PathPart part) => new(part.Start, true, part);

    // A stop is triggered by a touch. One that the part opens beyond gets that worse price.
    static Hit? Stop(decimal trigger, in PathPart part, bool best) =>
        part.Start <= trigger ? AtStart(part)
        : (best ? part.SureAdverse : part.Adverse) <= trigger ? new(trigger, false, part.AfterFall(trigger))
        : null;

    static Hit? Favourable(decimal price, bool atTouch, in PathPart part, bool best) =>
        Reaches(part.Start, price, atTouch) ? AtStart(part)
        : Reaches(best ? part.Favourable : part.SureFavourable, price, atTouch) ? new(price, false, part.AfterRise(price))
        : null;

    static bool Reaches(decimal seen, decimal price, bool atTouch) => seen > price || (atTouch && seen == price);
}
