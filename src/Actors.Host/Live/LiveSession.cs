using System.Globalization;
using Actors.Backends.Candles;
using Actors.Backends.Files;
using Actors.Domain;
using Actors.Host.Settings;
using Actors.Runtime;
using Actors.Runtime.Hocon;
using Actors.Runtime.Persistence;
using Actors.Trading;
using Actors.Trading.Symbols;

namespace Actors.Host.Live;

/// <summary>A live engine from its start to its stop: journal, exchange, actors, kill switch.</summary>
sealed class LiveSession : IAsyncDisposable
{
    LiveSession(RunPlan plan, TradingJournal journal, LiveExchange exchange, IMarketFeed feed, ActorSystem system, LiveEngine engine)
    {
        (Plan, Journal, Exchange, Feed, System, Engine) = (plan, journal, exchange, feed, system, engine);
    }

    public RunPlan Plan { get; }
    public LiveEngine Engine { get; }

    TradingJournal Journal { get; }
    LiveExchange Exchange { get; }
    IMarketFeed Feed { get; }
    ActorSystem System { get; }

    /// <summary>Where it trades and whose money it is.</summary>
    public string Title => Exchange.Title;

    /// <param name="board">Told of every event, those of earlier starts too.</param>
    /// <param name="prices">Told of every price.</param>
    /// <exception cref="InputException">The folder cannot be written, or a symbol cannot be traded.</exception>
    /// <exception cref="AkkaException">The journal cannot be opened.</exception>
    /// <exception cref="VenueException">The exchange cannot be reached, or refuses the key.</exception>
    public static async Task<LiveSession> Start(
        RunPlan plan, Surroundings around, LiveBoard board, PriceBoard prices, CancellationToken stop)
    {
        LiveFolder.Require(plan.Live.Folder);
        var (clock, pace) = around;
        var journal = TradingJournal.Open(JournalSettings.Read(plan.Root, clock));
        LiveExchange? exchange = null;
        ActorSystem? system = null;
        void Notice(string text) => board.Say(new(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():HH:mm:ss} {text}"), Tone.Bad));
        try
        {
            await board.Read(journal.Journal, plan.Account, stop);
            RecordedCandles.SetDamagedAside(LiveFolder.Candles(plan.Live.Folder), plan.Symbols.Select(symbol => symbol.Base), clock.GetUtcNow(), Notice);
            var first = FirstCandles.Open(LiveFolder.FirstCandles(plan.Live.Folder));
            exchange = await LiveExchange.Open(plan, journal.Journal, around, Notice, stop);
            system = ActorSystem.Create("live", ActorSystemSetup.Create(
                new PersistenceSetup(around.Journal(new WatchedJournal(journal.Journal, board.Take)), journal.Snapshots),
                new TimeProviderSetup(clock),
                BootstrapSetup.Create().WithConfig(around.Actors ?? Config.Empty)));
            Announcer.Start(system, board.Say, clock, pace);
            var feed = new RecordingFeed(new PricedFeed(exchange.Feed, prices), new CandleRecorder(LiveFolder.Candles(plan.Live.Folder)), Notice);
            var now = clock.GetUtcNow();
            var engines = EnginePlanOf(plan, exchange, first, around, now);
            SessionRecord.Of(plan, exchange.InstrumentOf, engines.Symbols, now).Write(plan.Live.Folder);
            var engine = LiveEngine.Start(system, new(engines, exchange.Orders, feed, exchange.History, clock));
            return new(plan, journal, exchange, feed, system, engine);
        }
        catch
        {
            if (system is not null)
                await system.Terminate();
            if (exchange is not null)
                await exchange.DisposeAsync();
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Takes the posture that the configuration names for a stop, and closes all.</summary>
    public async ValueTask DisposeAsync()
    {
        await Feed.DisposeAsync();
        await System.Terminate();
        await Exchange.DisposeAsync();
        Journal.Dispose();
    }

    static EnginePlan EnginePlanOf(RunPlan plan, LiveExchange exchange, FirstCandles first, Surroundings around, DateTimeOffset now)
    {
        var pace = around.Pace;
        var symbols = plan.Symbols.Select(symbol => symbol with { HistoryFrom = first.Of(symbol, plan.FirstCandle(symbol, now)) }).ToArray();
        first.Write();
        return new(
            plan.Account, plan.RiskOf(exchange.InstrumentOf), [.. symbols.Select(symbol => symbol with
            {
                // A candle that closed before the start only warms up: its price is gone.
                Series = [.. symbol.Series.Select(series => series with { TradeFrom = now - series.Series.Timeframe.Duration })],
            })],
            new LiveOptions
            {
                MaxSignalAge = plan.Live.StaleAfter,
                AnswerWithin = TimeSpan.FromSeconds(30) * pace,
                AskAgainAfter = TimeSpan.FromMilliseconds(500) * pace,
                AskAgainAtMost = TimeSpan.FromSeconds(30) * pace,
                AnswersLagBy = TimeSpan.FromSeconds(20) * pace,
                ReconcileEvery = plan.Live.ReconcileEvery,
                RestartAfter = TimeSpan.FromMilliseconds(200) * pace,
                RestartAtMost = TimeSpan.FromSeconds(30) * pace,
                VenueRemembers = around.VenueRemembers && !exchange.IsPaper,
                VenueOpensLegs = exchange.IsPaper,
                Quality = QualityOf(plan, pace),
                BaseAssetOf = exchange.BaseAssetOf,
            });
    }

    static QualityOptions QualityOf(RunPlan plan, double pace)
    {
        var options = new QualityOptions { ClockTolerance = TimeSpan.FromSeconds(2) * pace, DueWithin = TimeSpan.FromSeconds(20) * pace };
        return plan.Venue.IsSimulated
            ? options with { ClockRemedy = $"{plan.Live.Folder} is of a simulator that had come further: let this one come as far, or name another live.dir" }
            : options;
    }
}
