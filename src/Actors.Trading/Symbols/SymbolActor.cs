using Actors.Domain;
using Actors.Runtime;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Trading.Symbols;

/// <summary>
/// Owns one symbol: takes its closed base candles, passes them on to mark what the account holds, makes the coarser candles, and
/// hands each to the series that trades on it.
/// </summary>
public sealed class SymbolActor : ReceiveActor
{
    readonly SymbolDeps deps;
    readonly Coarser[] coarser;
    readonly IActorRef? direct;
    DateTimeOffset last = DateTimeOffset.MinValue;
    bool marks;

    SymbolActor(SymbolDeps deps)
    {
        this.deps = deps;
        var series = deps.Series
            .OrderBy(plan => plan.Series.Timeframe)
            .Select(plan => (plan.Series, Actor: Context.ActorOf(
                SeriesActor.For(plan, deps.Clock, deps.Risk), plan.Series.Timeframe.ToString())))
            .ToArray();
        direct = series.FirstOrDefault(s => s.Series.Timeframe == deps.Base.Timeframe).Actor;
        coarser = [.. series
            .Where(s => s.Series.Timeframe != deps.Base.Timeframe)
            .Select(s => new Coarser(s.Actor, new(deps.Base.Timeframe, s.Series.Timeframe)))];

        Receive<CandleClosed>(OnCandle);
        Receive<Mark>(mark => marks = mark.Wanted);
        Receive<Drain>(drain => drain.Through(series.Select(s => s.Actor)).PassOn());
    }

    protected override void PreStart() => deps.Risk.Tell(new SymbolReady(deps.Base.Symbol, Self));

    public static Props For(SymbolDeps deps) => Props.Create(() => new SymbolActor(deps));

    void OnCandle(CandleClosed closed)
    {
        var candle = closed.Candle;
        if (candle.OpenTime <= last)
        {
            Context.System.EventStream.Publish(new CandleDropped(deps.Base, candle, last));
            return;
        }
        last = candle.OpenTime;
        if (marks)
            deps.Risk.Tell(new Marked(deps.Base, candle));
        direct?.Tell(closed);
        foreach (var one in coarser)
        {
            foreach (var done in one.Aggregator.Add(candle))
                one.Actor.Tell(new CandleClosed(done));
        }
    }

    sealed record Coarser(IActorRef Actor, CandleAggregator Aggregator);
}

/// <param name="Base">The series that the feed delivers.</param>
/// <param name="Series">The series that strategies run on: the base itself or multiples of it.</param>
public sealed record SymbolDeps(
    Series Base, IReadOnlyList<SeriesPlan> Series, TimeProvider Clock, IActorRef Risk);

/// <summary>Published when a candle came late or twice: it was not newer than the <paramref name="Last"/> one.</summary>
public sealed record CandleDropped(Series Series, Candle Candle, DateTimeOffset Last);
