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
using Actors.Host.Live;
using Actors.Runtime;
using Actors.Runtime.Hocon;
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

    public static async Task<ChaosEngine> Start(ExchangeSimulator exchange, Surroundings around, ChaosSetting setting, string folder, Action<string> say)
    {
        var clock = around.Clock;
        var journal = TradingJournal.Open(new(Path.Combine(folder, "journal"), Path.Combine(folder, "snapshots")) { Durability = Durability.Os, Time = clock });
        try
        {
            var (rest, venue) = await Connect(exchange, around, setting, say);
            var feed = new BinanceFeed(FeedOptionsOf(rest.Environment, around, setting.Speed / around.Pace), new BinanceMarketRest(rest), around.Network);
            var candles = new ChaosCandles(feed);
            var disk = new ChaosJournal(around.Journal(journal.Journal));
            var system = ActorSystem.Create("chaos", ActorSystemSetup.Create(
                new PersistenceSetup(disk, journal.Snapshots), new TimeProviderSetup(clock),
                BootstrapSetup.Create().WithConfig(around.Actors ?? Config.Empty)));
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
        await foreach (var kept in Disk.Replay($"{actor}-{Account}", 1, long.MaxValue, default))
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
        ExchangeSimulator exchange, Surroundings around, ChaosSetting setting, Action<string> say)
    {
        var clock = around.Clock;
        var userData = UserDataOptions.Default with { Quiet = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(30) };
        for (var attempt = 1; ; attempt++)
        {
            var rest = new BinanceRest(new(BinanceEnvironment.Simulator(exchange.Uri), clock)
            {
                Credentials = new(ChaosRun.Key, ChaosRun.Secret),
                RecvWindow = TimeSpan.FromSeconds(30),
                RequestTimeout = TimeSpan.FromSeconds(60),
                Seed = setting.Seed,
                Wires = around.Wires,
                Notices = text => say($"notice: {text}"),
            });
            var venue = new BinanceVenue(rest, new()
            {
                UserData = userData with { Open = around.OpenSocket ?? userData.Open },
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

    // As fast as a network is by the wall clock, however fast the venue's time runs; in lockstep there is no other time.
    static FeedOptions FeedOptionsOf(BinanceEnvironment environment, Surroundings around, double pace)
    {
        var streams = new StreamOptions(environment.Streams);
        TimeSpan Milliseconds(double wall) => TimeSpan.FromMilliseconds(wall * pace);
        return new(streams with
        {
            QuietBeforeProbe = Milliseconds(1_000),
            AnswerWithin = Milliseconds(1_000),
            ConnectWithin = Milliseconds(1_000),
            FirstBackoff = Milliseconds(20),
            LongestBackoff = Milliseconds(300),
            AttemptsInFiveMinutes = 100_000,
            Open = around.OpenSocket ?? streams.Open,
        })
        {
            Settling = TimeSpan.FromSeconds(20),
            Grace = TimeSpan.FromSeconds(20),
            Tick = Milliseconds(100),
            FirstSilence = Milliseconds(1_000),
            LeastSilence = Milliseconds(500),
            Proof = Milliseconds(500),
            FirstRetry = Milliseconds(20),
            LongestRetry = Milliseconds(500),
            SymbolsEvery = Milliseconds(1_000),
        };
    }

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
