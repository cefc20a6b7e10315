namespace Actors.Exchanges.Simulator.Server;

/// <summary>Market data as answers tell it.</summary>
internal static class MarketJson
{
    public static void Trade(WireWriter to, in MarketTrade trade)
    {
        to.Json.WriteStartObject();
        to.Json.WriteNumber("id", trade.Id);
        to.Amount("price", trade.Price);
        to.Amount("qty", trade.Quantity);
        to.Amount("quoteQty", trade.Quote);
        to.Time("time", trade.Time);
        to.Json.WriteBoolean("isBuyerMaker", trade.IsBuyerMaker);
        to.Json.WriteBoolean("isBestMatch", true);
        to.Json.WriteEndObject();
    }

    public static void AggTrade(WireWriter to, in AggTrade trade)
    {
        to.Json.WriteStartObject();
        to.Json.WriteNumber("a", trade.Id);
        to.Amount("p", trade.Price);
        to.Amount("q", trade.Quantity);
        to.Json.WriteNumber("f", trade.FirstId);
        to.Json.WriteNumber("l", trade.LastId);
        to.Time("T", trade.Time);
        to.Json.WriteBoolean("m", trade.IsBuyerMaker);
        to.Json.WriteBoolean("M", true);
        to.Json.WriteEndObject();
    }

    public static void Kline(WireWriter to, in Kline candle)
    {
        to.Json.WriteStartArray();
        to.Time(candle.OpenTime);
        to.Amount(candle.Open);
        to.Amount(candle.High);
        to.Amount(candle.Low);
        to.Amount(candle.Close);
        to.Amount(candle.Volume);
        to.Time(candle.CloseTime);
        to.Amount(candle.QuoteVolume);
        to.Json.WriteNumberValue(candle.Trades);
        to.Amount(candle.TakerBuyVolume);
        to.Amount(candle.TakerBuyQuoteVolume);
        to.Json.WriteStringValue("0");
        to.Json.WriteEndArray();
    }

    /// <summary>24hr, with the best of the book.</summary>
    public static void DayTicker(WireWriter to, TickerView ticker, bool mini)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("symbol", ticker.Symbol);
        if (!mini)
        {
            Change(to, ticker);
            to.Amount("prevClosePrice", ticker.PreviousClose);
        }
        to.Amount("lastPrice", ticker.Last);
        if (!mini)
        {
            to.Amount("lastQty", ticker.LastQuantity);
            to.Amount("bidPrice", ticker.Bid.Price);
            to.Amount("bidQty", ticker.Bid.Quantity);
            to.Amount("askPrice", ticker.Ask.Price);
            to.Amount("askQty", ticker.Ask.Quantity);
        }
        Rest(to, ticker);
    }

    /// <summary>Of a trading day or a rolling window.</summary>
    public static void WindowTicker(WireWriter to, TickerView ticker, bool mini)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("symbol", ticker.Symbol);
        if (!mini)
            Change(to, ticker);
        to.Amount("lastPrice", ticker.Last);
        Rest(to, ticker);
    }

    static void Change(WireWriter to, TickerView ticker)
    {
        to.Amount("priceChange", ticker.Change);
        to.Percent("priceChangePercent", ticker.ChangePercent);
        to.Amount("weightedAvgPrice", ticker.WeightedAverage);
    }

    static void Rest(WireWriter to, TickerView ticker)
    {
        to.Amount("openPrice", ticker.Open);
        to.Amount("highPrice", ticker.High);
        to.Amount("lowPrice", ticker.Low);
        to.Amount("volume", ticker.Volume);
        to.Amount("quoteVolume", ticker.QuoteVolume);
        to.Time("openTime", ticker.OpenTime);
        to.Time("closeTime", ticker.CloseTime);
        to.Json.WriteNumber("firstId", ticker.FirstTradeId);
        to.Json.WriteNumber("lastId", ticker.LastTradeId);
        to.Json.WriteNumber("count", ticker.Trades);
        to.Json.WriteEndObject();
    }
}
