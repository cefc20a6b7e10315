using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Execution;
using Actors.Trading.Portfolio;
using Actors.Trading.Risk;
using Actors.Trading.Symbols;
using static Actors.Trading.Risk.RiskProtocol;

namespace Actors.Trading;

/// <summary>
/// The engine of one account on a live feed and a real venue, or their simulations. What it keeps goes to the journal of
/// the system that it is started on; with a lasting one a later start goes on where this one was.
/// </summary>
public sealed class LiveEngine
{
    readonly IActorRef feed;
    readonly IActorRef instruments;
    readonly TradingEngine engine;

    LiveEngine(TradingEngine engine, IActorRef feed, IActorRef instruments) =>
        (this.engine, this.feed, this.instruments) = (engine, feed, instruments);

    /// <summary>The plan needs its <see cref="EnginePlan.Live"/>; the defaults are taken where it has none.</summary>
    public static LiveEngine Start(ActorSystem system, LivePlan plan)
    {
        var lasting = plan.Engine with { Live = plan.Engine.Live ?? new() };
        var rules = TradingEngine.Start(system, "instruments", InstrumentActor.For(new(
            lasting.Account, [.. lasting.Symbols.Select(symbol => symbol.Base.Symbol).Distinct()], lasting.Risk.InstrumentOf, plan.Clock)), lasting.Live);
        var source = system.ActorOf(FeedActor.For(new(plan.Feed, plan.History, plan.Clock, system.EventStream.Publish)), "feed");
        var actors = TradingEngine.Start(system, lasting, plan.Venue, plan.Clock, source);
        source.Tell(new FeedProtocol.Connect(
            [.. lasting.Symbols.Zip(actors.Symbols, (symbol, actor) => (symbol.Base, symbol.HistoryFrom, actor))]));
        return new(actors, source, rules);
    }

    /// <summary>
    /// A first candle that warms every strategy of a symbol up, at the open of a UTC day: all starts within the day agree
    /// on it. Keep it over restarts where strategies are to come to the same state to the bit.
    /// </summary>
    public static DateTimeOffset HistoryFrom(DateTimeOffset now, IReadOnlyList<SeriesPlan> series)
    {
        var longest = series
            .Select(plan => plan.Series.Timeframe.Duration * (1 + (3 * plan.Strategies.Select(s => s.Create().WarmUp).DefaultIfEmpty(0).Max())))
            .DefaultIfEmpty(TimeSpan.Zero).Max();
        return Timeframe.OneDay.OpenOf(now - longest);
    }

    /// <exception cref="AskTimeoutException">An actor does not answer; as while it waits to be started again.</exception>
    public async Task<LiveView> View(TimeSpan within)
    {
        var portfolio = engine.Portfolio.Ask<PortfolioProtocol.View>(new PortfolioProtocol.GetView(), within);
        var orders = engine.Execution.Ask<ExecutionProtocol.OrdersView>(new ExecutionProtocol.GetOrders(), within);
        var halts = engine.Risk.Ask<HaltsView>(new GetHalts(), within);
        var asked = engine.Symbols.Select(symbol => symbol.Ask<FeedProtocol.SeriesHealth>(new FeedProtocol.GetHealth(), within)).ToArray();
        List<FeedProtocol.SeriesHealth> health = [];
        foreach (var one in asked)
            health.Add(await one);
        return new(await portfolio, (await orders).Working, (await halts).Standing, (await halts).IsReady, health, (await orders).Naked);
    }

    /// <inheritdoc cref="RiskProtocol.Halt"/>
    /// <exception cref="AskTimeoutException">
    /// The account has not come to it in time. The halt stands all the same, and goes on being brought about.
    /// </exception>
    public Task<Halted> Halt(string reason, bool flatten, TimeSpan within) => engine.Risk.Ask<Halted>(new Halt(reason, flatten), within);

    /// <inheritdoc cref="RiskProtocol.Resume"/>
    public Task<Resumed> Resume(string reason, TimeSpan within) => engine.Risk.Ask<Resumed>(new Resume(reason), within);

    /// <summary>
    /// Stops: no new risk at once, then the posture, then the actors, all before the deadline.
    /// </summary>
    /// <param name="posture">
    /// <see cref="Posture.Trading"/> leaves entries and positions with what protects them, <see cref="Posture.NoEntries"/>
    /// cancels entries, <see cref="Posture.Flat"/> closes everything.
    /// </param>
    /// <returns>False when the account had not come to the posture in time: what is open goes on at the venue.</returns>
    public async Task<bool> Stop(Posture posture, TimeSpan deadline)
    {
        // Who speaks stops first: an exit that came last would take a position's legs and not sell it.
        await Task.WhenAll(((IActorRef[])[feed, .. engine.Symbols]).Select(actor => End(actor, deadline * 0.1)));
        var isReached = true;
        try
        {
            await engine.Risk.Ask<Stopped>(new PrepareToStop(posture), deadline * 0.75);
        }
        catch (AskTimeoutException)
        {
            isReached = false;
        }
        foreach (var actor in (IActorRef[])[engine.Risk, engine.Execution, engine.Portfolio, instruments])
            await End(actor, deadline * 0.05);
        return isReached;
    }

    /// <summary>One that does not come to its end in time ends with its system.</summary>
    static async Task End(IActorRef actor, TimeSpan within)
    {
        try
        {
            await actor.GracefulStop(within);
        }
        catch (TaskCanceledException)
        {
            // It is in the middle of something: what it has kept is in the journal.
        }
    }
}

/// <param name="Engine">Its symbols name the first candle of each.</param>
public sealed record LivePlan(EnginePlan Engine, IVenue Venue, IMarketFeed Feed, ICandleHistory History, TimeProvider Clock);

/// <summary>The account at about one moment.</summary>
/// <param name="Working">Orders that something may still happen to, oldest first.</param>
/// <param name="IsReady">True when the books are reconciled with the venue and new orders are taken.</param>
/// <param name="Health">Of each base series, in the order of the plan.</param>
/// <param name="Naked">How long positions stood without the stop that their entries ask for.</param>
public sealed record LiveView(
    PortfolioProtocol.View Portfolio, IReadOnlyList<Order> Working, IReadOnlyList<TradingHalted> Halts, bool IsReady,
    IReadOnlyList<FeedProtocol.SeriesHealth> Health, ExecutionProtocol.NakedSummary Naked);
