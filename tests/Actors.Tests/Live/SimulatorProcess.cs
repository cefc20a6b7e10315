using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Actors.Tests.Live;

/// <summary>An exchange in a process of its own that outlives the engines which trade on it, and its own account of what they did.</summary>
sealed class SimulatorProcess : IAsyncDisposable
{
    const decimal LeastNotional = 5; // less than that nobody can sell

    readonly ProgramProcess program;
    readonly HttpClient http;
    readonly string secret;

    SimulatorProcess(ProgramProcess program, Uri url, string key, string secret)
    {
        (this.program, Url, Key, this.secret) = (program, url, key, secret);
        http = new() { BaseAddress = url };
        http.DefaultRequestHeaders.Add("X-MBX-APIKEY", key);
    }

    public Uri Url { get; }

    string Key { get; }

    /// <summary>The variables in which the engine looks for its keys.</summary>
    public IReadOnlyDictionary<string, string> Keys => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ACTORS_BINANCE_KEY"] = Key,
        ["ACTORS_BINANCE_SECRET"] = secret,
    };

    public static async Task<SimulatorProcess> Start(IEnumerable<string> symbols, int seed, int speed)
    {
        var started = ProgramProcess.Start(
            new Dictionary<string, string>(StringComparer.Ordinal), "simulator", "--port", "0", "--seed", Text(seed), "--speed", Text(speed),
            "--set", $"simulator.symbols=[{string.Join(',', symbols)}]");
        try
        {
            string Last(string line) => line.Split(' ')[^1];
            await started.Line("Ctrl+C stops it");
            return new(
                started, new(new Uri(Last(await started.Line("admin "))), "/"), Last(await started.Line("API key ")), Last(await started.Line("API secret ")));
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await program.DisposeAsync();
    }

    public async Task<DateTimeOffset> Now() => DateTimeOffset.FromUnixTimeMilliseconds((await Get("/sim/status")).GetProperty("time").GetInt64());

    /// <summary>Ends when so much of the exchange's time has gone by.</summary>
    public async Task Pass(TimeSpan time)
    {
        var until = await Now() + time;
        while (await Now() < until)
            await Task.Delay(50);
    }

    /// <summary>
    /// Stops the trade at a moment at which all that is held is locked in orders which protect it; what is open stays open.
    /// </summary>
    /// <returns>When it stopped.</returns>
    public async Task<DateTimeOffset> StandStill(IReadOnlyList<string> symbols)
    {
        for (var attempt = 0; attempt < 500; attempt++)
        {
            // Strategies speak when a candle closes: in the midst of a minute nobody leaves a position.
            if ((await Now()).Second is >= 25 and <= 45 && await IsProtected())
            {
                await SetStatus(symbols, "HALT");
                if (await IsProtected())
                    return await Now();
                await SetStatus(symbols, "TRADING");
            }
            await Task.Delay(20);
        }
        throw new TimeoutException($"the account was not protected once: {string.Join(", ", await Balances())}");
    }

    /// <summary>True where nothing is held that could be sold, free or locked.</summary>
    public async Task<bool> IsFlat()
    {
        var prices = await Prices();
        return (await Balances()).All(balance => (balance.Value.Free + balance.Value.Locked) * prices.GetValueOrDefault(balance.Key + "USDT") < LeastNotional);
    }

    /// <summary>The next request of a kind gets lost, and who sent it is told that nobody knows what became of it.</summary>
    public Task Lose(string request) => Post("/sim/faults", new Dictionary<string, object>(StringComparer.Ordinal)
    {
        ["kind"] = "TIMEOUT_UNEXECUTED", ["target"] = "REQUEST", ["times"] = 1, ["match"] = request,
    });

    /// <summary>Nothing more goes wrong.</summary>
    public async Task Heal()
    {
        using var answer = await http.DeleteAsync(new Uri("/sim/faults", UriKind.Relative));
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    public async Task SetStatus(IReadOnlyList<string> symbols, string status)
    {
        foreach (var symbol in symbols)
            await Post("/sim/symbol", new Dictionary<string, object>(StringComparer.Ordinal) { ["symbol"] = symbol, ["status"] = status });
    }

    async Task Post(string path, Dictionary<string, object> body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>True where nothing that could be sold is free: all of it is locked in orders, or there is nothing.</summary>
    public async Task<bool> IsProtected()
    {
        var prices = await Prices();
        return (await Balances()).All(balance => balance.Value.Free * prices.GetValueOrDefault(balance.Key + "USDT") < LeastNotional);
    }

    async Task<IReadOnlyDictionary<string, decimal>> Prices() => (await Get("/sim/status")).GetProperty("symbols").EnumerateArray().ToDictionary(
        one => Word(one, "symbol"), one => Number(one, "lastPrice"), StringComparer.Ordinal);

    /// <summary>Open times in seconds since 1970 and closes of one-minute candles.</summary>
    public async Task<IReadOnlyList<(long Open, decimal Close)>> Candles(string symbol, long from, int count)
    {
        var candles = new List<(long Open, decimal Close)>();
        while (candles.Count < count)
        {
            var next = candles.Count == 0 ? from : candles[^1].Open + 60;
            var page = await Get($"/api/v3/klines?symbol={symbol}&interval=1m&startTime={Text(next * 1_000)}&limit={Text(Math.Min(1_000, count - candles.Count))}");
            candles.AddRange(page.EnumerateArray().Select(static row =>
                (row[0].GetInt64() / 1_000, decimal.Parse(row[4].GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture))));
        }
        return candles;
    }

    /// <summary>Of every symbol, oldest first.</summary>
    public async Task<IReadOnlyList<VenueLine>> Orders(IEnumerable<string> symbols) =>
        await All("allOrders", "orderId", "orderId", symbols, one => new VenueLine(
            Word(one, "symbol"), one.GetProperty("orderId").GetInt64(), Word(one, "clientOrderId"), Word(one, "status"), Word(one, "side"),
            Number(one, "origQty"), Number(one, "executedQty")));

    /// <summary>The order that was placed last under a name, whatever a cancel has called it since; null where there is none.</summary>
    public async Task<long?> PlacedAs(string symbol, string name)
    {
        using var answer = await http.GetAsync(new Uri(await Sign("order", $"symbol={symbol}&origClientOrderId={name}"), UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        if (text.Contains("-2013", StringComparison.Ordinal))
            return null;
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonElement.Parse(text).GetProperty("orderId").GetInt64();
    }

    /// <inheritdoc cref="Orders"/>
    public async Task<IReadOnlyList<VenueTrade>> Trades(IEnumerable<string> symbols) =>
        await All("myTrades", "fromId", "id", symbols, one => new VenueTrade(
            Word(one, "symbol"), one.GetProperty("id").GetInt64(), one.GetProperty("orderId").GetInt64(), Number(one, "qty"), Number(one, "price")));

    /// <summary>Free and locked amounts by asset.</summary>
    public async Task<IReadOnlyDictionary<string, (decimal Free, decimal Locked)>> Balances() =>
        (await Signed("account", "omitZeroBalances=true")).GetProperty("balances").EnumerateArray().ToDictionary(
            one => Word(one, "asset"), one => (Number(one, "free"), Number(one, "locked")), StringComparer.Ordinal);

    async Task<IReadOnlyList<T>> All<T>(string path, string cursor, string id, IEnumerable<string> symbols, Func<JsonElement, T> read)
    {
        List<T> all = [];
        foreach (var symbol in symbols)
        {
            for (var from = 0L; ;)
            {
                var page = (await Signed(path, $"symbol={symbol}&limit=1000&{cursor}={Text(from)}")).EnumerateArray().ToArray();
                all.AddRange(page.Select(read));
                if (page.Length < 1000)
                    break;
                from = page[^1].GetProperty(id).GetInt64() + 1;
            }
        }
        return all;
    }

    async Task<JsonElement> Signed(string path, string query) => await Get(await Sign(path, query));

    async Task<string> Sign(string path, string query)
    {
        var stamped = $"{query}&recvWindow=60000&timestamp={Text((await Now()).ToUnixTimeMilliseconds())}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), Encoding.ASCII.GetBytes(stamped)));
        return $"/api/v3/{path}?{stamped}&signature={signature}";
    }

    async Task<JsonElement> Get(string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {text}");
        return JsonElement.Parse(text);
    }

    static string Word(JsonElement one, string name) => one.GetProperty(name).GetString()!;
    static decimal Number(JsonElement one, string name) => decimal.Parse(Word(one, name), NumberStyles.Float, CultureInfo.InvariantCulture);
    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An order as the exchange has it.</summary>
sealed record VenueLine(string Symbol, long Id, string Name, string Status, string Side, decimal Quantity, decimal Executed)
{
    public bool IsOpen => Status is "NEW" or "PARTIALLY_FILLED" or "PENDING_NEW";
}

/// <summary>A fill as the exchange has it.</summary>
sealed record VenueTrade(string Symbol, long Id, long OrderId, decimal Quantity, decimal Price);
