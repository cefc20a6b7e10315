using Actors.Backends.Files;
using Actors.Decisions.Risk;
using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Exchanges.Binance;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.UserData;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Simulator.Server;
using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Trading;
using Actors.Trading.Execution;
using Actors.Trading.Symbols;

namespace Actors.Tests.Live;

/// <summary>The engine with its client, from one start to its end, on a journal that outlives it.</summary>
sealed class ChaosEngine : IAsyncDisposable
{
    public const string Account = "main";
    public const decimal Cash = 100_000;

    ChaosEngine(
        TradingJournal journal, ChaosJournal disk, BinanceRest rest, BinanceVenue venue, ChaosCandles candles, ActorSystem system,
        LiveEngine engine)
    {
        (Journal, Rest, Venue, Actors, Engine) = (journal, rest, venue, system, engine);
        (Disk, Candles) = (disk, candles);
    }

    public ChaosJournal Disk { get; }
    public ChaosCandles Candles { get; }

    TradingJournal Journal { get; }
    BinanceRest Rest { get; }
    BinanceVenue Venue { get; }
    ActorSystem Actors { get; }
    LiveEngine Engine { get; }

    public static async Task<ChaosEngine> Start(ExchangeSimulator exchange, TimeProvider clock, ChaosSetting setting, string folder, Action<string> say)
    {
        var journal = TradingJournal.Open(new(Path.Combine(folder, "journal"), Path.Combine(folder, "snapshots")) { Durability = Durability.Os });
        try
        {
            var (rest, venue) = await Connect(exchange, clock, setting, say);
            var feed = new BinanceFeed(FeedOptionsOf(rest.Environment), new BinanceMarketRest(rest), TimeProvider.System);
            var candles = new ChaosCandles(feed);
            var disk = new ChaosJournal(journal.Journal);
            var system = ActorSystem.Create("chaos", ActorSystemSetup.Create(
                new PersistenceSetup(disk, journal.Snapshots), new TimeProviderSetup(clock)));
            ChaosVoice.Listen(system, say, clock);
            var engine = LiveEngine.Start(system, new(PlanOf(venue, setting, clock.GetUtcNow()), venue, candles, feed, clock));
            return new(journal, disk, rest, venue, candles, system, engine);
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Everything that the engine has kept, of this start and those before.</summary>
    public async Task<IReadOnlyList<TradingEvent>> Events(string actor)
    {
        List<TradingEvent> events = [];
        await foreach (var kept in Journal.Journal.Replay($"{actor}-{Account}", 1, long.MaxValue, default))
            events.Add((TradingEvent)kept.Event);
        return events;
    }

    public Instrument InstrumentOf(Symbol symbol) => Venue.Rules.Known(symbol)!.Instrument;

    // A second of the wall clock, at sixty times its speed, is no long wait of a loaded machine.
    public Task<LiveView> View() => Engine.View(TimeSpan.FromMinutes(10));

    /// <summary>No further entries.</summary>
    public Task Halt(TimeSpan within) => Engine.Halt("the chaos is over", flatten: false, within);

    /// <inheritdoc cref="LiveEngine.Stop"/>
    public Task<bool> Stop(Posture posture, TimeSpan deadline) => Engine.Stop(posture, deadline);

    public Task Resume(TimeSpan within) => Engine.Resume("the chaos begins", within);

    /// <summary>Ends as a process that is killed does: nothing is brought into order.</summary>
    public async ValueTask DisposeAsync()
    {
        await Candles.DisposeAsync();
        await Actors.Terminate();
        await Venue.DisposeAsync();
        Rest.Dispose();
        Journal.Dispose();
    }

    static async Task<(BinanceRest, BinanceVenue)> Connect(
        ExchangeSimulator exchange, TimeProvider clock, ChaosSetting setting, Action<string> say)
    {
        for (var attempt = 1; ; attempt++)
        {
            var rest = new BinanceRest(new(BinanceEnvironment.Simulator(exchange.Uri), clock)
            {
                Credentials = new(ChaosRun.Key, ChaosRun.Secret),
                RecvWindow = TimeSpan.FromSeconds(30),
                RequestTimeout = TimeSpan.FromSeconds(60),
                Seed = setting.Seed,
                Notices = text => say($"notice: {text}"),
            });
            var venue = new BinanceVenue(rest, new()
            {
                UserData = UserDataOptions.Default with { Quiet = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(30) },
                CrossCheckEvery = TimeSpan.FromSeconds(60),
                BlindCheckEvery = TimeSpan.FromSeconds(20),
                StreamLag = TimeSpan.FromSeconds(15),
                ClockLimit = TimeSpan.FromMinutes(1), // orders go on at a clock that the run puts wrong
            });
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5), clock);
                await venue.Start(setting.Symbols, patience.Token);
                return (rest, venue);
            }
            catch (Exception fault) when (fault is VenueException or OperationCanceledException && attempt < 50)
            {
                await venue.DisposeAsync();
                rest.Dispose();
                await Task.Delay(TimeSpan.FromSeconds(5), clock);
            }
        }
    }

    // On the wall clock: a network is as fast as it is, however fast the venue's time runs.
    static FeedOptions FeedOptionsOf(BinanceEnvironment environment) => new(new StreamOptions(environment.Streams)
    {
        QuietBeforeProbe = TimeSpan.FromSeconds(1),
        AnswerWithin = TimeSpan.FromSeconds(1),
        ConnectWithin = TimeSpan.FromSeconds(1),
        FirstBackoff = TimeSpan.FromMilliseconds(20),
        LongestBackoff = TimeSpan.FromMilliseconds(300),
        AttemptsInFiveMinutes = 100_000,
    })
    {
        Settling = TimeSpan.FromSeconds(20),
        Grace = TimeSpan.FromSeconds(20),
        Tick = TimeSpan.FromMilliseconds(100),
        FirstSilence = TimeSpan.FromSeconds(1),
        LeastSilence = TimeSpan.FromMilliseconds(500),
        Proof = TimeSpan.FromMilliseconds(500),
        FirstRetry = TimeSpan.FromMilliseconds(20),
        LongestRetry = TimeSpan.FromMilliseconds(500),
        SymbolsEvery = TimeSpan.FromSeconds(1),
    };

    static EnginePlan PlanOf(BinanceVenue venue, ChaosSetting setting, DateTimeOffset now) => new(
        Account,
        new(new(Cash), Sizing.Parse("quote:100"), RiskRules.From(new(), 0.001m), 0.001m, null, symbol => venue.Rules.Known(symbol)!.Instrument),
        [.. setting.Symbols.Select((symbol, index) => PlanOf(symbol, index, now))],
        new()
        {
            AnswerWithin = TimeSpan.FromSeconds(60),
            AskAgainAfter = TimeSpan.FromSeconds(2),
            AskAgainAtMost = TimeSpan.FromSeconds(20),
            RequestsArriveWithin = TimeSpan.FromSeconds(10),
            ReconcileEvery = TimeSpan.FromSeconds(60),
            RestartAfter = TimeSpan.FromSeconds(2),
            RestartAtMost = TimeSpan.FromSeconds(10),
            BaseAssetOf = symbol => venue.Rules.Known(symbol)!.BaseAsset,
        });

    static SymbolPlan PlanOf(Symbol symbol, int index, DateTimeOffset now)
    {
        var series = new Series("binance", symbol, Timeframe.OneMinute);
        return new(
            series,
            [
                new(series, Account,
                [
                    new("bracket", () => StrategyRunner.Of("bracket", new ChaosFlipper(index, 0.001, 0.001))),
                    new("target", () => StrategyRunner.Of("target", new ChaosFlipper(index + 1, 0, 0.0005))),
                    new("stop", () => StrategyRunner.Of("stop", new ChaosFlipper(index + 2, 0.0005, 0))),
                    new("bare", () => StrategyRunner.Of("bare", new ChaosFlipper(index + 3, 0, 0))),
                ], now - series.Timeframe.Duration),
            ],
            series.Timeframe.OpenOf(now - TimeSpan.FromMinutes(20)));
    }
}
