using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>
/// Opens the legs of an entry as it fills, and keeps to it that one of them works: a leg that triggers, fills or fails
/// cancels the other one and what is left of the entry, as an exchange's order list does.
/// </summary>
sealed class Brackets(PaperOptions options, PaperLedger ledger, MarketState market, List<PaperOrder> orders)
{
    /// <param name="reference">The market's price at the fill.</param>
    /// <param name="after">What the legs may see of this candle; null when it is over.</param>
    public void Filled(PaperOrder order, decimal reference, in PathPart? after, DateTimeOffset at)
    {
        if (order.Entry is not null)
            LegWorks(order, at);
        else if (order.Bracket is not null)
            Protect(order, reference, after?.Opposite, at);
    }

    /// <summary>To be told when an order triggers, fills or fails; of no meaning for one that is not a leg.</summary>
    public void LegWorks(PaperOrder order, DateTimeOffset at)
    {
        if (order.Entry is not { } entry)
            return;
        Cancel(order.Sibling, $"{order.Id} came first", at);
        Cancel(entry, $"its bracket ended with {order.Id}", at);
    }

    /// <summary>Cancels the entry, if it is open still, and its legs.</summary>
    public void CancelFamily(PaperOrder family, string why, DateTimeOffset at)
    {
        Cancel(family, why, at);
        Cancel(family.StopLeg, why, at);
        Cancel(family.TargetLeg, why, at);
    }

    void Cancel(PaperOrder? order, string why, DateTimeOffset at)
    {
        if (order is not { Open: true })
            return;
        order.Open = false;
        ledger.Report(new VenueReport.Cancelled(order.Id, why, at) { Total = new Quantity(order.Filled) });
    }

    /// <summary>Opens the legs of an entry for what it has filled so far, or has those that stand grow to it.</summary>
    public void Protect(PaperOrder entry, decimal reference, in PathPart? part, DateTimeOffset at)
    {
        var quantity = new Quantity(entry.Filled);
        var isNew = entry is { StopLeg: null, TargetLeg: null };
        if (isNew)
        {
            entry.StopLeg = entry.NewStopLeg(quantity);
            entry.TargetLeg = entry.NewTargetLeg(
                quantity, QueueChance.Draw(entry.Id.TargetLeg, options.Seed, options.LimitTouchProbability));
        }
        // The list is walked in order: the leg that comes first inside a candle is the one that the path favours.
        var (first, second) = options.Path == IntrabarPath.Worst
            ? (entry.StopLeg, entry.TargetLeg)
            : (entry.TargetLeg, entry.StopLeg);
        Stand(first, reference, quantity, part, isNew, at);
        Stand(second, reference, quantity, part, isNew, at);
    }

    void Stand(PaperOrder? leg, decimal reference, Quantity quantity, in PathPart? part, bool isNew, DateTimeOffset at)
    {
        if (leg is null)
            return;
        leg.Protect(quantity);
        leg.Born = part;
        if (isNew)
        {
            leg.ArrivesIn = market.Number;
            leg.Peak = leg.Type == OrderType.TrailingStop ? leg.Eyes(reference) : null;
            orders.Add(leg);
        }
        ledger.Report(new VenueReport.LegOpened(
            leg.Id, leg.Entry!.Id, leg.Type, quantity, new(leg.Eyes(leg.StandsAt)),
            leg.Type == OrderType.TrailingStop ? leg.Entry.Bracket?.TrailingBps : null, at));
    }
}
