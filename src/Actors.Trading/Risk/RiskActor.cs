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
    readonly RiskDesk desk;
    IActorRef? execution;

    RiskActor(string account, RiskOptions options, TimeProvider clock)
    {
        (this.account, this.clock) = (account, clock);
        desk = new(options);

        Command<CandleClosed>(closed => desk.Mark(closed.Series, closed.Candle));
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

    public static Props For(string account, RiskOptions options, TimeProvider clock) =>
        Props.Create(() => new RiskActor(account, options, clock));

    void OnSignal(SignalRaised raised)
    {
        if (execution is null)
        {
            Stash.Stash();
            return;
        }
        var now = clock.GetUtcNow();
        var decision = desk.Decide(raised, now);
        Persist(raised, _ => { });
        foreach (var change in decision.Halts)
            Persist(change, desk.Apply);
        if (decision.Approved is { } order)
            Persist(new OrderApproved(order.Intent, desk.ReservationFor(order.Intent), now), approved =>
            {
                desk.Apply(approved);
                execution.Tell(new ExecutionProtocol.Execute(order));
            });
        else
            Persist(new SignalRefused(raised.Id, raised.Key, decision.Refused!, now), _ =>
            {
                if (decision.CancelWorking)
                    execution.Tell(new ExecutionProtocol.CancelWorking(raised.Key));
            });
    }
}
