namespace Actors.Exchanges.Simulator;

/// <summary>Tells owners what happened to their orders and lists. The crowd is told nothing.</summary>
sealed class Reports(IExchangeEvents events)
{
    public long LastId { get; private set; }

    /// <param name="clientId">Of the request that did it, where that is not the order's.</param>
    public void Tell(Order order, ExecutionType type, long now, string? clientId = null, string origClientId = "")
    {
        if (order.Owner.IsCrowd)
            return;
        events.Executed(order.Owner, new(
            ++LastId, type, order.View(), clientId ?? order.ClientId, origClientId, now, 0, 0, 0, 0, null, -1, false, null)
        {
            IsOnBook = type == ExecutionType.New ? order.IsWorking : order.Level is not null,
        });
    }

    public void Trade(Order order, in MarketTrade trade, decimal commission, bool isMaker)
    {
        if (order.Owner.IsCrowd)
            return;
        order.Holder.Trades.Add(new(
            order.Market.Rules.Symbol, trade.Id, order.Id, order.List?.Id ?? -1, trade.Price, trade.Quantity, trade.Quote,
            commission, order.Receives.Asset, trade.Time, order.IsBuy, isMaker));
        events.Executed(order.Owner, new(
            ++LastId, ExecutionType.Trade, order.View(), order.ClientId, "", trade.Time, trade.Quantity, trade.Price, trade.Quote,
            commission, order.Receives.Asset, trade.Id, isMaker, null)
        {
            IsOnBook = order.Level is not null,
        });
    }

    public void Prevented(Order order, Order counter, PreventedMatch match, decimal quantity)
    {
        if (order.Owner.IsCrowd)
            return;
        events.Executed(order.Owner, new(
            ++LastId, ExecutionType.TradePrevention, order.View(), order.ClientId, "", match.Time, 0, 0, 0, 0, null, -1, false,
            new(match.Id, quantity, match.Price, match.TradeGroupId, counter.Id, counter.Market.Rules.Symbol))
        {
            IsOnBook = order.Level is not null,
        });
    }

    public void List(OrderList list, long now) => events.ListChanged(list.Holder.Account, list.View() with { Time = now });
}
