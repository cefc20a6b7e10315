using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading;
using Actors.Trading.Execution;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>One execution actor beside a venue that does nothing by itself.</summary>
abstract class ExecutionRun
{
    static int runs;
    readonly SimulatedWorld world;
    readonly IActorRef nobody;
    readonly string account = $"run-{++runs}";
    readonly SimulatedActorSystem simulation;
    DateTimeOffset openedAt;

    protected ExecutionRun(SimulatedWorld world, IActorRef nobody) =>
        (this.world, this.nobody, simulation, Execution) = (world, nobody, (SimulatedActorSystem)world.Sys, nobody);

    protected IActorRef Execution { get; private set; }

    protected abstract IVenue VenueOfRun { get; }

    protected virtual LiveOptions Options { get; } = new();

    protected virtual Instrument InstrumentOf(Symbol symbol) => Instrument.Unfiltered(symbol);

    protected DateTimeOffset Now => simulation.TimeProvider.GetUtcNow();

    /// <summary>What execution carries, and when it compares next.</summary>
    protected string StateOfExecution =>
        $"{(Now - openedAt).Ticks % Options.ReconcileEvery.Ticks}|{StateText.Of((ExecutionActor)((LocalActorRef)Execution).Cell.Actor!, Now)}";

    protected TradingEvent[] Journal() => [.. world.Journal.Read(ExecutionActor.JournalOf(account)).Select(static entry => (TradingEvent)entry.Event)];

    public void Stop() => world.Await(Execution.GracefulStop(TimeSpan.FromSeconds(1)));

    protected void Open()
    {
        Execution = world.Sys.ActorOf(ExecutionActor.For(
            new(account, VenueOfRun, simulation.TimeProvider, nobody, nobody, InstrumentOf, Options)));
        openedAt = Now;
        Settle();
    }

    protected void Advance(TimeSpan duration)
    {
        world.Advance(duration);
        Settle();
    }

    protected void Settle()
    {
        simulation.Run();
        simulation.FirstError.ShouldBeNull();
    }

    /// <summary>Completes outside of the test runner's context, so that what follows runs at once.</summary>
    protected void Outside(Action what)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        what();
        Settle();
        SynchronizationContext.SetSynchronizationContext(outer);
    }

    protected static bool IsEnd(TradingEvent e) => e is OrderRejected or OrderCancelled or OrderFilled { Fill.Done: true };
}
