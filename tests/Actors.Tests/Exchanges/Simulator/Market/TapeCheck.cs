using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

/// <summary>Counts trades, holds update ids, trade ids and candles to their order, and makes one number of all that was told.</summary>
sealed class TapeCheck : IExchangeEvents
{
    readonly Dictionary<string, (long Update, long Trade)> last = new(StringComparer.Ordinal);
    readonly Dictionary<(string, KlineInterval), long> closed = [];

    public int Trades { get; private set; }
    public int Changes { get; private set; }
    public ulong Hash { get; private set; } = 14695981039346656037;

    public void BookChanged(Market market, in BookChange change)
    {
        Changes++;
        var (update, trade) = last.GetValueOrDefault(market.Rules.Symbol);
        change.UpdateId.ShouldBe(update + 1);
        last[market.Rules.Symbol] = (change.UpdateId, trade);
        Mix(change.Price * change.Quantity);
    }

    public void Traded(Market market, in MarketTrade trade)
    {
        Trades++;
        var (update, id) = last.GetValueOrDefault(market.Rules.Symbol);
        // The past that was made before the first trade has numbers too.
        if (id > 0)
            trade.Id.ShouldBe(id + 1);
        last[market.Rules.Symbol] = (update, trade.Id);
        Mix(trade.Price);
        Mix(trade.Quantity);
        Mix(trade.Time);
    }

    public void AggTraded(Market market, in AggTrade trade) => Mix(trade.Quantity);

    public void CandleClosed(Market market, KlineInterval interval, in Kline candle)
    {
        if (closed.TryGetValue((market.Rules.Symbol, interval), out var before))
            candle.OpenTime.ShouldBe(interval.NextOpen(before));
        closed[(market.Rules.Symbol, interval)] = candle.OpenTime;
        Mix(candle.Close);
    }

    public void Executed(Account account, ExecutionReport report) => Mix(report.Id);

    public void ListChanged(Account account, ListView list) => Mix(list.ListId);

    public void PositionChanged(Account account, IReadOnlyList<BalanceView> balances, long time) => Mix(balances.Count);

    public void BalanceUpdated(Account account, string asset, decimal delta, long time) => Mix(delta);

    public void SymbolChanged(Market market) => Mix(market.Index);

    void Mix(decimal value)
    {
        foreach (var part in decimal.GetBits(value / 1.000000000000000000000000000m))
            Hash = (Hash ^ (uint)part) * 1099511628211;
    }
}
