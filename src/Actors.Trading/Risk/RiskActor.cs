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
    readonly string account;
    readonly TimeProvider clock;
    readonly IActorRef portfolio;
    readonly RiskDesk desk;
    IActorRef? execution;

    RiskActor(string account, RiskOptions options, TimeProvider clock, IActorRef portfolio)
    {
        (this.account, this.clock, this.portfolio) = (account, clock, portfolio);
        desk = new(options);

        Command<CandleClosed>(OnCandle);
        Command<SignalRaised>(OnSignal);
        Command<TradingEvent>(desk.Apply);
        Command<Drain>(drain => drain.PassOn());
        Command<ExecutionProtocol.Ready>(ready =>
        {
            execution = ready.Execution;
            Stash.UnstashAll();
        });
        Recover<TradingEvent>(desk.Apply);
    }

    public override string PersistenceId => $"risk-{account}";

    public static Props For(string account, RiskOptions options, TimeProvider clock, IActorRef portfolio) =>
        Props.Create(() => new RiskActor(account, options, clock, portfolio));

    void OnCandle(CandleClosed closed)
    {
        Keep(desk.Mark(closed.Series, closed.Candle));
        if (!desk.IsFlat)
            portfolio.Tell(closed); // a flat account has nothing to mark
    }

    void OnSignal(SignalRaised raised)
    {
        if (execution is null)
        {
            Stash.Stash();
            return;
        }
        Keep(desk.HaltsAt(raised.Key.Symbol, clock.GetUtcNow(), raised.Id.Value));
        Persist(raised, Answer);
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
