using Actors.Backtest.Parity;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;
using Actors.Host.Live;
using Actors.Host.Parity;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;
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

    public string Folder => folder.File("live");

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
    public Task<ParityInput> ToCompare() => ParityRun.Of(Folder, [], CancellationToken.None);

    public void Dispose() => folder.Dispose();

    /// <summary>To half a minute after a candle has closed: nothing is under way then.</summary>
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
        await session.Engine.Stop(Posture.Trading, TimeSpan.FromSeconds(10));
    }

    Config Config(Uri exchange) => EffectiveConfig.Load(
        folder.Write("live.conf", settings), [],
        ["venue.environment=simulator", $"venue.simulator-url=\"{exchange}\"", $"live.dir=\"{Folder}\"", "journal.durability=os",
            "simulator.key=key", "simulator.secret=secret"]);
}
