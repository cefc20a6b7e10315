using Actors.Backends.Files;
using Actors.Backtest.Engine;
using Actors.Backtest.Parity;
using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;
using Actors.Host.Backtesting;
using Actors.Host.Live;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;
using Actors.Tests.Backends.Files;
using Actors.Tests.Host;
using Actors.Trading.Execution;

namespace Actors.Tests.Live;

/// <summary>A live engine that trades in lockstep on a simulated exchange over the loopback, what it kept, and the same time as a backtest.</summary>
sealed class LockstepTrade : IDisposable
{
    static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

    readonly TemporaryFolder folder = new();
    readonly IReadOnlyList<string> symbols;
    readonly ulong seed;
    readonly string settings;

    /// <param name="settings">HOCON: the strategies and what differs from the defaults.</param>
    public LockstepTrade(IReadOnlyList<string> symbols, ulong seed, string settings) => (this.symbols, this.seed, this.settings) = (symbols, seed, settings);

    /// <summary>The open time of the first candle that is decided on, and of the first that is not.</summary>
    public (DateTimeOffset From, DateTimeOffset Until) Span { get; private set; }

    string Folder => folder.File("live");

    /// <summary>Trades for so many minutes of the exchange's time.</summary>
    public async Task Go(int minutes)
    {
        var clock = new SteppedTimeProvider(Start);
        await using var exchange = await ExchangeSimulator.Start(
            new()
            {
                Seed = seed,
                Accounts = [new("main", [new ApiKey.Hmac("key", "secret")]) { Balances = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USDT"] = 100_000 } }],
                Market = MarketOptions.Generated([.. symbols.Select(symbol => GeneratedSymbols.Named(symbol))], historyMinutes: 2_000),
            },
            clock);
        var lockstep = new Lockstep(clock, TimeSpan.FromSeconds(1)) { Wire = { Exchange = exchange } };
        var plan = RunPlan.Read(Config(exchange.Uri), new([], [], [], [], [], []), _ => null);
        lockstep.Run(() => Trade(plan, clock, lockstep.Wire, TimeSpan.FromMinutes(minutes)));
    }

    /// <summary>What the run kept, and the same time as a backtest on the candles that it recorded.</summary>
    public async Task<ParityInput> ToCompare()
    {
        var root = EffectiveConfig.Load(
            folder.Write("test.conf", settings), [],
            [$"data.dir=\"{Path.Combine(Folder, "candles")}\"", $"backtest.from=\"{Span.From.UtcDateTime:O}\"", "data.cache=false"]);
        var plan = PlanBuilder.Build(root, new([], [], [], [], [], []), RunSettings.Read(root));
        return new(
            await Journal(), BacktestRun.Go(plan).Events, plan.Feeds.ToDictionary(feed => feed.Base.Symbol, feed => feed.Loaded.Candles),
            plan.Risk.InstrumentOf, Span.From, Span.Until);
    }

    public async Task<IReadOnlyList<TradingEvent>> Journal()
    {
        using var journal = TradingJournal.Open(new(LiveFolder.Journal(Folder), LiveFolder.Snapshots(Folder)));
        List<TradingEvent> all = [];
        foreach (var actor in (string[])["risk", "execution"])
            all.AddRange((await journal.Journal.Events($"{actor}-main")).OfType<TradingEvent>());
        return all;
    }

    public void Dispose() => folder.Dispose();

    /// <summary>From the first candle that is whole to one that has closed, and half a minute: nothing is under way then.</summary>
    async Task Trade(RunPlan plan, SteppedTimeProvider clock, Wire wire, TimeSpan span)
    {
        var surroundings = new Surroundings(clock, 1)
        {
            Network = clock,
            OpenSocket = wire.Open,
            Wires = wire.Of,
            Journal = wire.Of,
            Actors = ConfigurationFactory.ParseString("akka.actor.default-dispatcher.type = SynchronizedDispatcher"),
        };
        await using var session = await LiveSession.Start(plan, surroundings, new(), new(), CancellationToken.None);
        await Task.Delay(span + TimeSpan.FromSeconds(30), clock);
        Span = (Start, Timeframe.OneMinute.OpenOf(clock.GetUtcNow()) - TimeSpan.FromMinutes(1));
        await session.Engine.Stop(Posture.Trading, TimeSpan.FromSeconds(10));
    }

    Config Config(Uri exchange) => EffectiveConfig.Load(
        folder.Write("live.conf", settings), [],
        ["venue.environment=simulator", $"venue.simulator-url=\"{exchange}\"", $"live.dir=\"{Folder}\"", "journal.durability=os",
            "simulator.key=key", "simulator.secret=secret"]);
}
