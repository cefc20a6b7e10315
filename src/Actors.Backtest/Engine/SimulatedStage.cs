using Actors.Runtime;
using Actors.Trading;

namespace Actors.Backtest.Engine;

/// <summary>One thread, virtual time: to settle is to run until no message is left.</summary>
sealed class SimulatedStage : IStage
{
    readonly SimulatedActorSystem system;

    public SimulatedStage(DateTimeOffset start, EventLog log) =>
        system = ActorSystem.CreateSimulated(seed: 0, start, log);

    public ActorSystem System => system;
    public TimeProvider Clock => system.Clock;

    public void MoveTo(long utcTicks) => system.AdvanceTo(new(utcTicks, TimeSpan.Zero));

    public void Settle(TradingEngine engine, IActorRef symbol) => system.Run();

    public T Ask<T>(IActorRef actor, object question)
    {
        var answer = actor.Ask<T>(question);
        system.Run();
        return answer.GetAwaiter().GetResult();
    }

    public void Dispose() => system.Dispose();
}
