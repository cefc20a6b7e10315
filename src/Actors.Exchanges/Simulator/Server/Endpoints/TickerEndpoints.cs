namespace Actors.Exchanges.Simulator.Server;

/// <summary>Prices and their changes.</summary>
internal static class TickerEndpoints
{
    const int MostSymbols = 100;

    public static IEnumerable<Endpoint> All =>
    [
        new("ticker.24hr", "GET ticker/24hr", Weights.DayTicker, call =>
        {
            var mini = IsMini(call);
            Each(call, Symbols.Asked(call, out var single), single, market =>
            {
                MarketJson.DayTicker(call.To, market.Ticker(call.Now), mini);
                return true;
            });
        }),
        new("ticker.tradingDay", "GET ticker/tradingDay", Weights.Window, TradingDay),
        new("ticker", "GET ticker", Weights.Window, Window),
        new("ticker.price", "GET ticker/price", Weights.BySymbol(2, 4), call =>
            Each(call, Symbols.Asked(call, out var single), single, market => Price(call.To, market))),
        new("ticker.book", "GET ticker/bookTicker", Weights.BySymbol(2, 4), call =>
            Each(call, Symbols.Asked(call, out var single), single, market => Book(call.To, market))),
    ];

    static void TradingDay(Call call)
    {
        var mini = IsMini(call);
        var zone = TimeSpan.Zero;
        if (call.Parameters.Find("timeZone") is { } text && !TimeZoneText.TryParse(text, out zone))
            throw ApiException.Invalid("timeZone");
        var offset = (long)zone.TotalMilliseconds;
        var open = KlineInterval.OneDay.OpenOf(call.Now + offset) - offset;
        // Of a day the end is told, though it is to come.
        Windows(call, mini, (int)((call.Now - open) / 60_000), KlineInterval.OneDay.NextOpen(open) - 1);
    }

    static void Window(Call call)
    {
        var mini = IsMini(call);
        if (WindowSize.Parse(call.Parameters.Find("windowSize") ?? "1d") is not { } window)
            throw ApiException.Invalid("windowSize");
        Windows(call, mini, (int)(window / 60_000), call.Now);
    }

    static void Windows(Call call, bool mini, int minutes, long closeTime)
    {
        var markets = Symbols.Asked(call, out var single, all: false);
        if (markets.Count > MostSymbols)
            throw ApiException.Invalid("symbols");
        Each(call, markets, single, market =>
        {
            if (market.LastPrice == 0)
                return false;
            MarketJson.WindowTicker(call.To, market.Ticker(minutes, closeTime), mini);
            return true;
        });
    }

    static bool Price(WireWriter to, Market market)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("symbol", market.Rules.Symbol);
        to.Amount("price", market.LastPrice);
        to.Json.WriteEndObject();
        return true;
    }

    static bool Book(WireWriter to, Market market)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("symbol", market.Rules.Symbol);
        to.Amount("bidPrice", market.BestBid?.Price ?? 0);
        to.Amount("bidQty", market.BestBid?.Quantity ?? 0);
        to.Amount("askPrice", market.BestAsk?.Price ?? 0);
        to.Amount("askQty", market.BestAsk?.Quantity ?? 0);
        to.Json.WriteEndObject();
        return true;
    }

    static bool IsMini(Call call) => call.Parameters.Find("type") switch
    {
        null or "FULL" => false,
        "MINI" => true,
        _ => throw new ApiException(-1139, "Invalid ticker type."),
    };

    // An object for one symbol, else an array. A symbol that never traded has no window.
    static void Each(Call call, List<Market> markets, bool single, Func<Market, bool> write)
    {
        if (!single)
            call.To.Json.WriteStartArray();
        foreach (var market in markets)
            if (!write(market) && single)
                throw new ApiException(-2016, "No trading window could be found for the symbol. Try ticker/24hrs instead.");
        if (!single)
            call.To.Json.WriteEndArray();
    }
}
