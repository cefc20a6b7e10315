using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Simulator.Server;

/// <summary>A running exchange with two accounts, one of them making the market at 64,000, and nobody else.</summary>
sealed class SimulatedVenue : IAsyncDisposable
{
    public const string Key = "SIMKEY0000000000000000000000000000000000000000000000000000000001";
    public const string Secret = "sim-secret-DO-NOT-USE-0001";
    public const string Symbol = "BTCUSDT";

    readonly HttpClient http = new();

    SimulatedVenue(ExchangeSimulator simulator, JumpingClock clock) => (Simulator, Clock) = (simulator, clock);

    public ExchangeSimulator Simulator { get; }
    public JumpingClock Clock { get; }
    public Actors.Exchanges.Simulator.Server.Faults Faults => Simulator.Faults;

    public static SimulatorOptions Usual => new()
    {
        Accounts =
        [
            new SimulatedAccount("trader", [new ApiKey.Hmac(Key, Secret)])
            {
                Balances = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USDT"] = 1_000_000, ["BTC"] = 10 },
            },
            new SimulatedAccount("maker", [new ApiKey.Hmac("MAKER", "maker-secret")])
            {
                Balances = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USDT"] = 100_000_000, ["BTC"] = 1_000 },
            },
        ],
        Market = MarketOptions.Quiet(
            new SymbolRules(Symbol, "BTC", "USDT", SymbolFilters.Usual(0.01m, 0.00001m)),
            new SymbolRules("ETHUSDT", "ETH", "USDT", SymbolFilters.Usual(0.01m, 0.0001m))),
    };

    public static async Task<SimulatedVenue> Open(Func<SimulatorOptions, SimulatorOptions>? change = null)
    {
        var clock = new JumpingClock();
        var venue = new SimulatedVenue(await ExchangeSimulator.Start(change is null ? Usual : change(Usual), clock), clock);
        venue.Make(63_990, 64_010);
        return venue;
    }

    /// <summary>The maker quotes 5 BTC on each side after a first trade in the middle.</summary>
    public void Make(decimal bid, decimal ask)
    {
        var middle = (bid + ask) / 2;
        Maker(Side.Sell, middle, 0.001m);
        Taker(Side.Buy, middle, 0.001m);
        Maker(Side.Buy, bid, 5);
        Maker(Side.Sell, ask, 5);
    }

    public void Maker(Side side, decimal price, decimal quantity) => Give("maker", side, price, quantity);

    public void Taker(Side side, decimal price, decimal quantity) => Give("trader", side, price, quantity);

    public void CancelMakersQuotes() => Simulator.Exchange.Do((exchange, now) =>
        exchange.CancelAll(Simulator.Exchange.Account("maker"), Symbol, now)).Rejection.ShouldBeNull();

    void Give(string account, Side side, decimal price, decimal quantity) => Simulator.Exchange.Do((exchange, now) =>
    {
        var placed = exchange.Place(Simulator.Exchange.Account(account), new NewOrder(Symbol, side, SpotOrderType.Limit)
        {
            Price = price,
            Quantity = quantity,
            TimeInForce = TimeInForce.GoodTillCanceled,
            SelfTradePrevention = SelfTradePrevention.None,
        }, now);
        placed.Rejection.ShouldBeNull();
        return true;
    });

    public string Timestamp => Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    public static string Sign(string payload) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(payload)));

    /// <summary>A signed request with all parameters in the query.</summary>
    public Task<Reply> Signed(string verb, string path, string query = "")
    {
        var text = (query.Length > 0 ? query + "&" : "") + "timestamp=" + Timestamp;
        return Send(verb, path, $"{text}&signature={Sign(text)}", Key);
    }

    public Task<Reply> Get(string path, string query = "") => Send("GET", path, query, null);

    public async Task<Reply> Send(string verb, string path, string query, string? key, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(verb),
            $"{Simulator.RestUrl}/{path}{(query.Length > 0 ? "?" + query : "")}");
        if (key is not null)
            request.Headers.Add("X-MBX-APIKEY", key);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        using var json = JsonDocument.Parse(text);
        return new((int)response.StatusCode, json.RootElement.Clone(), response.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Simulator.DisposeAsync();
        // Whatever the test did, the server never broke of it.
        Simulator.Exchange.LastBreak.ShouldBeNull();
    }
}

sealed record Reply(int Status, JsonElement Json, HttpResponseHeaders Headers)
{
    public int Code => Json.GetProperty("code").GetInt32();
    public string Message => Json.GetProperty("msg").GetString()!;
    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
