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

    public IActorRef Portfolio { get; }
    public IActorRef Risk { get; }

    /// <summary>One for each symbol of the plan, in its order.</summary>
    public IReadOnlyList<IActorRef> Symbols { get; }

    public static TradingEngine Start(IActorRefFactory system, EnginePlan plan, IVenue venue, TimeProvider clock)
    {
        var portfolio = system.ActorOf(PortfolioActor.For(plan.Account, plan.Risk.StartCash, clock), "portfolio");
        var risk = system.ActorOf(RiskActor.For(plan.Account, plan.Risk, clock, portfolio), "risk");
        var orders = system.ActorOf(
            ExecutionActor.For(new(plan.Account, venue, clock, risk, portfolio)), "execution");
        return new(portfolio, risk, orders, [.. plan.Symbols.Select((symbol, i) => system.ActorOf(
            SymbolActor.For(new(symbol.Base, symbol.Series, clock, risk)), $"symbol-{i}-{NameOf(symbol)}"))]);
    }

    /// <summary>
    /// A slip that comes to <paramref name="replyTo"/> when everything told to a symbol before it has had its
    /// consequences. Execution is passed twice: what the venue reports while it takes an order stands behind the slip.
    /// </summary>
    public MarketProtocol.Drain DrainTo(IActorRef replyTo) => new(
        ImmutableStack.CreateRange([replyTo, Risk, Portfolio, execution, execution, Risk]));

    static string NameOf(SymbolPlan plan) => plan.Base.Symbol.Name.Replace('/', '-');
}

/// <param name="Account">Names the journals.</param>
public sealed record EnginePlan(string Account, RiskOptions Risk, IReadOnlyList<SymbolPlan> Symbols);

/// <param name="Base">The series that the feed delivers.</param>
/// <param name="Series">The series that strategies run on: the base itself or multiples of it.</param>
public sealed record SymbolPlan(Series Base, IReadOnlyList<SeriesPlan> Series);
