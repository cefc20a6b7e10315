using Actors.Domain;
using Actors.Runtime;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Trading.Symbols;

/// <summary>
/// Owns one symbol: takes its closed base candles, passes them on to mark what the account holds, makes the coarser
/// candles, and hands each to the series that trades on it. Candles that close together are spoken of in the order of
/// their timeframes, the finest first, however many threads there are.
/// </summary>
public sealed partial class SymbolActor : ReceiveActor, IWithTimers
{
    readonly SymbolDeps deps;
    readonly Lane[] coarser;
    readonly IActorRef? direct;
    readonly List<IActorRef> series;
    long last = long.MinValue;
    bool marks;

    SymbolActor(SymbolDeps deps)
    {
        this.deps = deps;
        var plans = deps.Series
            .OrderBy(plan => plan.Series.Timeframe)
            .Select(plan => (plan.Series, Actor: Context.ActorOf(
                SeriesActor.For(plan, deps.Clock, deps.Risk, deps.Live), plan.Series.Timeframe.ToString())))
            .ToArray();
        series = [.. plans.Select(s => s.Actor)];
        direct = plans.FirstOrDefault(s => s.Series.Timeframe == deps.Base.Timeframe).Actor;
        coarser = [.. plans
            .Where(s => s.Series.Timeframe != deps.Base.Timeframe)
            .Select(s => new Lane(s.Actor, series.TakeWhile(finer => !finer.Equals(s.Actor)), new(deps.Base.Timeframe, s.Series.Timeframe)))];

        if (deps.Live is { } live)
            BeLive(live);
        Receive<CandleClosed>(OnCandle);
        Receive<Mark>(mark => { marks = mark.Wanted; });
        Receive<Drain>(drain => drain.Through(series).PassOn());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        SayReady();
        if (deps.Live is not null)
            GoLive();
    }

    void SayReady() => deps.Risk.Tell(new SymbolReady(deps.Base.Symbol, Self));

    public static Props For(SymbolDeps deps) => Props.Create(() => new SymbolActor(deps));

    void OnCandle(CandleClosed closed)
    {
        if (closed.Candle.OpenTicks <= last)
        {
            Context.System.EventStream.Publish(new CandleDropped(deps.Base, closed.Candle, new(last, TimeSpan.Zero)));
            return;
        }
        last = closed.Candle.OpenTicks;
        if (marks)
            deps.Risk.Tell(new Marked(deps.Base, closed.Candle));
        direct?.Tell(closed);
        if (coarser.Length > 0)
            Coarsen(closed.Candle);
    }

    void Coarsen(in Candle candle)
    {
        foreach (var lane in coarser)
        {
            foreach (var done in lane.Aggregator.Add(candle))
                lane.Tell(new CandleClosed(done));
        }
    }

    /// <summary>
    /// The way to a series: always by all the finer ones, so that their signals are with risk first. By those alone that
    /// have a candle too it would be another way each time, and a later candle would overtake one that waits on its way.
    /// </summary>
    sealed class Lane(IActorRef actor, IEnumerable<IActorRef> finer, CandleAggregator aggregator)
    {
        readonly Drain? way = finer.Any() ? new Drain([actor]).Through(finer) : null;

        public CandleAggregator Aggregator => aggregator;

        public void Tell(in CandleClosed closed)
        {
            if (way is null)
                actor.Tell(closed);
            else
                Tell((object)closed);
        }

        public void Tell(object message)
        {
            if (way is null)
                actor.Tell(message);
            else
                (way with { Parcel = message }).PassOn();
        }
    }
}

/// <param name="Base">The series that the feed delivers.</param>
/// <param name="Series">The series that strategies run on: the base itself or multiples of it.</param>
/// <param name="Live">Null in a backtest.</param>
public sealed record SymbolDeps(
    Series Base, IReadOnlyList<SeriesPlan> Series, TimeProvider Clock, IActorRef Risk, LiveSymbol? Live = null);

/// <summary>Published when a candle came late or twice: it was not newer than the <paramref name="Last"/> one.</summary>
public sealed record CandleDropped(Series Series, Candle Candle, DateTimeOffset Last);
