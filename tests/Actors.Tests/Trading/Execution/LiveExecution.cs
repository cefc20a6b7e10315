using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading;
using Actors.Trading.Execution;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Execution.ExecutionProtocol;

namespace Actors.Tests.Trading.Execution;

/// <summary>Execution with a real venue, on a clock that the test moves.</summary>
sealed class LiveExecution : IDisposable
{
    readonly SimulatedWorld world = new();

    readonly LiveOptions options;

    public LiveExecution(Func<Symbol, Instrument>? instrumentOf = null, LiveOptions? options = null)
    {
        this.options = options ?? new();
        world.Open();
        Risk = world.CreateTestProbe();
        Portfolio = world.CreateTestProbe();
        Venue.OnAccount = () => new(Now, [], []);
        InstrumentOf = instrumentOf ?? Instrument.Unfiltered;
        Actor = Open();
    }

    public FakeVenue Venue { get; } = new();
    public TestProbe Risk { get; }
    public TestProbe Portfolio { get; }
    public IActorRef Actor { get; private set; }
    public DateTimeOffset Now => Simulation.Now;
    public SimulatedWorld World => world;

    Func<Symbol, Instrument> InstrumentOf { get; }

    SimulatedActorSystem Simulation => (SimulatedActorSystem)world.Sys;

    public TradingEvent[] Kept() => [.. world.Journal.Read("execution-main").Select(entry => (TradingEvent)entry.Event)];

    public void Execute(OrderIntent intent) => Tell(new Execute(Approved(intent)));

    public void Tell(object message)
    {
        Actor.Tell(message);
        Settle();
    }

    public void Report(params VenueReport[] reports)
    {
        foreach (var report in reports)
            Venue.Reports!(report);
        Settle();
    }

    public void Advance(TimeSpan duration)
    {
        world.Advance(duration);
        Settle();
    }

    public void Restart()
    {
        world.Await(Actor.GracefulStop(TimeSpan.FromSeconds(1)));
        Actor = Open();
    }

    /// <summary>Completes outside of the test runner's context, so that what follows runs at once.</summary>
    public void Outside(Action complete)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        complete();
        SynchronizationContext.SetSynchronizationContext(outer);
        Settle();
    }

    public void Dispose() => world.Dispose();

    IActorRef Open()
    {
        var opened = world.Sys.ActorOf(ExecutionActor.For(
            new("main", Venue, Simulation.TimeProvider, Risk.Ref, Portfolio.Ref, InstrumentOf, options)));
        Settle();
        return opened;
    }

    void Settle()
    {
        Simulation.Run();
        Simulation.FirstError.ShouldBeNull();
    }
}
