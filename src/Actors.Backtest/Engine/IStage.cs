using Actors.Domain;
using Actors.Runtime;
using Actors.Trading;

namespace Actors.Backtest.Engine;

/// <summary>An actor system that a backtest can move in steps: take one event, wait for all that follows from it, take the next.</summary>
interface IStage : IDisposable
{
    ActorSystem System { get; }
    TimeProvider Clock { get; }
    void MoveTo(long utcTicks);

    /// <summary>Returns when everything told so far, by way of <paramref name="symbol"/>, has had its consequences.</summary>
    void Settle(TradingEngine engine, IActorRef symbol);

    T Ask<T>(IActorRef actor, object question);

    static IStage Of(EngineKind kind, DateTimeOffset start, EventLog log) => kind switch
    {
        EngineKind.Simulated => new SimulatedStage(start, log),
        EngineKind.Threaded => new ThreadedStage(start, log),
        _ => throw new DomainFault($"unknown engine {kind}"),
    };
}
