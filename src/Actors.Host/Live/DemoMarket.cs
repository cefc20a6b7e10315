using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Actors.Backends.Files;
using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Host.Settings;

namespace Actors.Host.Live;

/// <summary>
/// What a demo's exchange has to know to go on where it was: it lives in the demo's process and forgets all with it. A young
/// market is made anew from its seed and its beginning, the same to the last trade; an older one begins again at the prices
/// that it had, so that a start takes no longer the longer a demo was used. What the account has, and the legs that protect
/// it, are read from the journal.
/// </summary>
/// <param name="Began">When the market began, simulated.</param>
/// <param name="Reached">How far it had come when that was last written down.</param>
sealed record DemoMarket(ulong Seed, DateTimeOffset Began, DateTimeOffset Reached)
{
    const string FileName = "market.json";
    const string Expected = "where the demo's market stood: its seed, began and reached";
    const decimal MostPrice = 1_000_000_000;

    // A second or less to make again.
    static readonly TimeSpan Young = TimeSpan.FromHours(6);

    static readonly Dictionary<string, decimal> None = [];
    static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>By symbol: what it had when the market began; null for the usual prices.</summary>
    public IReadOnlyDictionary<string, decimal>? FirstPrices { get; init; }

    /// <summary>By symbol: what it had at <see cref="Reached"/>.</summary>
    public IReadOnlyDictionary<string, decimal>? LastPrices { get; init; }

    /// <summary>What an exchange is started with that goes on with the folder's demo; null of the first start.</summary>
    /// <exception cref="InputException">The folder's demo ran on another market.</exception>
    public static async Task<ExchangePast?> Read(RunPlan plan, SimulatorSettings settings, CancellationToken stop)
    {
        var file = Path.Combine(plan.Live.Folder, FileName);
        if (!File.Exists(file))
            return null;
        var market = Parse(file, plan.Live.Folder);
        if (market.Seed != settings.Seed)
            throw new InputException(
                $"simulator.seed: {plan.Live.Folder} has a demo of seed {market.Seed}, and {settings.Seed} is another market", "take the same seed, or another live.dir, or remove the folder");
        using var journal = TradingJournal.Open(JournalSettings.Read(plan.Root, TimeProvider.System));
        var board = new LiveBoard();
        await board.Read(journal.Journal, plan.Account, stop);
        var history = await PaperHistory.Read(journal.Journal, plan.Account, plan.Cash, stop);
        var legs = await StandingLegs.Read(journal.Journal, plan.Account, stop);
        var balances = history.Holdings.ToDictionary(
            held => held.Key.Name[..^plan.Currency.Length], held => held.Value.Value, StringComparer.Ordinal);
        balances[plan.Currency] = history.Cash.Value;
        return market.GoOn(board.Last, Recorded(plan)) with { Balances = balances, Legs = legs };
    }

    /// <summary>Where an exchange goes on that is to be the same market. The account is as at no time.</summary>
    /// <param name="decided">When the journal's last event was decided.</param>
    /// <param name="recorded">By symbol, its last recorded candle: when it closed, and at which price.</param>
    public ExchangePast GoOn(DateTimeOffset? decided, IReadOnlyDictionary<string, (DateTimeOffset At, decimal Price)> recorded)
    {
        // A full disk may have kept this file from being written when the others still were: time never runs backwards.
        var now = recorded.Values.Select(candle => candle.At).Append(decided ?? Reached).Append(Reached).Max();
        if (now - Began <= Young)
            return new(Began, now, None, []) { Prices = FirstPrices ?? None };
        var prices = recorded.ToDictionary(one => one.Key, one => one.Value.Price, StringComparer.Ordinal);
        foreach (var (symbol, price) in LastPrices ?? None)
        {
            if (!recorded.TryGetValue(symbol, out var candle) || candle.At <= Reached)
                prices[symbol] = price;
        }
        return new(now, now, None, []) { Prices = prices };
    }

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        WholeFile.Write(Path.Combine(folder, FileName), JsonSerializer.SerializeToUtf8Bytes(this, DemoJson.Default.DemoMarket));
    }

    /// <summary>A full disk does not end a demo: the next start then takes what was written before, or the journal's last event, or the last candle.</summary>
    public void TryWrite(string folder)
    {
        try
        {
            Write(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // The journal says so, and halts.
        }
    }

    static DemoMarket Parse(string file, string folder)
    {
        var remedy = $"remove the folder {folder} to begin anew";
        var market = JsonFile.Read(file, DemoJson.Default.DemoMarket, Expected, remedy);
        InputException Wrong(FormattableString why) => new($"{file}: {why.ToString(CultureInfo.InvariantCulture)}", remedy);
        if (market.Began < Earliest || market.Began >= Latest)
            throw Wrong($"began: found {market.Began:u}, expected a time from 2000 to 2199");
        if (market.Reached < market.Began || market.Reached >= Latest)
            throw Wrong($"reached: found {market.Reached:u}, expected a time from {market.Began:u}, when the market began, to 2199");
        foreach (var (symbol, price) in (market.FirstPrices ?? None).Concat(market.LastPrices ?? None))
        {
            if (price is <= 0 or > MostPrice)
                throw Wrong($"the price of {symbol}: found {price}, expected one above 0 and up to {MostPrice}");
        }
        return market;
    }

    static Dictionary<string, (DateTimeOffset At, decimal Price)> Recorded(RunPlan plan)
    {
        Dictionary<string, (DateTimeOffset, decimal)> found = new(StringComparer.Ordinal);
        foreach (var series in plan.Symbols.Select(symbol => symbol.Base))
        {
            try
            {
                if (RecordedCandles.Read(LiveFolder.Candles(plan.Live.Folder), series) is { Count: > 0 } candles)
                    found[series.Symbol.Name] = (candles[^1].OpenTime + series.Timeframe.Duration, candles[^1].Close.Value);
            }
            catch (Exception fault) when (fault is CandleDataException or IOException or UnauthorizedAccessException)
            {
                // The engine sets it aside at its start, and says so.
            }
        }
        return found;
    }
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DemoMarket))]
sealed partial class DemoJson : JsonSerializerContext;
