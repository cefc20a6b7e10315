namespace Actors.Exchanges.Simulator;

/// <summary>Leads a taker along the other side of the book, best price and oldest order first.</summary>
sealed class Matcher(Clearing clearing, Reports reports, IExchangeEvents events)
{
    /// <summary>Told after both sides of a trade, or of a prevented one, are booked.</summary>
    public required Action<Order, long> Touched { get; init; }

    /// <summary>Ends an order that self-trade prevention leaves nothing of.</summary>
    public required Action<Order, long> EndedInMatch { get; init; }

    /// <summary>Told before an order trades, or is prevented from it.</summary>
    public required Action<Order> Touching { get; init; }

    /// <param name="limit">The worst price to take; null for any.</param>
    public void Run(Order taker, decimal? limit, long now)
    {
        var market = taker.Market;
        var against = market.Book.Against(taker.Side);
        while (taker.IsOpen && taker.Remaining > 0 && against.Best is { } level
            && (limit is not { } worst || against.IsWithin(level.Price, worst)))
        {
            var maker = level.First!;
            if (IsSelfTrade(taker, maker))
                Prevent(taker, maker, now);
            else
                Trade(taker, maker, now);
        }
        EndTaker(market);
    }

    /// <summary>The taker is done: its last aggregate is complete.</summary>
    public void EndTaker(Market market)
    {
        if (market.Tape.EndTaker() is { } aggregate)
            events.AggTraded(market, aggregate);
    }

    /// <summary>Tells everybody of a trade.</summary>
    public void Print(Market market, in MarketTrade trade, bool isCandle)
    {
        events.Traded(market, trade);
        if (market.Tape.Aggregate(trade) is { } aggregate)
            events.AggTraded(market, aggregate);
        if (isCandle)
            market.Candles.Add(trade);
        else
            market.Candles.Count(trade);
        market.Triggers.Meet(trade.Price, trade.Time);
    }

    /// <summary>True when the book holds enough for all of the order at once.</summary>
    public static bool CanFill(Order taker, decimal? limit)
    {
        var against = taker.Market.Book.Against(taker.Side);
        var wanted = taker.Remaining;
        for (var i = 0; i < against.Count && wanted > 0; i++)
        {
            if (limit is { } worst && !against.IsWithin(against[i].Price, worst))
                return false;
            for (var maker = against[i].First; maker is not null && wanted > 0; maker = maker.Behind)
            {
                if (!IsSelfTrade(taker, maker))
                    wanted -= maker.Remaining;
                // In every other mode the order would lose a part of itself here.
                else if (taker.SelfTradePrevention != SelfTradePrevention.ExpireMaker)
                    return false;
            }
        }
        return wanted <= 0;
    }

    static bool IsSelfTrade(Order taker, Order maker) =>
        taker.SelfTradePrevention != SelfTradePrevention.None && !taker.Owner.IsCrowd
        && (taker.Owner == maker.Owner
            || (taker.Owner.TradeGroupId >= 0 && taker.Owner.TradeGroupId == maker.Owner.TradeGroupId));

    void Trade(Order taker, Order maker, long now)
    {
        var market = taker.Market;
        var quantity = Math.Min(taker.Remaining, maker.Visible);
        var trade = market.Tape.Print(maker.Price, quantity, now, maker.IsBuy);
        Touching(taker);
        Touching(maker);
        Print(market, trade, market.AccountsMakeCandles || (taker.Owner.IsCrowd && maker.Owner.IsCrowd));
        var takerPays = Fill(taker, trade, isMaker: false);
        var makerPays = Fill(maker, trade, isMaker: true);
        market.Book.Reduce(maker, quantity, now);
        reports.Trade(taker, trade, takerPays, isMaker: false);
        reports.Trade(maker, trade, makerPays, isMaker: true);
        Touched(taker, now);
        Touched(maker, now);
    }

    decimal Fill(Order order, in MarketTrade trade, bool isMaker)
    {
        var commission = clearing.Settle(order, trade.Price, trade.Quantity, isMaker);
        order.Executed += trade.Quantity;
        order.ExecutedQuote += trade.Quote;
        order.UpdateTime = trade.Time;
        order.Status = order.Remaining == 0 ? SpotOrderStatus.Filled : SpotOrderStatus.PartiallyFilled;
        return commission;
    }

    void Prevent(Order taker, Order maker, long now)
    {
        var mode = ModeOf(taker, maker);
        var both = Math.Min(taker.Remaining, maker.Visible);
        decimal? takerPart = mode switch
        {
            SelfTradePrevention.ExpireMaker => null,
            SelfTradePrevention.ExpireTaker or SelfTradePrevention.ExpireBoth => taker.Remaining,
            _ => both,
        };
        decimal? makerPart = mode switch
        {
            SelfTradePrevention.ExpireTaker => null,
            SelfTradePrevention.ExpireMaker or SelfTradePrevention.ExpireBoth => maker.Remaining,
            _ => both,
        };
        var market = taker.Market;
        var match = new PreventedMatch(
            market.Rules.Symbol, market.TakePreventedMatchId(), taker.Id, maker.Id, taker.Owner.TradeGroupId, mode, maker.Price,
            takerPart, makerPart, now);
        taker.Holder.Prevented.Add(match);
        if (taker.Owner != maker.Owner)
            maker.Holder.Prevented.Add(match);
        if (mode == SelfTradePrevention.Transfer)
            clearing.Transfer(taker.IsBuy ? taker : maker, taker.IsBuy ? maker : taker, maker.Price, both);
        if (makerPart is { } lost)
        {
            market.Book.Reduce(maker, Apply(maker, match, lost), now);
            Conclude(maker, taker, match, lost);
        }
        if (takerPart is { } given)
        {
            Apply(taker, match, given);
            Conclude(taker, maker, match, given);
        }
    }

    static SelfTradePrevention ModeOf(Order taker, Order maker) => taker.SelfTradePrevention != SelfTradePrevention.Transfer
        ? taker.SelfTradePrevention
        : maker.SelfTradePrevention == SelfTradePrevention.Transfer && maker.Owner != taker.Owner ? SelfTradePrevention.Transfer
        : SelfTradePrevention.Decrement;

    /// <summary>Answers what it takes off the part that the book shows.</summary>
    decimal Apply(Order order, PreventedMatch match, decimal quantity)
    {
        Touching(order);
        order.Prevented += quantity;
        order.PreventedMatchId = match.Id;
        order.UpdateTime = match.Time;
        if (order.Remaining == 0)
            order.Status = SpotOrderStatus.ExpiredInMatch;
        clearing.Hold(order, order.Locked == 0 ? 0 : order.Need);
        return Math.Min(order.Visible, quantity);
    }

    void Conclude(Order order, Order counter, PreventedMatch match, decimal quantity)
    {
        reports.Prevented(order, counter, match, quantity);
        Touched(order, match.Time);
        if (order.Status == SpotOrderStatus.ExpiredInMatch)
            EndedInMatch(order, match.Time);
    }
}
