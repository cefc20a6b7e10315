using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>Leads one order at a time along a part of a candle's path.</summary>
sealed class Matching(
    PaperOptions options, PaperLedger ledger, MarketState market, FillDesk desk, Brackets brackets)
{
    readonly bool best = options.Path == IntrabarPath.Best;

    /// <param name="part">What the order lives through now.</param>
    /// <param name="rest">What is left of the candle from the start of <paramref name="part"/> on; null when nothing is.</param>
    public void Lead(PaperOrder order, in PathPart part, in PathPart? rest, DateTimeOffset at)
    {
        var meeting = OrderRules.Meet(order, part, best);
        if (meeting.Hit is not { } hit)
        {
            order.Family.Doubt |= OrderRules.Meet(order, part, !best).Hit is not null;
            order.Peak = meeting.Peak;
            return;
        }
        // It stays in doubt: what a candle could not fill for want of volume the next one does.
        order.Family.Doubt |= IsAmbiguous(order, part, hit);
        order.Peak = meeting.Peak;
        var after = hit.AtStart ? rest : hit.After;
        if (order.Stage == OrderStage.Armed)
        {
            Trigger(order, hit, after, at);
            if (order.Stage == OrderStage.Limit)
            {
                Lead(order, hit.AtStart ? part : hit.After, after, at);
                return;
            }
        }
        Fill(order, hit, after, at);
    }

    /// <summary>True when the candle could as well be read otherwise, for this order or for the other leg.</summary>
    bool IsAmbiguous(PaperOrder order, in PathPart part, in Hit hit)
    {
        if (hit.AtStart)
            return false;
        if (OrderRules.Meet(order, part, !best).Hit is not { } other || other.Price != hit.Price)
            return true;
        // The leg that is led first shuts the other out; the second one was let through by the first.
        var first = best == (order.Type == OrderType.Limit);
        return first && order.Sibling is { Open: true } sibling && OrderRules.Meet(sibling, part, !best).Hit is not null;
    }

    void Trigger(PaperOrder order, in Hit hit, in PathPart? after, DateTimeOffset at)
    {
        ledger.Report(new VenueReport.Triggered(order.Id, new(order.Eyes(hit.Price)), at));
        order.Stage = order.Type == OrderType.StopLimit ? OrderStage.Limit : OrderStage.Market;
        order.ArrivesIn = market.Number;
        order.Born = after;
        brackets.LegWorks(order, at);
    }

    void Fill(PaperOrder order, in Hit hit, in PathPart? after, DateTimeOffset at)
    {
        // What a limit order meets on its arrival it takes from the book; later it is the one who waited.
        var taker = order.Stage != OrderStage.Limit || (hit.AtStart && order.ArrivesIn == market.Number);
        var reference = order.Eyes(hit.Price);
        var before = order.Filled;
        var outcome = desk.Fill(order, reference, taker ? Liquidity.Taker : Liquidity.Maker, order.Family.Doubt, at);
        if (outcome is FillOutcome.Done or FillOutcome.Refused)
            order.Open = false;
        if (order.Filled > before)
            brackets.Filled(order, reference, after, at);
        else if (outcome == FillOutcome.Refused)
            brackets.LegWorks(order, at);
    }
}
