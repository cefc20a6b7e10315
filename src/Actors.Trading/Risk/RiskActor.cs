using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Execution;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Trading.Risk;

/// <summary>
/// One per account: takes every signal, keeps the decision with its cause, and hands approved orders to execution.
/// Signals of one moment are answered one after the other: each sees what the venue did at once about the one before.
/// </summary>
public sealed class RiskActor : ReceivePersistentActor
{
    readonly Action<SignalRaised> judge;
    readonly TimeProvider clock;
    readonly IActorRef portfolio;
    readonly RiskDesk desk;
    readonly Dictionary<Symbol, IActorRef> symbols = [];
    IActorRef? execution;
    DateTimeOffset instructed = DateTimeOffset.MinValue; // when execution was last told to do something
    bool isWaiting;

    RiskActor(string account, RiskOptions options, TimeProvider clock, IActorRef portfolio)
    {
        (this.clock, this.portfolio) = (clock, portfolio);
        PersistenceId = $"risk-{account}";
        judge = Judge;
        desk = new(options);

        Command<Marked>(OnMark);
        Command<SignalRaised>(OnSignal);
        Command<OrderFilled>(OnFill);
        Command<TradingEvent>(desk.Apply);
        Command<SymbolReady>(OnSymbol);
        Command<Drain>(OnSlip);
        Command<Drained>(_ => GoOn());
        Command<ExecutionProtocol.Ready>(ready =>
        {
            execution = ready.Execution;
            GoOn();
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
        if (execution is null || MustWait(execution))
            Stash.Stash();
        else
            Persist(raised, judge);
    }

    /// <summary>True while an instruction of this very moment may still be under way.</summary>
    bool MustWait(IActorRef working)
    {
        if (isWaiting || instructed != clock.GetUtcNow())
            return isWaiting;
        isWaiting = true;
        new Drain([Self, portfolio, working, working]).PassOn();
        return true;
    }

    void GoOn()
    {
        (isWaiting, instructed) = (false, DateTimeOffset.MinValue);
        Stash.UnstashAll();
    }

    void OnSlip(Drain slip)
    {
        if (isWaiting)
            Stash.Stash(); // it comes behind the signals that wait
        else
            slip.PassOn();
    }

    void Judge(SignalRaised raised)
    {
        var halts = desk.HaltsAt(raised.Key.Symbol, clock.GetUtcNow(), raised.Id.Value);
        if (halts.Count == 0)
        {
            Answer(raised);
            return;
        }
        Keep(halts);
        DeferAsync(raised, Answer);
    }

    void Answer(SignalRaised raised)
    {
        var decision = desk.Decide(raised);
        if (decision.Approved is { } order)
            Persist(new OrderApproved(order.Intent, desk.ReservationFor(order.Intent), clock.GetUtcNow()), approved =>
            {
                desk.Apply(approved);
                Instruct(new ExecutionProtocol.Execute(order));
            });
        else
            Persist(new SignalRefused(raised.Id, raised.Key, decision.Refused!, clock.GetUtcNow()), _ =>
            {
                if (decision.CancelWorking)
                    Instruct(new ExecutionProtocol.CancelWorking(raised.Key));
            });
    }

    void Instruct(object instruction)
    {
        instructed = clock.GetUtcNow();
        execution!.Tell(instruction);
    }

    void Keep(IReadOnlyList<TradingEvent> halts)
    {
        for (var i = 0; i < halts.Count; i++)
            Persist(halts[i], desk.Apply);
    }
}
