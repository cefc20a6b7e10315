using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <content>Written down, and made of what was written.</content>
sealed partial class PaperOrder
{
    public KeptOrder Kept => new(
        Id.Value, Entry?.Id.Value, Key is null ? null : KeptKey.Of(Key), Side, Type,
        (Size as OrderSize.Base)?.Quantity.Value, (Size as OrderSize.Quote)?.Amount.Value ?? 0, Size is OrderSize.Quote { FeesIncluded: true },
        Limit, Trigger, TrailingShare, FillsAtTouch, Reduces,
        Bracket is null ? null : new(Bracket.Stop?.Value, Bracket.Target?.Value, Bracket.TrailingBps),
        Stage, ArrivesIn, Peak, Filled, Spent, Fees, Doubt);

    /// <summary>An entry that is over.</summary>
    public static PaperOrder Of(KeptOrder kept)
    {
        var order = Of(kept, entry: null);
        order.Open = false;
        return order;
    }

    /// <summary>An open order; a leg takes its place beside its entry.</summary>
    public static PaperOrder Of(KeptOrder kept, PaperOrder? entry)
    {
        var order = new PaperOrder(new(kept.Id), kept.Side, kept.Type, SizeOf(kept))
        {
            Key = kept.Key?.Key,
            Limit = kept.Limit,
            Trigger = kept.Trigger,
            TrailingShare = kept.TrailingShare,
            FillsAtTouch = kept.FillsAtTouch,
            Reduces = kept.Reduces,
            Bracket = kept.Bracket is { } legs ? new(PriceOf(legs.Stop), PriceOf(legs.Target), legs.TrailingBps) : null,
            Entry = entry,
            Stage = kept.Stage,
            ArrivesIn = kept.ArrivesIn,
            Peak = kept.Peak,
            Filled = kept.Filled,
            Spent = kept.Spent,
            Fees = kept.Fees,
            Doubt = kept.Doubt,
        };
        if (entry is not null && order.Id == entry.Id.StopLeg)
            entry.StopLeg = order;
        else if (entry is not null)
            entry.TargetLeg = order;
        return order;
    }

    static OrderSize SizeOf(KeptOrder kept) => kept.Quantity is { } quantity
        ? new OrderSize.Base(new(quantity))
        : new OrderSize.Quote(new(kept.Amount), kept.FeesIncluded);

    static Price? PriceOf(decimal? price) => price is { } some ? new Price(some) : null;
}
