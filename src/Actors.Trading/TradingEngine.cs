using System.Collections.Immutable;
using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Execution;
using Actors.Trading.Portfolio;
using Actors.Trading.Risk;
using Actors.Trading.Symbols;

namespace Actors.Trading;

/// <summary>The actors of one account: portfolio, risk, execution, and a symbol actor for each base series.</summary>
public sealed class TradingEngine
{
    readonly IActorRef execution;

    TradingEngine(IActorRef portfolio, IActorRef risk, IActorRef execution, IReadOnlyList<IActorRef> symbols)
    {
        (Portfolio, Risk, this.execution, Symbols) = (portfolio, risk, execution, symbols);
    }

    internal IActorRef Execution => execution;

    public IActorRef Portfolio { get; }
    public IActorRef Risk { get; }

    /// <summary>One for each symbol of the plan, in its order.</summary>
    public IReadOnlyList<IActorRef> Symbols { get; }

    /// <summary>
    /// Starts the actors under fixed names. With a real venue each persistent one stands behind a supervisor that starts
    /// it again when it has stopped, as it does when its journal fails.
    /// </summary>
    /// <param name="feed">Who fetches candles of the past for a symbol that starts anew, or null.</param>
    public static TradingEngine Start(
        IActorRefFactory system, EnginePlan plan, IVenue venue, TimeProvider clock, IActorRef? feed = null)
    {
        var live = plan.Live;
        var portfolio = Start(system, "portfolio", PortfolioActor.For(
            new(plan.Account, plan.Risk.StartCash, clock, live is not null)), live);
        var risk = Start(system, "risk", RiskActor.For(new(plan.Account, plan.Risk, clock, portfolio, live)), live);
        var orders = Start(system, "execution", ExecutionActor.For(
            new(plan.Account, venue, clock, risk, portfolio, plan.Risk.InstrumentOf, live)), live);
        return new(portfolio, risk, orders, [.. plan.Symbols.Select((symbol, i) => system.ActorOf(
            SymbolActor.For(new(
                symbol.Base, symbol.Series, clock, risk,
                live is null ? null : new(plan.Account, live, feed, symbol.HistoryFrom, plan.Risk.InstrumentOf))),
            $"symbol-{i}-{NameOf(symbol)}"))]);
    }

    internal static IActorRef Start(IActorRefFactory system, string name, Props props, LiveOptions? live) => system.ActorOf(
        live is null ? props : BackoffSupervisor.Props(Backoff.OnStop(props, name, live.RestartAfter, live.RestartAtMost, 0.2)), name);

    /// <summary>
    /// A slip that comes to <paramref name="replyTo"/> when everything told to a symbol before it has had its
    /// consequences. Execution is passed twice: what the venue reports while it takes an order stands behind the slip.
    /// </summary>
    public MarketProtocol.Drain DrainTo(IActorRef replyTo) => new(
        ImmutableStack.CreateRange([replyTo, Risk, Portfolio, execution, execution, Risk]));

    static string NameOf(SymbolPlan plan) => plan.Base.Symbol.Name.Replace('/', '-');
}

/// <param name="Account">Names the journals.</param>
/// <param name="Live">Null in a backtest.</param>
public sealed record EnginePlan(
    string Account, RiskOptions Risk, IReadOnlyList<SymbolPlan> Symbols, LiveOptions? Live = null);

/// <param name="Base">The series that the feed delivers.</param>
/// <param name="Series">The series that strategies run on: the base itself or multiples of it.</param>
/// <param name="HistoryFrom">
/// Open time of the first candle that the strategies see live. With the same one at every start they come to the same
/// state, to the bit.
/// </param>
public sealed record SymbolPlan(Series Base, IReadOnlyList<SeriesPlan> Series, DateTimeOffset HistoryFrom = default);
