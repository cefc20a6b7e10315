using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Execution;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Trading.Risk;

/// <summary>
/// One per account: takes every signal, keeps the decision with its cause, and hands approved orders to execution.
/// </summary>
public sealed class RiskActor : ReceivePersistentActor
{
    readonly Action<SignalRaised> answer;
    readonly TimeProvider clock;
    readonly IActorRef portfolio;
    readonly RiskDesk desk;
    readonly Dictionary<Symbol, IActorRef> symbols = [];
    IActorRef? execution;

    RiskActor(string account, RiskOptions options, TimeProvider clock, IActorRef portfolio)
    {
        (this.clock, this.portfolio) = (clock, portfolio);
        PersistenceId = $"risk-{account}";
        answer = Answer;
        desk = new(options);

        Command<Marked>(OnMark);
        Command<SignalRaised>(OnSignal);
        Command<OrderFilled>(OnFill);
        Command<TradingEvent>(desk.Apply);
        Command<SymbolReady>(OnSymbol);
        Command<Drain>(drain => drain.PassOn());
        Command<ExecutionProtocol.Ready>(ready =>
        {
            execution = ready.Execution;
            Stash.UnstashAll();
        });
        Recover<TradingEvent>(desk.Apply);
    }

    public override string PersistenceId { get; }

    public static Props For(string account, RiskOptions options, TimeProvider clock, IActorRef portfolio) =>
        Props.Create(() => new RiskActor(account, options, clock, portfolio));

    void OnMark(Marked marked)
    {
        Keep(desk.Mark(marked.Series, marked.Candle));
        portfolio.Tell(marked);
    }

    void OnSymbol(SymbolReady ready)
    {
        symbols[ready.Symbol] = ready.Actor;
        ready.Actor.Tell(desk.Holds(ready.Symbol) ? Mark.On : Mark.Off);
    }

    /// <summary>Candles of a symbol are asked for from the fill that opens a position in it to the one that closes the last.</summary>
    void OnFill(OrderFilled filled)
    {
        var symbol = filled.Key.Symbol;
        var held = desk.Holds(symbol);
        desk.Apply(filled);
        if (desk.Holds(symbol) != held && symbols.TryGetValue(symbol, out var actor))
            actor.Tell(held ? Mark.Off : Mark.On);
    }

    void OnSignal(SignalRaised raised)
    {
        if (execution is null)
        {
            Stash.Stash();
            return;
        }
        Keep(desk.HaltsAt(raised.Key.Symbol, clock.GetUtcNow(), raised.Id.Value));
        Persist(raised, answer);
    }

    void Answer(SignalRaised raised)
    {
        var decision = desk.Decide(raised);
        var working = execution!;
        if (decision.Approved is { } order)
            Persist(new OrderApproved(order.Intent, desk.ReservationFor(order.Intent), clock.GetUtcNow()), approved =>
            {
                desk.Apply(approved);
                working.Tell(new ExecutionProtocol.Execute(order));
            });
        else
            Persist(new SignalRefused(raised.Id, raised.Key, decision.Refused!, clock.GetUtcNow()), _ =>
            {
                if (decision.CancelWorking)
                    working.Tell(new ExecutionProtocol.CancelWorking(raised.Key));
            });
    }

    void Keep(IReadOnlyList<TradingEvent> halts)
    {
        for (var i = 0; i < halts.Count; i++)
            Persist(halts[i], desk.Apply);
    }
}
