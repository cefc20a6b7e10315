using Actors.Domain;

namespace Actors.Exchanges.Simulator;

/// <summary>Whether the legs of a list fit together.</summary>
static class ListChecks
{
    static readonly Rejection WrongPrices = Rejection.Refused("The relationship of the prices for the orders is not correct.");
    static readonly Rejection Unsupported = new(-1014, "Unsupported order combination.");
    static readonly Rejection WrongType = new(-1158, "Order type not supported in OCO.");

    public static Rejection? Check(NewOrderList list, Market market) =>
        ShapeChecks.ClientId(list.ClientListId, "listClientOrderId") ?? list switch
        {
            NewOrderList.Oco oco => Allowed(market.Rules.OcoAllowed, "OCO")
                ?? Pair(oco.Above, oco.Below) ?? Shapes(market, oco.Legs, 2) ?? SameQuantity(oco.Above, oco.Below)
                ?? Prices(oco, market.LastPrice),
            NewOrderList.Oto oto => OneThenOther(market, oto.Working, [oto.Pending], oto.PaidByWorking),
            NewOrderList.Otoco otoco => Allowed(market.Rules.OcoAllowed, "OCO")
                ?? Pair(otoco.PendingAbove, otoco.PendingBelow)
                ?? OneThenOther(market, otoco.Working, [otoco.PendingAbove, otoco.PendingBelow], otoco.PaidByWorking)
                ?? SameQuantity(otoco.PendingAbove, otoco.PendingBelow),
            _ => throw new DomainFault($"unknown order list {list.GetType().Name}"),
        };

    static Rejection? OneThenOther(Market market, NewOrder working, IReadOnlyList<NewOrder> pending, bool isPaid)
    {
        var refused = Allowed(market.Rules.OtoAllowed, "OTO")
            ?? (isPaid ? Allowed(market.Rules.OpoAllowed, "OPO") : null)
            ?? (working.Type is SpotOrderType.Limit or SpotOrderType.LimitMaker ? null : Unsupported)
            ?? Shapes(market, [working, .. pending], isPaid ? 1 : 1 + pending.Count);
        if (refused is not null)
            return refused;
        if (pending.Any(leg => leg.QuoteQuantity is not null))
            return Unsupported;
        return !isPaid ? null
            : working.Side != Side.Buy ? new(-1222, "Working order in an OPO list must be a bid.")
            : pending.Any(leg => leg.Side != Side.Sell) ? new(-1223, "Pending orders in an OPO list must be asks.")
            : null;
    }

    static Rejection? Allowed(bool allowed, string kind) => allowed ? null
        : Rejection.Refused($"{kind} orders are not supported for this symbol{(kind == "OPO" ? "." : "")}");

    static Rejection? Shapes(Market market, IReadOnlyList<NewOrder> legs, int withQuantity)
    {
        for (var i = 0; i < legs.Count; i++)
        {
            if (ShapeChecks.Check(legs[i], market.Rules, i < withQuantity) is { } refused)
                return refused;
        }
        return null;
    }

    static Rejection? SameQuantity(NewOrder above, NewOrder below) => above.Quantity == below.Quantity ? null : Unsupported;

    // What the legs are goes before what they lack: a MARKET leg has no place here, whatever was sent with it.
    static Rejection? Pair(NewOrder above, NewOrder below)
    {
        var selling = above.Side == Side.Sell;
        if (above.Side != below.Side)
            return Unsupported;
        foreach (var leg in (NewOrder[])[above, below])
        {
            if (!leg.Type.IsContingent() && leg.Type != SpotOrderType.LimitMaker)
                return WrongType;
        }
        if (IsProfit(above) && IsProfit(below))
            return above.Type == SpotOrderType.LimitMaker || below.Type == SpotOrderType.LimitMaker
                ? new(-1168, "At least one OCO order must be contingent.") : WrongType;
        // The profit leg of a sale is the upper one, of a purchase the lower.
        var (profit, stop) = selling ? (above, below) : (below, above);
        return IsProfit(profit) ? null
            : IsProfit(stop) && stop.Type == SpotOrderType.LimitMaker
                ? selling ? new(-1166, "A limit order in a sell OCO must be above.") : new(-1165, "A limit order in a buy OCO must be below.")
            : IsProfit(stop)
                ? selling ? new(-1199, "A take profit order in a sell OCO must be above.")
                    : new(-1198, "A take profit order in a buy OCO must be below.")
            : selling ? new(-1197, "A stop loss order in a sell OCO must be below.")
            : new(-1196, "A stop loss order in a buy OCO must be above.");
    }

    static Rejection? Prices(NewOrderList.Oco oco, decimal last)
    {
        var upper = PriceOf(oco.Above);
        var lower = PriceOf(oco.Below);
        return (upper is { } high && last > 0 && high <= last) || (lower is { } low && last > 0 && low >= last) || upper <= lower
            ? WrongPrices
            : null;
    }

    // Where the market has to go; unknown for a trailing or a pegged leg.
    static decimal? PriceOf(NewOrder leg) => leg.Type == SpotOrderType.LimitMaker ? leg.Price : leg.StopPrice;

    static bool IsProfit(NewOrder leg) => leg.Type == SpotOrderType.LimitMaker || leg.Type.IsTakeProfit();
}
