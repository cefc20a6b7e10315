namespace Actors.Exchanges.Simulator;

/// <summary>A candle as the venue tells it. Times are epoch milliseconds.</summary>
/// <param name="Trades">As many as there are numbers from the first to the last trade.</param>
/// <param name="FirstTradeId">−1 where nothing traded.</param>
public readonly record struct Kline(
    long OpenTime, long CloseTime, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume,
    decimal QuoteVolume, long Trades, decimal TakerBuyVolume, decimal TakerBuyQuoteVolume, long FirstTradeId, long LastTradeId)
{
    /// <summary>A span without trades: flat at the close before it.</summary>
    public static Kline Empty(long openTime, long closeTime, decimal price) =>
        new(openTime, closeTime, price, price, price, price, 0, 0, 0, 0, 0, -1, -1);

    /// <summary>This span so far and the finer one that follows in it. It opens at its first trade.</summary>
    public Kline With(in Kline next) => next.Trades == 0 ? this
        : (next.Volume == 0 ? this
            : Volume == 0 ? next with { OpenTime = OpenTime, CloseTime = CloseTime }
            : this with
            {
                High = Math.Max(High, next.High),
                Low = Math.Min(Low, next.Low),
                Close = next.Close,
                Volume = Volume + next.Volume,
                QuoteVolume = QuoteVolume + next.QuoteVolume,
                TakerBuyVolume = TakerBuyVolume + next.TakerBuyVolume,
                TakerBuyQuoteVolume = TakerBuyQuoteVolume + next.TakerBuyQuoteVolume,
            }) with
        {
            Trades = Trades + next.Trades,
            FirstTradeId = Trades == 0 ? next.FirstTradeId : FirstTradeId,
            LastTradeId = next.LastTradeId,
        };

    public Kline With(in MarketTrade trade)
    {
        var isTakerBuy = !trade.IsBuyerMaker;
        var first = Trades == 0 ? trade.Id : FirstTradeId;
        return Volume == 0
            ? new(OpenTime, CloseTime, trade.Price, trade.Price, trade.Price, trade.Price, trade.Quantity, trade.Quote, Trades + 1,
                isTakerBuy ? trade.Quantity : 0, isTakerBuy ? trade.Quote : 0, first, trade.Id)
            : new(OpenTime, CloseTime, Open, Math.Max(High, trade.Price), Math.Min(Low, trade.Price), trade.Price,
                Volume + trade.Quantity, QuoteVolume + trade.Quote, Trades + 1,
                isTakerBuy ? TakerBuyVolume + trade.Quantity : TakerBuyVolume,
                isTakerBuy ? TakerBuyQuoteVolume + trade.Quote : TakerBuyQuoteVolume, first, trade.Id);
    }

    /// <summary>With a trade that has its number in the candle and moves nothing else of it.</summary>
    public Kline Counting(in MarketTrade trade) => this with
    {
        Trades = Trades + 1,
        FirstTradeId = Trades == 0 ? trade.Id : FirstTradeId,
        LastTradeId = trade.Id,
    };
}

/// <param name="Time">Epoch milliseconds.</param>
/// <param name="IsBuyerMaker">The seller was the taker.</param>
public readonly record struct MarketTrade(long Id, decimal Price, decimal Quantity, decimal Quote, long Time, bool IsBuyerMaker);

/// <summary>The trades of one taker order at one price and time.</summary>
public readonly record struct AggTrade(
    long Id, decimal Price, decimal Quantity, long FirstId, long LastId, long Time, bool IsBuyerMaker);
