namespace Actors.Exchanges.Simulator;

/// <summary>The last public trades of a symbol, one by one and aggregated.</summary>
sealed class Tape(int keep)
{
    readonly Ring<MarketTrade> trades = new(keep);
    readonly Ring<AggTrade> aggregates = new(keep);
    AggTrade open;
    bool isOpen;

    public long NextTradeId { get; private set; } = 1;
    public long NextAggregateId { get; private set; } = 1;

    /// <summary>The last price; 0 before the first trade.</summary>
    public decimal LastPrice { get; private set; }

    public decimal LastQuantity { get; private set; }

    /// <summary>Gives trades that are not kept their numbers, and answers the first.</summary>
    public long Number(long trades)
    {
        var first = NextTradeId;
        NextTradeId += trades;
        return first;
    }

    public void StartAt(decimal lastPrice) => LastPrice = lastPrice;

    public MarketTrade Print(decimal price, decimal quantity, long time, bool isBuyerMaker)
    {
        var trade = new MarketTrade(NextTradeId++, price, quantity, price * quantity, time, isBuyerMaker);
        trades.Add(trade);
        (LastPrice, LastQuantity) = (price, quantity);
        return trade;
    }

    /// <summary>Answers the aggregate that the trade closed, if its price differs from the one under way.</summary>
    public AggTrade? Aggregate(in MarketTrade trade)
    {
        if (isOpen && open.Price == trade.Price)
        {
            open = open with { Quantity = open.Quantity + trade.Quantity, LastId = trade.Id };
            return null;
        }
        var before = EndTaker();
        open = new(NextAggregateId++, trade.Price, trade.Quantity, trade.Id, trade.Id, trade.Time, trade.IsBuyerMaker);
        isOpen = true;
        return before;
    }

    /// <summary>The taker is done: the aggregate under way is complete.</summary>
    public AggTrade? EndTaker()
    {
        if (!isOpen)
            return null;
        isOpen = false;
        aggregates.Add(open);
        return open;
    }

    /// <summary>From an id on, or the newest.</summary>
    public IReadOnlyList<MarketTrade> Trades(long? fromId, int limit) => Slice(
        trades, fromId is { } id ? trades.FirstAtOrAbove(id, static trade => trade.Id) : Math.Max(0, trades.Count - limit), limit);

    /// <summary>From an id on, else within times (both included), else the newest.</summary>
    public IReadOnlyList<AggTrade> Aggregates(long? fromId, long? start, long? end, int limit)
    {
        var to = end is { } most ? aggregates.FirstAtOrAbove(most + 1, static trade => trade.Time) : aggregates.Count;
        var from = fromId is { } id ? aggregates.FirstAtOrAbove(id, static trade => trade.Id)
            : start is { } least ? aggregates.FirstAtOrAbove(least, static trade => trade.Time)
            : Math.Max(0, to - limit);
        return Slice(aggregates, from, Math.Min(limit, Math.Max(0, to - from)));
    }

    static List<T> Slice<T>(Ring<T> ring, int from, int limit)
    {
        var found = new List<T>();
        for (var i = from; i < ring.Count && found.Count < limit; i++)
            found.Add(ring[i]);
        return found;
    }
}
