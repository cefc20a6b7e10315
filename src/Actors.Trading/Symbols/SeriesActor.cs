using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Risk;
using static Actors.Trading.Symbols.FeedProtocol;
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
    MayDecide mayDecide = new(true, "");
    long last = long.MinValue;

    SeriesActor(SeriesPlan plan, TimeProvider clock, IActorRef risk, LiveSymbol? live)
    {
        (this.plan, this.clock, this.risk, this.live) = (plan, clock, risk, live);
        seats = [.. plan.Strategies.Select(s =>
            new Seat(new(plan.Series, s.Name), s.Create(), new(plan.Account, new(plan.Series, s.Name))))];

        Receive<CandleClosed>(OnCandle);
        Receive<MayDecide>(may => mayDecide = may);
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
            if (seat.Runner.On(bar) is { } signal && Counts(signal, closed.Candle))
                Raise(seat, signal, closed.Candle);
        }
    }

    /// <summary>
    /// What a strategy called for while the engine was down can only be made good where it is an exit of the newest candle:
    /// its position is still there.
    /// </summary>
    bool Counts(Signal signal, in Candle candle) =>
        (live is null || signal.IsEntry ? candle.OpenTime : candle.OpenTime + plan.Series.Timeframe.Duration) >= plan.TradeFrom;

    void Raise(Seat seat, Signal signal, in Candle candle)
    {
        var now = clock.GetUtcNow();
        var raised = new SignalRaised(
            seat.Ids.Of(candle.OpenTime, 1), seat.Key, signal, candle.OpenTime, candle.Close, seat.Runner.ParameterHash, now);
        if (live is not null && signal.IsEntry && ReasonAgainst(candle, now, live.Options) is { } no)
            risk.Tell(new Withheld(raised, no));
        else
            risk.Tell(raised);
    }

    /// <summary>Nobody enters on data that are not well, nor at the price of a candle that is caught up with. To leave, nothing is too late.</summary>
    Refusal? ReasonAgainst(in Candle candle, DateTimeOffset now, LiveOptions options) =>
        !mayDecide.Value ? new(Refused.WaitsForData, $"entries on {plan.Series} wait: {mayDecide.Why}")
        : now - (candle.OpenTime + plan.Series.Timeframe.Duration) is var age && age > options.MaxSignalAge
            ? new(Refused.Stale, $"its candle closed {age} ago, the most is {options.MaxSignalAge}")
            : null;

    sealed record Seat(StrategyKey Key, StrategyRunner Runner, OrderIds Ids);
}

/// <param name="Account">Whose orders the signals become.</param>
/// <param name="TradeFrom">Candles that open before it only warm the strategies up; live, an exit of the last of them counts.</param>
public sealed record SeriesPlan(
    Series Series, string Account, IReadOnlyList<StrategyPlan> Strategies, DateTimeOffset TradeFrom);

/// <param name="Name">As configured, such as <c>ema-cross</c>.</param>
/// <param name="Create">Makes a fresh runner: an actor that restarts must not share its state.</param>
public sealed record StrategyPlan(string Name, Func<StrategyRunner> Create);
