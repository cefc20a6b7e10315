using Actors.Backtest.Engine;
using Actors.Domain;
using Actors.Exchanges.Paper;
using Actors.Host.Live;
using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Trading;
using Actors.Trading.Execution;
using Actors.Trading.Symbols;

namespace Actors.Tests.Live.Paper;

/// <summary>
/// The live engine on a paper account, candle by candle in virtual time: what a backtest would run, on the actors, the feed
/// and the venue of a paper run. It can be cut and started again, and keeps what such a run keeps: the journal and the account.
/// </summary>
sealed class PaperRun
{
    /// <summary>What follows from a candle has happened so long after it; and a start has settled its books.</summary>
    static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    /// <summary>The candles are drawn without regard to ticks and to what markets do.</summary>
    public static readonly QualityOptions Quality = new()
    {
        Usual = [QualityCheck.OffTick, QualityCheck.Frozen, QualityCheck.Spike, QualityCheck.Volume],
    };

    readonly BacktestPlan plan;
    readonly IReadOnlyList<(Series Series, IReadOnlyList<Candle> Candles)> markets;
    readonly IReadOnlyList<(DateTimeOffset At, IReadOnlyList<(Series Series, Candle Candle)> Candles)> moments;
    readonly InMemoryJournal journal = new();
    byte[]? kept;
    SimulatedActorSystem system = null!;
    SteppedFeed feed = null!;
    int next;

    public PaperRun(BacktestPlan plan)
    {
        this.plan = plan;
        markets = [.. plan.Feeds.Select(one => (one.Base, (IReadOnlyList<Candle>)[.. Enumerable.Range(0, one.Loaded.Candles.Count).Select(i => one.Loaded.Candles[i])]))];
        moments = SteppedFeed.Moments(markets);
        Start(markets.Min(market => market.Candles[0].OpenTime));
    }

    public LastingPaperVenue Venue { get; private set; } = null!;

    /// <summary>How many moments there are at which candles close.</summary>
    public int Moments => moments.Count;

    /// <summary>The end of a moment's candles.</summary>
    public DateTimeOffset MomentAt(int number) => moments[number].At;

    public IEnumerable<TradingEvent> Events(string actor) => journal.Read($"{actor}-{plan.Account}").Select(static entry => (TradingEvent)entry.Event);

    /// <summary>True while a signal waits for what becomes of an order: what it gets then hangs on when it is looked at again.</summary>
    public bool IsJudging => Events("risk").OfType<SignalRaised>().Count() > Events("risk").Count(static e => e is OrderApproved or SignalRefused);

    /// <summary>Lets the strategies speak or not, as a feed does that is not well.</summary>
    public PaperRun Speak(bool may)
    {
        foreach (var (series, _) in markets)
            feed.Be(series, may ? FeedHealth.Live : FeedHealth.Down);
        return this;
    }

    /// <summary>Goes on up to a moment, that one not included.</summary>
    public PaperRun Until(int moment)
    {
        while (next < moment)
        {
            Begin();
            system.AdvanceTo(moments[next++].At + Rest);
            system.FirstError.ShouldBeNull();
        }
        return this;
    }

    public PaperRun ToEnd() => Until(Moments);

    /// <summary>Takes the candles of the next moment, and no more than so many of the steps that follow from them.</summary>
    public PaperRun Until(int moment, int steps)
    {
        Until(moment);
        Begin();
        for (var step = 0; step < steps && system.Step(); step++)
        {
        }
        next++;
        return this;
    }

    /// <summary>Ends the engine as it stands and starts another one, so many moments later.</summary>
    public PaperRun Restart(int missed = 0)
    {
        system.Dispose();
        next = Math.Min(Moments, next + missed);
        var seen = moments.Take(next).SelectMany(moment => moment.Candles.Select(one => (one.Series.Symbol, one.Candle))).ToArray();
        Start(system.Now > moments[next - 1].At ? system.Now : moments[next - 1].At + Rest, seen);
        return this;
    }

    void Begin()
    {
        var (at, candles) = moments[next];
        system.AdvanceTo(at);
        foreach (var (series, candle) in candles)
            feed.Close(series, candle);
    }

    void Start(DateTimeOffset at, IReadOnlyList<(Symbol Symbol, Candle Candle)>? past = null)
    {
        system = ActorSystem.CreateSimulated(1, at, "paper", ActorSystemSetup.Create(new PersistenceSetup(journal)));
        Venue = new(
            plan.Venue, markets.Select(market => new PaperMarket(plan.Risk.InstrumentOf(market.Series.Symbol), market.Series.Timeframe)),
            kept, state => kept = state.ToArray());
        Venue.CatchUp(past ?? []); // it passes over what it has seen
        feed = new(markets);
        feed.BeginAt(at);
        LiveEngine.Start(system, new(
            new(
                plan.Account, plan.Risk,
                [.. plan.Feeds.Select(one => new SymbolPlan(
                    one.Base, [.. one.Series.Select(series => series with { TradeFrom = Later(series.TradeFrom, at - series.Series.Timeframe.Duration) })],
                    one.Loaded.Candles[0].OpenTime))],
                new()
                {
                    VenueRemembers = false, VenueOpensLegs = true, BaseAssetOf = static symbol => symbol.Name, Quality = Quality,
                }),
            Venue, new PaperFeed(feed, Venue), feed, system.TimeProvider));
        system.AdvanceTo(at + Rest / 2);
        system.FirstError.ShouldBeNull();
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
