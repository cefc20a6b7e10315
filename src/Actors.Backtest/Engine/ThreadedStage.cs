using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Trading;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Backtest.Engine;

/// <summary>The system that trades live, on a clock that the run moves; to settle is to wait for a slip to come through.</summary>
sealed class ThreadedStage : IStage
{
    // No message takes this long: who is not done by then never will be.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    readonly ReplayClock clock;
    readonly IActorRef listener;
    TaskCompletionSource<Error?> rest = new();

    public ThreadedStage(DateTimeOffset start, EventLog log)
    {
        clock = new(start);
        System = ActorSystem.Create("threaded", ActorSystemSetup.Create(new PersistenceSetup(log)));
        listener = System.ActorOf(Props.Create(() => new Listener(this)), "listener");
        System.EventStream.Subscribe(listener, typeof(Error));
    }

    public ActorSystem System { get; }
    public TimeProvider Clock => clock;

    public void MoveTo(long utcTicks) => clock.MoveTo(new(utcTicks, TimeSpan.Zero));

    public void Settle(TradingEngine engine, IActorRef symbol)
    {
        symbol.Tell(engine.DrainTo(listener));
        if (!rest.Task.Wait(Patience))
            throw new BacktestFault($"the actors of {System} are not done with a candle after {Patience}");
        if (rest.Task.Result is { } error)
            throw BacktestFault.Of(error);
        rest = new();
    }

    public T Ask<T>(IActorRef actor, object question) =>
        actor.Ask<T>(question, Patience).GetAwaiter().GetResult();

    public void Dispose() => System.Terminate().Wait(Patience);

    /// <summary>
    /// Hears of slips and failures in one mailbox. An actor that fails goes on to the slip only when its supervisor
    /// has published the failure, so the failure is heard first.
    /// </summary>
    sealed class Listener : ReceiveActor
    {
        public Listener(ThreadedStage stage)
        {
            Receive<Drained>(_ => stage.rest.TrySetResult(null));
            Receive<Error>(error => stage.rest.TrySetResult(error));
        }
    }

    /// <summary>The time of the candles, in which no timer fires.</summary>
    sealed class ReplayClock(DateTimeOffset start) : TimeProvider
    {
        long now = start.UtcTicks;

        public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref now), TimeSpan.Zero);

        public void MoveTo(DateTimeOffset time) => Volatile.Write(ref now, time.UtcTicks);
    }
}
