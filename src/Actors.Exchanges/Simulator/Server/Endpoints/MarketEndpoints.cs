namespace Actors.Exchanges.Simulator.Server;

/// <summary>Books, trades and candles.</summary>
internal static class MarketEndpoints
{
    const int AveragePriceMinutes = 5;

    public static IEnumerable<Endpoint> All =>
    [
        new("depth", "GET depth", Weights.Depth, Depth),
        new("trades.recent", "GET trades", Weights.Fixed(25), call => Trades(call, null)),
        new("trades.historical", "GET historicalTrades", Weights.Fixed(25), call => Trades(call, call.Parameters.Integer("fromId"))),
        new("blockTrades.historical", "GET historicalBlockTrades", Weights.Fixed(25), BlockTrades),
        new("trades.aggregate", "GET aggTrades", Weights.Fixed(4), AggTrades),
        new("klines", "GET klines", Weights.Fixed(2), Klines),
        new("uiKlines", "GET uiKlines", Weights.Fixed(2), Klines),
        new("avgPrice", "GET avgPrice", Weights.Fixed(2), AveragePrice),
    ];

    static void Depth(Call call)
    {
        var markets = Symbols.Asked(call, out var single, all: false);
        if (!single)
            throw ApiException.Missing("symbol");
        StreamJson.Depth(call.To, markets[0].Depth(call.Parameters.Limit(100, 5000)));
    }

    static void Trades(Call call, long? from)
    {
        var trades = call.Market().Trades(from, call.Parameters.Limit(500, 1000));
        call.To.Json.WriteStartArray();
        foreach (var trade in trades)
            MarketJson.Trade(call.To, trade);
        call.To.Json.WriteEndArray();
    }

    static void BlockTrades(Call call)
    {
        // There are none at this exchange.
        _ = call.Market();
        call.Parameters.RequireInteger("fromId");
        _ = call.Parameters.Limit(500, 1000);
        call.To.Json.WriteStartArray();
        call.To.Json.WriteEndArray();
    }

    static void AggTrades(Call call)
    {
        var market = call.Market();
        var from = call.Parameters.Integer("fromId");
        var (start, end) = call.Parameters.Span();
        if (from is not null && (start ?? end) is not null)
            throw ApiException.BadCombination();
        var trades = market.AggTrades(from, start, end, call.Parameters.Limit(500, 1000));
        call.To.Json.WriteStartArray();
        foreach (var trade in trades)
            MarketJson.AggTrade(call.To, trade);
        call.To.Json.WriteEndArray();
    }

    static void Klines(Call call)
    {
        var market = call.Market();
        if (!KlineIntervals.TryParse(call.Parameters.Require("interval"), out var interval))
            throw new ApiException(-1120, "Invalid interval.");
        var (start, end) = call.Parameters.Span();
        var zone = TimeSpan.Zero;
        if (call.Parameters.Find("timeZone") is { } text && !TimeZoneText.TryParse(text, out zone))
            throw ApiException.Invalid("timeZone");
        var candles = ShiftedCandles.Query(market.Candles, interval, zone, start, end, call.Parameters.Limit(500, 1000));
        call.To.Json.WriteStartArray();
        foreach (var candle in candles)
            MarketJson.Kline(call.To, candle);
        call.To.Json.WriteEndArray();
    }

    static void AveragePrice(Call call)
    {
        var market = call.Market();
        call.To.Json.WriteStartObject();
        call.To.Json.WriteNumber("mins", AveragePriceMinutes);
        call.To.Amount("price", market.AveragePrice(AveragePriceMinutes));
        call.To.Time("closeTime", market.Trades(null, 1) is [var last] ? last.Time : call.Now);
        call.To.Json.WriteEndObject();
    }
}
