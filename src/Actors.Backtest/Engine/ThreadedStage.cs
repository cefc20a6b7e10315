using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Trading;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Backtest.Engine;

/// <summary>The system that trades live, on a clock that the run moves; to settle is to wait for a slip to come through.</summary>
sealed class ThreadedStage : IStage
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly ReplayClock clock;
    Error? firstError;

    public ThreadedStage(DateTimeOffset start, EventLog log)
    {
        clock = new(start);
        System = ActorSystem.Create("threaded", ActorSystemSetup.Create(new PersistenceSetup(log)));
        var witness = System.ActorOf(Props.Create(() => new Witness(error => firstError ??= error)), "witness");
        System.EventStream.Subscribe(witness, typeof(Error));
    }

    public ActorSystem System { get; }
    public TimeProvider Clock => clock;

    public void MoveTo(long utcTicks) => clock.MoveTo(new(utcTicks, TimeSpan.Zero));

    public void Settle(TradingEngine engine, IActorRef symbol)
    {
        try
        {
            symbol.Ask<Drained>(asker => engine.DrainTo(asker), Patience, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (AskTimeoutException) when (firstError is not null)
        {
        }
        if (firstError is { } error)
            throw new BacktestFault($"{error.LogSource}: {error.Cause?.Message ?? error.Message?.ToString()}", error.Cause);
    }

    public T Ask<T>(IActorRef actor, object question) =>
        actor.Ask<T>(question, Patience).GetAwaiter().GetResult();

    public void Dispose() => System.Terminate().GetAwaiter().GetResult();

    sealed class Witness : ReceiveActor
    {
        public Witness(Action<Error> see) => Receive<Error>(see);
    }

    /// <summary>The time of the candles, in which no timer fires.</summary>
    sealed class ReplayClock(DateTimeOffset start) : TimeProvider
    {
        long now = start.UtcTicks;

        public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref now), TimeSpan.Zero);

        public void MoveTo(DateTimeOffset time) => Volatile.Write(ref now, time.UtcTicks);
    }
}
