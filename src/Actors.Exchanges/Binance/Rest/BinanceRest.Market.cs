using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Rest;

public sealed partial class BinanceRest
{
    /// <summary>Klines of one request: at most 1000, ascending; the newest may still be forming.</summary>
    /// <param name="interval">As Binance writes it: <c>1m</c> is a minute, <c>1M</c> a month.</param>
    /// <param name="from">First open time that is wanted.</param>
    /// <param name="to">Last open time that is wanted.</param>
    /// <exception cref="BinanceException">They cannot be had.</exception>
    public ValueTask<IReadOnlyList<WireKline>> Klines(
        string symbol, string interval, DateTimeOffset? from, DateTimeOffset? to, int limit, CancellationToken stop) =>
        Get(
            new(HttpMethod.Get, "/api/v3/klines", new RequestText()
                .Add("symbol", symbol).Add("interval", interval)
                .AddIf("startTime", from?.ToUnixTimeMilliseconds()).AddIf("endTime", to?.ToUnixTimeMilliseconds())
                .Add("limit", Math.Min(limit, 1000)), 2, CallPriority.Market),
            Klines, stop);

    /// <summary>A snapshot of the book with up to <paramref name="limit"/> levels a side, at most 5000.</summary>
    /// <exception cref="BinanceException">It cannot be had.</exception>
    public ValueTask<WireDepth> Depth(string symbol, int limit, CancellationToken stop)
    {
        var weight = limit switch { <= 100 => 5, <= 500 => 25, <= 1000 => 50, _ => 250 };
        return Get(
            new(HttpMethod.Get, "/api/v3/depth", new RequestText().Add("symbol", symbol).Add("limit", limit), weight,
                CallPriority.Market),
            WireDepth.Parse, stop);
    }

    /// <summary>Up to 1000 aggregate trades from the one with id <paramref name="fromId"/> on; without it the newest.</summary>
    /// <exception cref="BinanceException">They cannot be had.</exception>
    public ValueTask<IReadOnlyList<WireAggTrade>> AggTrades(string symbol, long? fromId, int limit, CancellationToken stop) =>
        Get(
            new(HttpMethod.Get, "/api/v3/aggTrades", new RequestText()
                .Add("symbol", symbol).AddIf("fromId", fromId).Add("limit", limit), 4, CallPriority.Market),
            AggTrades, stop);

    /// <summary>The last price.</summary>
    /// <exception cref="BinanceException">It cannot be had.</exception>
    public ValueTask<decimal> LastPrice(string symbol, CancellationToken stop) =>
        Get(
            new(HttpMethod.Get, "/api/v3/ticker/price", new RequestText().Add("symbol", symbol), 2, CallPriority.Account),
            WirePrice.Parse, stop);

    /// <summary>The rules of all symbols, or of some. Teaches the governor the venue's limits.</summary>
    /// <exception cref="BinanceException">They cannot be had.</exception>
    public async ValueTask<ExchangeInfo> ExchangeInfo(IReadOnlyList<string>? symbols, CancellationToken stop)
    {
        var text = new RequestText();
        if (symbols is [var only])
            text.Add("symbol", only);
        else if (symbols is { Count: > 1 })
            text.Add("symbols", $"[{string.Join(',', symbols.Select(symbol => $"\"{symbol}\""))}]");
        var info = await Get(
            new(HttpMethod.Get, "/api/v3/exchangeInfo", text, 20, CallPriority.Account), Wire.ExchangeInfo.Parse, stop);
        Governor.Learn(info.RateLimits);
        return info;
    }

    /// <exception cref="BinanceException">The venue does not answer.</exception>
    public async ValueTask Ping(CancellationToken stop) =>
        await Get(new(HttpMethod.Get, "/api/v3/ping", new(), 1, CallPriority.Account), WireTime.Any, stop);

    static IReadOnlyList<WireKline> Klines(ref System.Text.Json.Utf8JsonReader json) => json.List(WireKline.Parse);
    static IReadOnlyList<WireAggTrade> AggTrades(ref System.Text.Json.Utf8JsonReader json) => json.List(WireAggTrade.Parse);
}
