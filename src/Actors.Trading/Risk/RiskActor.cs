using Actors.Domain;
using Actors.Runtime;
using Actors.Trading.Execution;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Trading.Risk;

/// <summary>
/// One per account: takes every signal, keeps the decision with its cause, and hands approved orders to execution.
/// Signals of one moment are answered one after the other: each sees what the venue did at once about the one before.
/// What was filled it does not keep: execution's journal has it, and tells it again after a restart.
/// </summary>
public sealed partial class RiskActor : ReceivePersistentActor, IWithTimers
{
    readonly Action<SignalRaised> judge;
    readonly RiskDeps deps;
    readonly TimeProvider clock;
    readonly IActorRef portfolio;
    readonly RiskDesk desk;
    readonly Dictionary<Symbol, IActorRef> symbols = [];
    IActorRef? execution;
    DateTimeOffset instructed = DateTimeOffset.MinValue; // when execution was last told to do something
    bool isWaiting;
    long booked; // the last event of execution's journal that is in the books

    RiskActor(RiskDeps deps)
    {
        this.deps = deps;
        (clock, portfolio) = (deps.Clock, deps.Portfolio);
        PersistenceId = JournalOf(deps.Account);
        judge = Judge;
        desk = new(deps.Options);

        if (deps.Live is not null)
            BeLive();
        Command<Marked>(OnMark);
        Command<SignalRaised>(OnSignal);
        Command<ExecutionProtocol.Booked>(OnBooked);
        Command<SymbolReady>(OnSymbol);
        Command<Drain>(OnSlip);
        Command<Drained>(_ => GoOn());
        Command<ExecutionProtocol.Ready>(OnReady);
        Recover<TradingEvent>(Apply);
    }

    public override string PersistenceId { get; }

    /// <summary>The persistence id of what risk decides for an account.</summary>
    public static string JournalOf(string account) => $"risk-{account}";

    public ITimerScheduler Timers { get; set; } = null!;

    public static Props For(RiskDeps deps) => Props.Create(() => new RiskActor(deps));

    void OnReady(ExecutionProtocol.Ready ready)
    {
        execution = ready.Execution;
        if (ends is null || !MustCatchUp(ready))
            GoOn();
    }

    void OnMark(Marked marked)
    {
        Keep(desk.Mark(marked.Series, marked.Candle));
        portfolio.Tell(marked);
    }

    void OnSymbol(SymbolReady ready)
    {
        symbols[ready.Symbol] = ready.Actor;
        AskForCandles(ready.Symbol, ready.Actor);
    }

    void OnBooked(ExecutionProtocol.Booked told)
    {
        if (told.Sequence <= booked || isCatchingUp)
            return; // it was in the history, or will be
        booked = told.Sequence;
        if (told.Event is OrderFilled filled)
            Move(filled.Key.Symbol, filled);
        else if (told.Event is DustLeft dust)
            Move(dust.Key.Symbol, dust);
        else if (told.Event is PositionLost lost)
            Move(lost.Key.Symbol, lost);
        else
            Apply(told.Event);
        HaltAfter(told.Event);
        KeepMarks(told.Event.Cause);
        LookAgainAfter(told);
    }

    /// <summary>Candles of a symbol are asked for from the fill that opens a position in it to the event that ends the last.</summary>
    void Move(Symbol symbol, TradingEvent moved)
    {
        var held = desk.Holds(symbol);
        Apply(moved);
        if (desk.Holds(symbol) != held && symbols.TryGetValue(symbol, out var actor))
            AskForCandles(symbol, actor);
    }

    void OnSignal(SignalRaised raised)
    {
        if (execution is null || isCatchingUp || MustWait(execution))
            Stash.Stash();
        else if (ends is null)
            Persist(raised, judge);
        else
            Take(raised, ends);
    }

    /// <summary>True while an instruction of this very moment may still be under way. With a real venue nothing happens at once.</summary>
    bool MustWait(IActorRef working)
    {
        if (ends is not null || isWaiting || instructed != clock.GetUtcNow())
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
        if (ends is not null && MustWait(raised, ends))
            return;
        var halts = desk.HaltsAt(raised.Key.Symbol, clock.GetUtcNow(), raised.Id.Value);
        KeepMarks(raised.Id.Value);
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
        var decision = TooLate(raised) ?? desk.Decide(raised);
        if (decision.Approved is { } order)
            Persist(new OrderApproved(order.Intent, desk.ReservationFor(order.Intent), clock.GetUtcNow()), approved =>
            {
                Apply(approved);
                Instruct(new ExecutionProtocol.Execute(order));
                AnswerNext();
            });
        else
            Refuse(raised, decision.Refused!, () =>
            {
                if (decision.CancelWorking)
                    Instruct(new ExecutionProtocol.CancelWorking(raised.Key));
                AnswerNext();
            });
    }

    void Refuse(SignalRaised raised, Refusal refusal, Action then) =>
        Persist(new SignalRefused(raised.Id, raised.Key, refusal, clock.GetUtcNow()), refused =>
        {
            ends?.Apply(refused);
            then();
        });

    void Instruct(object instruction)
    {
        instructed = clock.GetUtcNow();
        execution?.Tell(instruction); // if it has stopped meanwhile, what is open is told to the next one
    }

    void Keep(IReadOnlyList<TradingEvent> halts)
    {
        for (var i = 0; i < halts.Count; i++)
            Persist(halts[i], Apply);
    }

    void Apply(TradingEvent e)
    {
        desk.Apply(e);
        ends?.Apply(e);
    }
}

/// <param name="Account">Names the journal of the account's decisions.</param>
/// <param name="Live">Null in a backtest.</param>
public sealed record RiskDeps(
    string Account, RiskOptions Options, TimeProvider Clock, IActorRef Portfolio, LiveOptions? Live = null);
