using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Trading;

namespace Actors.Backtest.Engine;

/// <summary>One thread, virtual time: to settle is to run until no message is left.</summary>
sealed class SimulatedStage(DateTimeOffset start, EventLog log) : IStage
{
    readonly SimulatedActorSystem system = ActorSystem.CreateSimulated(
        seed: 0, start, "simulated", ActorSystemSetup.Create(new PersistenceSetup(log)));

    public ActorSystem System => system;
    public TimeProvider Clock => system.TimeProvider;

    public void MoveTo(long utcTicks) => system.AdvanceTo(new(utcTicks, TimeSpan.Zero));

    public void Settle(TradingEngine engine, IActorRef symbol)
    {
        system.Run();
        Check();
    }

    public T Ask<T>(IActorRef actor, object question)
    {
        var answer = actor.Ask<T>(question);
        system.Run();
        Check();
        return answer.GetAwaiter().GetResult();
    }

    public void Dispose() => system.Dispose();

    /// <summary>A failure that supervision would mend live ends a backtest: its result would be worth nothing.</summary>
    void Check()
    {
        if (system.FirstError is { } error)
            throw BacktestFault.Of(error);
    }
}
