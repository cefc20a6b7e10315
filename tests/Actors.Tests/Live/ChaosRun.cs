using System.Collections.Concurrent;
using System.Globalization;
using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;
using Actors.Host.Live;
using Actors.Trading;

namespace Actors.Tests.Live;

/// <summary>
/// A market, its exchange, the client and the engine, all real, on a fast clock, while everything goes wrong that can.
/// The seed draws the market, the faults, their order and their pauses; threads and sockets are the machine's own.
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

    /// <summary>Lets everything go wrong that the seed has drawn, then no more.</summary>
    public async Task Rage()
    {
        var schedule = new ChaosSchedule(setting);
        foreach (var deed in schedule.Deeds)
        {
            Say($"deed: {deed}");
            await Do(deed);
            await Task.Delay(schedule.Pause(), time);
        }
        await UseUp();
        server.Faults.Clear();
        await Task.WhenAll(reopenings);
        foreach (var symbol in setting.Symbols)
        {
            server.Exchange.SetStatus(symbol.Name, SymbolStatus.Trading);
            server.Exchange.ChangeFilters(symbol.Name, _ => filters[symbol.Name]);
        }
        server.Exchange.ClockSkew = TimeSpan.Zero;
        Say("the chaos is over");
    }

    /// <summary>Waits until the engine has come to rest and everything holds that must; what does not is the answer.</summary>
    public async Task<IReadOnlyList<string>> Settle()
    {
        var end = time.GetUtcNow() + setting.Settling;
        IReadOnlyList<string> faults = ["nothing was looked at"];
        await Halt();
        while (time.GetUtcNow() < end)
        {
            faults = await Look();
            if (faults.Count == 0)
                return [];
            await Task.Delay(TimeSpan.FromSeconds(20), time);
        }
        return faults;
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

    async Task Do(ChaosDeed deed)
    {
        switch (deed)
        {
            case ChaosDeed.Strike strike:
                server.Faults.Add(strike.Rule);
                break;
            case ChaosDeed.Skew skew:
                server.Exchange.ClockSkew = skew.By;
                break;
            case ChaosDeed.Close close:
                server.Exchange.SetStatus(close.Symbol, close.Status);
                reopenings.Add(Reopen(close));
                break;
            case ChaosDeed.Refilter refilter:
                server.Exchange.ChangeFilters(refilter.Symbol, _ => VariantOf(filters[refilter.Symbol], refilter.Variant));
                break;
            case ChaosDeed.RestartVenue restart:
                server.Exchange.Restart(restart.Down);
                break;
            case ChaosDeed.FailJournal fail:
                engine.Disk.FailNext(fail.IsWritten);
                break;
            case ChaosDeed.RestartEngine:
                await engine.DisposeAsync();
                journalFaults += engine.Disk.Struck;
                EngineRestarts++;
                await StartEngine();
                break;
        }
    }

    async Task Reopen(ChaosDeed.Close close)
    {
        await Task.Delay(close.For, time);
        server.Exchange.SetStatus(close.Symbol, SymbolStatus.Trading);
    }

    static SymbolFilters VariantOf(SymbolFilters usual, int variant) => variant switch
    {
        1 => usual with { LotSize = usual.LotSize! with { Step = usual.LotSize.Step * 10, Min = usual.LotSize.Min * 10 } },
        2 => usual with { Notional = usual.Notional! with { Min = 10 }, Price = usual.Price! with { Tick = usual.Price.Tick * 10 } },
        _ => usual,
    };

    /// <summary>Waits for what was armed and has not struck yet; what hits no such request in time hits any.</summary>
    async Task UseUp()
    {
        for (var i = 0; i < 60 && server.Faults.Rules.Count > 0; i++)
            await Task.Delay(TimeSpan.FromSeconds(5), time);
        server.Faults.Clear();
        foreach (var (kind, target) in ChaosSchedule.Kinds.Where(one => one.Target != FaultTarget.Exchange))
        {
            if (setting.Strikes - server.Faults.Count(kind, target) is > 0 and var missing)
                server.Faults.Add(new FaultRule(kind, target) { Times = (int)missing });
        }
        // A half-open stream takes a minute to be found and opened again before the next can strike.
        for (var i = 0; i < 1_500 && server.Faults.Rules.Count > 0; i++)
            await Task.Delay(TimeSpan.FromSeconds(5), time);
        while (JournalFaults < setting.Strikes && journalFaults >= 0)
        {
            engine.Disk.FailNext(isWritten: true);
            var before = JournalFaults;
            for (var i = 0; i < 60 && JournalFaults == before; i++)
                await Task.Delay(TimeSpan.FromSeconds(2), time);
            if (JournalFaults == before)
                break;
        }
    }

    async Task Halt()
    {
        try
        {
            await engine.Halt(TimeSpan.FromMinutes(5));
        }
        catch (Exception fault) when (fault is TimeoutException || fault.GetType().Name == "AskTimeoutException")
        {
            Say($"the halt was not answered: {fault.Message}");
        }
    }

    async Task<IReadOnlyList<string>> Look()
    {
        var execution = await engine.Events("execution");
        var risk = await engine.Events("risk");
        var there = server.Exchange.Do((all, now) => ChaosVenue.Of(all, server.Exchange.Account("main"), setting.Symbols, execution, now));
        Say(Summary(execution, risk));
        LiveView? view = null;
        try
        {
            view = await engine.View();
        }
        catch (Exception fault) when (fault.GetType().Name == "AskTimeoutException")
        {
            Say($"no view: {fault.Message}");
        }
        List<string> faults = [.. new ChaosBooks(there, execution, risk, view, engine.InstrumentOf).Faults()];
        foreach (var feed in feeds)
        {
            foreach (var series in feed.Series)
            {
                var upTo = ReferenceEquals(feed, engine.Candles) ? series.Timeframe.OpenOf(there.Now - TimeSpan.FromMinutes(4)) : (DateTimeOffset?)null;
                if (server.Exchange.Do((all, _) => feed.FaultOf(series, all.Find(series.Symbol.Name)!.Candles, upTo)) is { } fault)
                    faults.Add(fault);
            }
        }
        if (server.Exchange.LastBreak is { } broken)
            faults.Add($"the exchange itself failed: {broken}");
        return faults;
    }

    static string Summary(IReadOnlyList<TradingEvent> execution, IReadOnlyList<TradingEvent> risk)
    {
        var kinds = execution.Concat(risk).GroupBy(one => one is SignalRefused refused ? $"refused {refused.Refusal.Code}" : one is OrderRejected rejected ? $"rejected {rejected.Code}" : EventJson.NameOf(one), StringComparer.Ordinal);
        return string.Join(", ", kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => $"{kind.Key} {kind.Count()}"));
    }

    void Say(string text)
    {
        voice.Enqueue(string.Create(CultureInfo.InvariantCulture, $"[{time.GetUtcNow():HH:mm:ss}] {text}"));
        if (voice.Count > VoiceKept)
            voice.TryDequeue(out _);
    }
}
