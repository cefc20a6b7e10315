using System.Diagnostics;
using Actors.Domain;
using Actors.Exchanges.Paper;
using Actors.Runtime;
using Actors.Trading;
using static Actors.Trading.Portfolio.PortfolioProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Backtest.Engine;

/// <summary>
/// Drives the engine through history: at each moment the venue takes the candles that close, then the symbols do, and
/// nothing goes on before everything that follows from a candle is done.
/// </summary>
public sealed class BacktestRun
{
    const int ProgressEvery = 1 << 15;

    readonly EventLog log;
    readonly IStage stage;
    readonly TradingEngine engine;
    readonly CandleFeed[] feeds;
    readonly DateTimeOffset from;
    long nextMidnight;

    BacktestRun(BacktestPlan plan, EventLog log, IStage stage)
    {
        (this.log, this.stage) = (log, stage);
        from = FirstTraded(plan);
        nextMidnight = Timeframe.OneDay.OpenOf(from).UtcTicks + TimeSpan.TicksPerDay;
        var venue = new PaperVenue(plan.Venue, plan.Feeds.Select(
            feed => new PaperMarket(plan.Risk.InstrumentOf(feed.Base.Symbol), feed.Base.Timeframe)));
        engine = TradingEngine.Start(
            stage.System, new(plan.Account, plan.Risk, [.. plan.Feeds.Select(f => new SymbolPlan(f.Base, f.Series))]),
            venue, stage.Clock);
        feeds = [.. plan.Feeds.Select((feed, i) =>
            new CandleFeed(feed.Loaded.Candles, plan.To, venue.Book(feed.Base.Symbol), engine.Symbols[i]))];
        Settle(feeds[0].Symbol);
    }

    /// <exception cref="DomainFault">There is nothing to run: the plan has no candles in its range.</exception>
    public static BacktestOutcome Go(BacktestPlan plan, Action<BacktestProgress>? progress = null)
    {
        var events = new EventLog();
        using var system = IStage.Of(plan.Engine, plan.Feeds.Min(f => f.Loaded.Coverage.First), events);
        return new BacktestRun(plan, events, system).Walk(progress);
    }

    BacktestOutcome Walk(Action<BacktestProgress>? progress)
    {
        var total = feeds.Sum(feed => (long)feed.Count);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        long bars = 0;
        long now;
        var last = from.UtcTicks;
        Tell(new MarkDay(from));
        while ((now = NextMoment()) != long.MaxValue)
        {
            for (; nextMidnight < now; nextMidnight += TimeSpan.TicksPerDay)
                Tell(new MarkDay(new(nextMidnight, TimeSpan.Zero)));
            stage.MoveTo(now);
            bars += Step(now);
            last = now;
            if (progress is not null && bars % ProgressEvery < feeds.Length)
                progress(new(bars, total, new(now, TimeSpan.Zero)));
        }
        Tell(new MarkDay(new(last, TimeSpan.Zero)));
        watch.Stop();
        progress?.Invoke(new(bars, total, new(last, TimeSpan.Zero)));
        return new(
            from, new(last, TimeSpan.Zero), stage.Ask<View>(engine.Portfolio, new GetView()), log.Events,
            new(bars, watch.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before, stage.System.Name));
    }

    /// <summary>Everything that happens at one moment; how many candles closed at it.</summary>
    int Step(long now)
    {
        var closed = 0;
        foreach (var feed in feeds)
        {
            if (feed.NextClose == now)
                feed.Book.OnCandle(feed.Current);
        }
        Settle(feeds[0].Symbol);
        foreach (var feed in feeds)
        {
            if (feed.NextClose != now)
                continue;
            feed.Symbol.Tell(new CandleClosed(feed.Current));
            Settle(feed.Symbol);
            feed.Advance();
            closed++;
        }
        return closed;
    }

    long NextMoment()
    {
        var next = long.MaxValue;
        foreach (var feed in feeds)
            next = Math.Min(next, feed.NextClose);
        return next;
    }

    void Tell(MarkDay mark)
    {
        engine.Portfolio.Tell(mark);
        Settle(feeds[0].Symbol);
    }

    void Settle(IActorRef symbol) => stage.Settle(engine, symbol);

    static DateTimeOffset FirstTraded(BacktestPlan plan)
    {
        var traded = plan.Feeds
            .Where(feed => feed.Series.Count > 0)
            .Select(feed => (feed.Loaded.Candles, From: feed.Series.Min(s => s.TradeFrom)))
            .Select(feed => (feed.Candles, At: feed.Candles.IndexOf(feed.From)))
            .Select(feed => (feed.Candles, At: feed.At >= 0 ? feed.At : ~feed.At))
            .Where(feed => feed.At < feed.Candles.Count)
            .Select(feed => feed.Candles[feed.At].OpenTime)
            .ToArray();
        return traded.Length > 0 ? traded.Min() : throw new DomainFault("no series has a candle in the range of the run");
    }
}

/// <summary>What the engine said when it was done.</summary>
public sealed record BacktestOutcome(
    DateTimeOffset From, DateTimeOffset To, View Portfolio, IReadOnlyList<TradingEvent> Events, EngineFigures Engine);
