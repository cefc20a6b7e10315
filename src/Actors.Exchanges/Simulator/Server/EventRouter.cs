namespace Actors.Exchanges.Simulator.Server;

/// <summary>Takes what the exchange tells to those who listen.</summary>
internal sealed class EventRouter(RateLimiter limiter, History history) : IExchangeEvents
{
    public required MarketStreams Markets { get; init; }
    public required UserStreams Users { get; init; }

    public void BookChanged(Market market, in BookChange change) => Markets.Changed(market, change);

    public void Traded(Market market, in MarketTrade trade) => Markets.Traded(market, trade);

    public void AggTraded(Market market, in AggTrade trade) => Markets.Traded(market, trade);

    public void CandleClosed(Market market, KlineInterval interval, in Kline candle) => Markets.Closed(market, interval, candle);

    public void Executed(Account account, ExecutionReport report)
    {
        history.Add(account.Name, report);
        // The first fill of an order takes it off the count of unfilled ones.
        if (report.Type == ExecutionType.Trade && report.Order.Executed == report.LastQuantity)
            limiter.CountOrders(account.Name, -1);
        Users.Publish(account.Name, "executionReport", to => UserJson.Execution(to, report, report.Time));
    }

    public void ListChanged(Account account, ListView list) =>
        Users.Publish(account.Name, "listStatus", to => UserJson.List(to, list, list.Time));

    public void PositionChanged(Account account, IReadOnlyList<BalanceView> balances, long time)
    {
        history.Add(account.Name, balances, time);
        Users.Publish(account.Name, "outboundAccountPosition", to => UserJson.Position(to, balances, time, time));
    }

    public void BalanceUpdated(Account account, string asset, decimal delta, long time) =>
        Users.Publish(account.Name, "balanceUpdate", to => UserJson.Balance(to, asset, delta, time, time));

    public void SymbolChanged(Market market)
    {
        // Clients learn of it from exchangeInfo; no stream tells it.
    }
}
