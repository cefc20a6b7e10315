using System.Diagnostics;
using System.Globalization;
using Actors.Backends.Files;
using Actors.Decisions.Risk;
using Actors.Domain;
using Actors.Exchanges.Binance;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Simulator;
using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Trading;
using Actors.Trading.Execution;

namespace Actors.Benchmarks.Load;

/// <summary>
/// The engine of the measurement: feed, symbols, strategies, risk, execution and journal in files, trading on the
/// simulator with a strategy on each series.
/// </summary>
static class LoadEngine
{
    public const decimal Cash = 10_000_000;

    const string Strategy = "ema-macd";

    public static async Task<int> Run(string[] args)
    {
        var plan = LoadPlan.Parse(args);
        var folder = Directory.CreateTempSubdirectory("actors-load-");
        try
        {
            return await Run(plan, new(LoadPlan.Value(args, "--url")!), folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static async Task<int> Run(LoadPlan plan, Uri url, string folder)
    {
        var clock = TimeProvider.System;
        var started = Stopwatch.GetTimestamp();
        var environment = BinanceEnvironment.Simulator(url);
        using var rest = new BinanceRest(new(environment, clock) { Credentials = new(LoadVenue.Key, LoadVenue.Secret) });
        await using var venue = new BinanceVenue(rest, new());
        Symbol[] symbols = [.. GeneratedSymbols.Take(plan.Symbols).Select(one => new Symbol(one.Rules.Symbol))];
        await venue.Start(symbols, CancellationToken.None);

        using var journal = TradingJournal.Open(new(Path.Combine(folder, "journal"), Path.Combine(folder, "snapshots")));
        var desk = LoadDesk.Of(plan, symbols, Strategy, clock.GetUtcNow());
        var market = new BinanceFeed(
            new(new StreamOptions(environment.Streams) { Open = CountingSocket.Open }), new BinanceMarketRest(rest), clock);
        await using var standby = plan.Standby ? LoadStandby.Of(environment, desk, clock) : null;
        var feed = new WatchedFeed(standby?.Behind(market) ?? market, desk.Arrivals);
        var system = ActorSystem.Create("load", ActorSystemSetup.Create(journal.Setup, new TimeProviderSetup(clock)));
        var engine = LiveEngine.Start(system, new(
            new("main", new(new(Cash), Sizing.Parse("quote:50"), RiskRules.From(new(), 0.001m), 0.001m, null, symbol => venue.Rules.Known(symbol)!.Instrument),
                desk.Symbols, new() { BaseAssetOf = symbol => venue.Rules.Known(symbol)!.BaseAsset }),
            venue, feed, market, clock));

        while (feed.Live < plan.Streams)
            await Task.Delay(100);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"warm after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s: {feed.Told} candles of the past"));
        await NextMinute(clock);
        var isWhole = await Measure(plan, desk, feed, market, clock);
        if (standby is not null)
        {
            started = Stopwatch.GetTimestamp();
            await standby.LetGo(plan.Streams);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"standby warm after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s"));
            await NextMinute(clock);
            isWhole &= await Measure(plan, desk, feed, market, clock);
        }
        await engine.Stop(Posture.Trading, TimeSpan.FromSeconds(5));
        await system.Terminate();
        return isWhole ? 0 : 1;
    }

    /// <returns>False when a series is not whole.</returns>
    static async Task<bool> Measure(LoadPlan plan, LoadDesk desk, WatchedFeed feed, BinanceFeed market, TimeProvider clock)
    {
        foreach (var probe in desk.Probes)
            probe.Forget();
        var before = Figures.Now(desk);
        Console.WriteLine("measuring");
        await Task.Delay(TimeSpan.FromSeconds(plan.Seconds));
        await UntilQuiet(clock);
        Console.WriteLine("measured");
        Figures.Now(desk).Tell(before, market);
        var now = clock.GetUtcNow();
        var faults = desk.Probes.Sum(probe => probe.Faults);
        var behind = desk.Probes.Count(probe => probe.Last + probe.Series.Timeframe.Duration != probe.Series.Timeframe.OpenOf(now));
        Console.WriteLine($"candles  {faults} missing or twice, {behind} of {desk.Probes.Count} series not up to now, {feed.Live} live");
        return faults == 0 && behind == 0;
    }

    /// <summary>
    /// Candles close in the first seconds of a minute: the measurement begins and ends in the quiet part of one, after a
    /// first minute that the code was compiled in.
    /// </summary>
    static async Task NextMinute(TimeProvider clock)
    {
        var first = Timeframe.OneMinute.OpenOf(clock.GetUtcNow());
        while (Timeframe.OneMinute.OpenOf(clock.GetUtcNow()) == first)
            await Task.Delay(100);
        await UntilQuiet(clock);
    }

    static async Task UntilQuiet(TimeProvider clock)
    {
        while (clock.GetUtcNow().Second is < 15 or > 45)
            await Task.Delay(100);
    }
}
