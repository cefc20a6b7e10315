using System.Globalization;
using Actors.Backends.Files;
using Actors.Backtest.Engine;
using Actors.Backtest.Parity;
using Actors.Domain;
using Actors.Host.Backtesting;
using Actors.Host.Live;
using Actors.Host.Settings;
using Actors.Runtime;
using Actors.Runtime.Hocon;
using Actors.Trading.Execution;
using Actors.Trading.Risk;

namespace Actors.Host.Parity;

/// <summary>The backtest of what a live engine did since its last start: on the candles that it recorded, by the venue's filters.</summary>
static class ParityRun
{
    /// <param name="folder">The <c>live.dir</c> of an engine that has stopped.</param>
    /// <param name="settings">HOCON fields over what the engine ran with.</param>
    /// <exception cref="InputException">The folder does not hold a run, or too little of one.</exception>
    public static async Task<ParityInput> Of(string folder, IReadOnlyList<string> settings, CancellationToken stop)
    {
        var session = SessionRecord.Read(folder);
        if (!Directory.Exists(LiveFolder.Candles(folder)))
            throw new InputException($"{folder}: found no candles, which an engine records as they close", "let it run for longer");
        var root = EffectiveConfig.LoadOver(session.Configuration, LiveFolder.Session(folder), settings);
        var run = RunSettings.Read(root);
        var plan = PlanBuilder.Build(Overlay(folder, session).WithFallback(root), new([], [], [], [], [], []), run);
        plan = plan with { Feeds = [.. plan.Feeds.Select(feed => Since(feed, session))] };
        if (plan.Feeds.Any(feed => feed.Loaded.Candles.Count == 0))
            throw new InputException($"{folder}: found no candles since the start at {session.Began:u}", "let the engine run for longer");
        var candles = plan.Feeds.ToDictionary(feed => feed.Base.Symbol, feed => feed.Loaded.Candles);
        return new(
            await Journal(folder, run.Account, root, stop), BacktestRun.Go(plan, _ => stop.ThrowIfCancellationRequested()).Events,
            candles, run.Cash, plan.Risk.InstrumentOf, session.Began, candles.Values.Min(series => series[^1].OpenTime));
    }

    /// <summary>Where the backtest reads, and what the venue's rules were.</summary>
    static Config Overlay(string folder, SessionRecord session)
    {
        IEnumerable<string> fields =
        [
            EffectiveConfig.Text("data.dir", LiveFolder.Candles(folder)), "data.file=null", "data.cache=false",
            "backtest.from=null", "backtest.to=null", "paper.fill=next-open", "instruments.enforce=true",
            .. session.Markets.Select(market => string.Create(CultureInfo.InvariantCulture,
                $$"""instruments.by-symbol."{{market.Key}}" { price-tick = {{market.Value.PriceTick}}, quantity-step = {{market.Value.QuantityStep}}, min-quantity = {{market.Value.MinQuantity}}, max-quantity = {{market.Value.MaxQuantity ?? 0}}, min-notional = {{market.Value.MinNotional}} }""")),
        ];
        return ConfigurationFactory.ParseString(string.Join('\n', fields), LiveFolder.Session(folder));
    }

    /// <summary>The candles that the engine saw, of which it decided on those that closed after its start.</summary>
    static FeedPlan Since(FeedPlan feed, SessionRecord session)
    {
        if (!session.Markets.TryGetValue(feed.Base.Symbol.Name, out var market))
            throw new InputException($"strategies.{feed.Base.Symbol}: the engine did not run it", "leave it out");
        return new(
            feed.Loaded with { Candles = CandleSeries.Of(feed.Base, [.. feed.Loaded.Candles.From(market.First)]) },
            [.. feed.Series.Select(series => series with { TradeFrom = session.Began - series.Series.Timeframe.Duration + TimeSpan.FromTicks(1) })]);
    }

    static async Task<IReadOnlyList<TradingEvent>> Journal(string folder, string account, Config root, CancellationToken stop)
    {
        if (!Directory.Exists(LiveFolder.Journal(folder)))
            throw new InputException($"{folder}: found no journal in it", "name the live.dir of an engine that ran");
        List<TradingEvent> events = [];
        try
        {
            using var journal = TradingJournal.Open(JournalSettings.Read(
                ConfigurationFactory.ParseString(EffectiveConfig.Text("live.dir", folder)).WithFallback(root), TimeProvider.System));
            foreach (var stream in (string[])[RiskActor.JournalOf(account), ExecutionActor.JournalOf(account)])
            {
                await foreach (var kept in journal.Journal.Replay(stream, 1, long.MaxValue, stop))
                {
                    if (kept.Event is TradingEvent happened)
                        events.Add(happened);
                }
            }
        }
        catch (Exception refusal) when (refusal is AkkaException or IOException or UnauthorizedAccessException)
        {
            throw new InputException(refusal.Message);
        }
        return events;
    }
}
