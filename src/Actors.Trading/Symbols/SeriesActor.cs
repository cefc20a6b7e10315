using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Runtime;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Trading.Symbols;

/// <summary>Owns one series: steps its strategies on each closed candle and passes on what they say.</summary>
public sealed class SeriesActor : ReceiveActor
{
    readonly SeriesPlan plan;
    readonly TimeProvider clock;
    readonly IActorRef risk;
    readonly Seat[] seats;
    readonly LiveSymbol? live;
    bool mayDecide = true;
    long last = long.MinValue;

    SeriesActor(SeriesPlan plan, TimeProvider clock, IActorRef risk, LiveSymbol? live)
    {
        (this.plan, this.clock, this.risk, this.live) = (plan, clock, risk, live);
        seats = [.. plan.Strategies.Select(s =>
            new Seat(new(plan.Series, s.Name), s.Create(), new(plan.Account, new(plan.Series, s.Name))))];

        Receive<CandleClosed>(OnCandle);
        Receive<FeedProtocol.MayDecide>(may => mayDecide = may.Value);
        Receive<Drain>(drain => drain.PassOn());
    }

    public static Props For(SeriesPlan plan, TimeProvider clock, IActorRef risk, LiveSymbol? live = null) =>
        Props.Create(() => new SeriesActor(plan, clock, risk, live));

    /// <exception cref="DomainFault">The candle is not newer than the one before: what the strategies know would be false.</exception>
    void OnCandle(CandleClosed closed)
    {
        if (closed.Candle.OpenTicks <= last)
            throw new DomainFault($"{plan.Series}: the candle of {closed.Candle.OpenTime:u} came after that of {new DateTimeOffset(last, TimeSpan.Zero):u}");
        last = closed.Candle.OpenTicks;
        var bar = Bar.Of(closed.Candle);
        foreach (var seat in seats)
        {
            if (seat.Runner.On(bar) is { } signal && closed.Candle.OpenTime >= plan.TradeFrom)
                Raise(seat, signal, closed.Candle);
        }
    }

    void Raise(Seat seat, Signal signal, in Candle candle)
    {
        if (live is null || MayRaise(candle, live.Options))
            risk.Tell(new SignalRaised(
                seat.Ids.Of(candle.OpenTime, 1), seat.Key, signal, candle.OpenTime, candle.Close,
                seat.Runner.ParameterHash, clock.GetUtcNow()));
    }

    /// <summary>Candles that are caught up with only warm the strategies up: nobody can trade at their prices any more.</summary>
    bool MayRaise(in Candle candle, LiveOptions options) =>
        mayDecide && clock.GetUtcNow() - (candle.OpenTime + plan.Series.Timeframe.Duration) <= options.MaxSignalAge;

    sealed record Seat(StrategyKey Key, StrategyRunner Runner, OrderIds Ids);
}

/// <param name="Account">Whose orders the signals become.</param>
/// <param name="TradeFrom">Candles that open before it only warm the strategies up.</param>
public sealed record SeriesPlan(
    Series Series, string Account, IReadOnlyList<StrategyPlan> Strategies, DateTimeOffset TradeFrom);

/// <param name="Name">As configured, such as <c>ema-cross</c>.</param>
/// <param name="Create">Makes a fresh runner: an actor that restarts must not share its state.</param>
public sealed record StrategyPlan(string Name, Func<StrategyRunner> Create);
