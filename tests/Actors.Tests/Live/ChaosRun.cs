using System.Collections.Concurrent;
using System.Globalization;
using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;
using Actors.Host.Live;

namespace Actors.Tests.Live;

/// <summary>
/// A market, its exchange, the client and the engine, all real, on a fast clock, while everything goes wrong that can.
/// The seed draws the market, the faults, their order and their pauses; threads and sockets are the machine's own, unless it
/// runs in lockstep.
/// </summary>
sealed partial class ChaosRun : IAsyncDisposable
{
    public const string Key = "CHAOS";
    public const string Secret = "chaos-secret";
    const int VoiceKept = 4_000;

    readonly ChaosSetting setting;
    readonly Surroundings around;
    readonly TimeProvider time;
    readonly ExchangeSimulator server;
    readonly IReadOnlyDictionary<string, SymbolFilters> filters;
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chaos-");
    readonly List<ChaosCandles> feeds = [];
    readonly List<Task> reopenings = [];
    readonly ConcurrentQueue<string> voice = new();
    ChaosEngine engine = null!;
    bool isRunning;
    int journalFaults;

    ChaosRun(ChaosSetting setting, Surroundings around, ExchangeSimulator exchange, IReadOnlyList<GeneratedSymbol> symbols)
    {
        (this.setting, this.around, time, server) = (setting, around, around.Clock, exchange);
        filters = symbols.ToDictionary(one => one.Rules.Symbol, one => one.Rules.Filters, StringComparer.Ordinal);
    }

    /// <summary>How often the engine was started anew, and its journal failed.</summary>
    public int EngineRestarts { get; private set; }
    public int JournalFaults => journalFaults + engine.Disk.Struck;

    public IEnumerable<string> Voice => voice;

    /// <summary>Of the exchange, as the clock begins.</summary>
    public static DateTimeOffset Beginning { get; } = new(2026, 3, 1, 0, 0, 2, TimeSpan.Zero);

    public ExchangeSimulator Exchange => server;

    public string Journal => Path.Combine(folder.FullName, "journal");

    /// <summary>An exchange and an engine on a fast clock, on all the threads that there are.</summary>
    public static async Task<ChaosRun> Start(ChaosSetting setting)
    {
        var run = await Open(setting, new(new AcceleratedTimeProvider(TimeProvider.System, Beginning, setting.Speed), setting.Speed));
        await run.Begin();
        return run;
    }

    /// <summary>The exchange alone.</summary>
    public static async Task<ChaosRun> Open(ChaosSetting setting, Surroundings around)
    {
        IReadOnlyList<GeneratedSymbol> symbols = [.. setting.Symbols.Select(symbol => GeneratedSymbols.Named(symbol.Name, 0.08))];
        var exchange = await ExchangeSimulator.Start(new()
        {
            Seed = (ulong)setting.Seed,
            Accounts =
            [
                new("main", [new ApiKey.Hmac(Key, Secret)])
                {
                    Balances = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USDT"] = ChaosEngine.Cash },
                },
            ],
            Market = MarketOptions.Generated(symbols, historyMinutes: 120),
            // The limits of a minute that lasts a second.
            Limits = new() { WeightPerMinute = 100_000, OrdersPerTenSeconds = 2_000, OrdersPerDay = 10_000_000, ConnectionsPerFiveMinutes = 100_000, MessagesPerSecond = 100 },
        }, around.Clock);
        return new(setting, around, exchange, symbols);
    }

    /// <summary>Starts the engine.</summary>
    public Task Begin() => StartEngine();

    /// <summary>Ends the engine as a kill does.</summary>
    public async Task End()
    {
        if (!isRunning)
            return;
        isRunning = false;
        await engine.DisposeAsync();
    }

    /// <summary>How often each kind of fault struck, one a line.</summary>
    public IReadOnlyList<(string Kind, long Count)> Strikes =>
    [
        .. ChaosSchedule.Kinds.Select(one => ($"{one.Target} {one.Kind}", server.Faults.Count(one.Kind, one.Target))),
        ("Engine Restart", EngineRestarts), ("Journal Failure", JournalFaults),
    ];

    public async ValueTask DisposeAsync()
    {
        await End();
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    async Task StartEngine()
    {
        engine = await ChaosEngine.Start(server, around, setting, folder.FullName, Say);
        isRunning = true;
        feeds.Add(engine.Candles);
    }

    void Say(string text)
    {
        voice.Enqueue(string.Create(CultureInfo.InvariantCulture, $"[{time.GetUtcNow():HH:mm:ss}] {text}"));
        if (voice.Count > VoiceKept)
            voice.TryDequeue(out _);
    }
}
