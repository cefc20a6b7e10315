namespace Actors.Exchanges.Binance.Market;

// What the frames say. Times are UTC ticks, whether the venue counted milliseconds or microseconds.

/// <summary>A candle of a stream, forming or closed.</summary>
/// <param name="CloseTicks">The last unit of time inside the candle: one millisecond, or microsecond, before the next.</param>
/// <param name="FirstTrade">−1 when nothing was traded.</param>
public readonly record struct KlineFrame(
    long EventTicks, long OpenTicks, long CloseTicks, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume,
    decimal QuoteVolume, decimal TakerBase, decimal TakerQuote, long FirstTrade, long LastTrade, long Trades, bool Closed);

/// <param name="BuyerIsMaker">True when the seller was the taker.</param>
public readonly record struct TradeFrame(
    long EventTicks, long TradeTicks, long Id, decimal Price, decimal Quantity, bool BuyerIsMaker);

public readonly record struct AggTradeFrame(
    long EventTicks, long TradeTicks, long Id, long FirstTrade, long LastTrade, decimal Price, decimal Quantity,
    bool BuyerIsMaker);

public readonly record struct BookTickerFrame(
    long UpdateId, decimal Bid, decimal BidQuantity, decimal Ask, decimal AskQuantity);

/// <param name="Quantity">The whole quantity at the price; 0 deletes the level.</param>
public readonly record struct BookLevel(decimal Price, decimal Quantity);

/// <summary>Changes of a book; the levels are in the lists that were given.</summary>
public readonly record struct DepthFrame(long EventTicks, long FirstId, long LastId);

public readonly record struct MiniTickerFrame(
    long EventTicks, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume, decimal QuoteVolume);

/// <summary>Of 24 hours, or of a rolling window. A field for book, previous close or last quantity that the stream does not have is 0.</summary>
public readonly record struct TickerFrame(
    long EventTicks, decimal Change, decimal ChangePercent, decimal WeightedAverage, decimal PreviousClose, decimal Last,
    decimal LastQuantity, decimal Bid, decimal BidQuantity, decimal Ask, decimal AskQuantity, decimal Open, decimal High,
    decimal Low, decimal Volume, decimal QuoteVolume, long OpenTicks, long CloseTicks, long FirstTrade, long LastTrade,
    long Trades);

/// <param name="Average">Of the last minutes that the venue's filters use.</param>
public readonly record struct AveragePriceFrame(long EventTicks, decimal Average, long LastTradeTicks);

/// <param name="Price">Null when the symbol has none now.</param>
public readonly record struct ReferencePriceFrame(decimal? Price, long Ticks);

/// <param name="Id">The number of the request, or null where it was another kind of id.</param>
/// <param name="Code">0 to 3 when the venue refused, else null.</param>
public readonly record struct AnswerFrame(long? Id, bool Refused, long? Code);
