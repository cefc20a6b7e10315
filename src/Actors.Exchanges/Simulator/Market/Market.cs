namespace Actors.Exchanges.Simulator;

/// <summary>One symbol: its rules, its book and what traded. Read it freely between commands; only the exchange changes it.</summary>
public sealed class Market
{
    long nextOrderId = 1;
    long nextPreventedMatchId;

    internal Market(int index, SymbolRules rules, ExchangeOptions options, IExchangeEvents events)
    {
        (Index, Rules, Exchange) = (index, rules, options.Filters);
        Book = new(this, events);
        Tape = new(options.KeepTrades);
        Candles = new(options.KeepCandles, (interval, candle) => events.CandleClosed(this, interval, candle));
    }

    /// <summary>Its place in <see cref="Exchange.Markets"/>.</summary>
    public int Index { get; }

    public SymbolRules Rules { get; internal set; }
    public SymbolStatus Status { get; internal set; }

    /// <summary>0 before the first trade.</summary>
    public decimal LastPrice => Tape.LastPrice;

    public PriceAndQuantity? BestBid => Best(Book.Bids);
    public PriceAndQuantity? BestAsk => Best(Book.Asks);

    /// <summary>Of the last change of the book.</summary>
    public long UpdateId => Book.UpdateId;

    public CandleBook Candles { get; }

    internal ExchangeFilters Exchange { get; }
    internal OrderBook Book { get; }
    internal Tape Tape { get; }
    internal Triggers Triggers { get; } = new();

    /// <summary>False where the candles of a replay shall be those of its source: trades with an account's order only count in them.</summary>
    internal bool AccountsMakeCandles { get; set; } = true;

    public DepthView Depth(int limit) => Book.Depth(limit);

    /// <summary>From an id on, or the newest.</summary>
    public IReadOnlyList<MarketTrade> Trades(long? fromId, int limit) => Tape.Trades(fromId, limit);

    /// <summary>From an id on, else within times (both included), else the newest.</summary>
    public IReadOnlyList<AggTrade> AggTrades(long? fromId, long? start, long? end, int limit) =>
        Tape.Aggregates(fromId, start, end, limit);

    /// <summary>The volume-weighted mean of the last minutes; the last price where nothing traded in them.</summary>
    public decimal AveragePrice(int minutes)
    {
        var (quote, volume) = (0m, 0m);
        foreach (var candle in Candles.LastMinutes(minutes))
            (quote, volume) = (quote + candle.QuoteVolume, volume + candle.Volume);
        return volume == 0 ? LastPrice : decimal.Round(quote / volume, SymbolRules.Precision);
    }

    /// <summary>The last 24 hours.</summary>
    public TickerView Ticker(long now) => Ticker(24 * 60, now);

    /// <summary>The last so many minutes and the one under way.</summary>
    /// <param name="closeTime">Of the window; usually now.</param>
    public TickerView Ticker(int minutes, long closeTime)
    {
        const long Minute = 60_000;
        var span = Candles.Span(minutes) ?? Kline.Empty((closeTime / Minute - minutes) * Minute, closeTime, LastPrice);
        return new(
            Rules.Symbol, span.Open, span.High, span.Low, LastPrice, span.Open, Tape.LastQuantity, span.Volume, span.QuoteVolume,
            span.OpenTime, closeTime, span.FirstTradeId, span.LastTradeId, span.Trades, BestBid ?? default, BestAsk ?? default);
    }

    /// <summary>What filters measure prices against.</summary>
    internal decimal ReferencePrice(int minutes) => minutes == 0 ? LastPrice : AveragePrice(minutes);

    /// <summary>
    /// A closed minute of before the market began, in order. Its trades are numbered as all others, so that first, last
    /// and count of a candle agree; one by one nobody can ask for them.
    /// </summary>
    internal void AddPast(in Kline minute)
    {
        var first = Tape.Number(minute.Trades);
        Candles.AddPast(minute.Trades == 0
            ? minute with { FirstTradeId = -1, LastTradeId = -1 }
            : minute with { FirstTradeId = first, LastTradeId = first + minute.Trades - 1 });
    }

    internal long TakeOrderId() => nextOrderId++;

    internal long TakePreventedMatchId() => nextPreventedMatchId++;

    static PriceAndQuantity? Best(BookSide side) => side.Best is { } level ? new(level.Price, level.Quantity) : null;
}
