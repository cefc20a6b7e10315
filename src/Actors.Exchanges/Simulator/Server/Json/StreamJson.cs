namespace Actors.Exchanges.Simulator.Server;

/// <summary>The payloads of market streams.</summary>
internal static class StreamJson
{
    public static void Trade(WireWriter to, string symbol, in MarketTrade trade)
    {
        Begin(to, "trade", trade.Time, symbol);
        to.Json.WriteNumber("t", trade.Id);
        to.Amount("p", trade.Price);
        to.Amount("q", trade.Quantity);
        EndTrade(to, trade.Time, trade.IsBuyerMaker);
    }

    public static void AggTrade(WireWriter to, string symbol, in AggTrade trade)
    {
        Begin(to, "aggTrade", trade.Time, symbol);
        to.Json.WriteNumber("a", trade.Id);
        to.Amount("p", trade.Price);
        to.Amount("q", trade.Quantity);
        to.Json.WriteNumber("f", trade.FirstId);
        to.Json.WriteNumber("l", trade.LastId);
        EndTrade(to, trade.Time, trade.IsBuyerMaker);
    }

    public static void Kline(WireWriter to, string symbol, string interval, in Kline candle, bool closed, long now)
    {
        var json = to.Json;
        Begin(to, "kline", now, symbol);
        json.WriteStartObject("k");
        to.Time("t", candle.OpenTime);
        to.Time("T", candle.CloseTime);
        json.WriteString("s", symbol);
        json.WriteString("i", interval);
        json.WriteNumber("f", candle.FirstTradeId);
        json.WriteNumber("L", candle.LastTradeId);
        to.Amount("o", candle.Open);
        to.Amount("c", candle.Close);
        to.Amount("h", candle.High);
        to.Amount("l", candle.Low);
        to.Amount("v", candle.Volume);
        json.WriteNumber("n", candle.Trades);
        json.WriteBoolean("x", closed);
        to.Amount("q", candle.QuoteVolume);
        to.Amount("V", candle.TakerBuyVolume);
        to.Amount("Q", candle.TakerBuyQuoteVolume);
        json.WriteString("B", "0");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void MiniTicker(WireWriter to, TickerView ticker, long now)
    {
        Begin(to, "24hrMiniTicker", now, ticker.Symbol);
        to.Amount("c", ticker.Last);
        to.Amount("o", ticker.Open);
        to.Amount("h", ticker.High);
        to.Amount("l", ticker.Low);
        to.Amount("v", ticker.Volume);
        to.Amount("q", ticker.QuoteVolume);
        to.Json.WriteEndObject();
    }

    public static void Ticker(WireWriter to, TickerView ticker, long now)
    {
        Begin(to, "24hrTicker", now, ticker.Symbol);
        to.Amount("p", ticker.Change);
        to.Percent("P", ticker.ChangePercent);
        to.Amount("w", ticker.WeightedAverage);
        to.Amount("x", ticker.PreviousClose);
        to.Amount("c", ticker.Last);
        to.Amount("Q", ticker.LastQuantity);
        to.Amount("b", ticker.Bid.Price);
        to.Amount("B", ticker.Bid.Quantity);
        to.Amount("a", ticker.Ask.Price);
        to.Amount("A", ticker.Ask.Quantity);
        to.Amount("o", ticker.Open);
        to.Amount("h", ticker.High);
        to.Amount("l", ticker.Low);
        EndTicker(to, ticker);
    }

    public static void WindowTicker(WireWriter to, string window, TickerView ticker, long now)
    {
        Begin(to, window + "Ticker", now, ticker.Symbol);
        to.Amount("p", ticker.Change);
        to.Percent("P", ticker.ChangePercent);
        to.Amount("o", ticker.Open);
        to.Amount("h", ticker.High);
        to.Amount("l", ticker.Low);
        to.Amount("c", ticker.Last);
        to.Amount("w", ticker.WeightedAverage);
        EndTicker(to, ticker);
    }

    public static void BookTicker(WireWriter to, Market market, PriceAndQuantity bid, PriceAndQuantity ask)
    {
        to.Json.WriteStartObject();
        to.Json.WriteNumber("u", market.UpdateId);
        to.Json.WriteString("s", market.Rules.Symbol);
        to.Amount("b", bid.Price);
        to.Amount("B", bid.Quantity);
        to.Amount("a", ask.Price);
        to.Amount("A", ask.Quantity);
        to.Json.WriteEndObject();
    }

    public static void AveragePrice(WireWriter to, Market market, int minutes, long lastTrade, long now)
    {
        Begin(to, "avgPrice", now, market.Rules.Symbol);
        to.Json.WriteString("i", $"{minutes}m");
        to.Amount("w", market.AveragePrice(minutes));
        to.Time("T", lastTrade);
        to.Json.WriteEndObject();
    }

    public static void Depth(WireWriter to, DepthView depth)
    {
        to.Json.WriteStartObject();
        to.Json.WriteNumber("lastUpdateId", depth.LastUpdateId);
        Levels(to, "bids", depth.Bids.Select(l => (l.Price, l.Quantity)));
        Levels(to, "asks", depth.Asks.Select(l => (l.Price, l.Quantity)));
        to.Json.WriteEndObject();
    }

    public static void Diff(WireWriter to, string symbol, BookDiff diff, long now)
    {
        Begin(to, "depthUpdate", now, symbol);
        to.Json.WriteNumber("U", diff.First);
        to.Json.WriteNumber("u", diff.Last);
        Levels(to, "b", diff.Bids.Select(l => (l.Key, l.Value)));
        Levels(to, "a", diff.Asks.Select(l => (l.Key, l.Value)));
        to.Json.WriteEndObject();
    }

    public static void ServerShutdown(WireWriter to, long now)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("e", "serverShutdown");
        to.Time("E", now);
        to.Json.WriteEndObject();
    }

    static void Begin(WireWriter to, string type, long now, string symbol)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("e", type);
        to.Time("E", now);
        to.Json.WriteString("s", symbol);
    }

    static void EndTrade(WireWriter to, long time, bool buyerIsMaker)
    {
        to.Time("T", time);
        to.Json.WriteBoolean("m", buyerIsMaker);
        to.Json.WriteBoolean("M", true);
        to.Json.WriteEndObject();
    }

    static void EndTicker(WireWriter to, TickerView ticker)
    {
        to.Amount("v", ticker.Volume);
        to.Amount("q", ticker.QuoteVolume);
        to.Time("O", ticker.OpenTime);
        to.Time("C", ticker.CloseTime);
        to.Json.WriteNumber("F", ticker.FirstTradeId);
        to.Json.WriteNumber("L", ticker.LastTradeId);
        to.Json.WriteNumber("n", ticker.Trades);
        to.Json.WriteEndObject();
    }

    static void Levels(WireWriter to, string name, IEnumerable<(decimal Price, decimal Quantity)> levels)
    {
        to.Json.WriteStartArray(name);
        foreach (var (price, quantity) in levels)
        {
            to.Json.WriteStartArray();
            to.Amount(price);
            to.Amount(quantity);
            to.Json.WriteEndArray();
        }
        to.Json.WriteEndArray();
    }
}
