using Actors.Decisions.Risk;
using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading;
using Actors.Trading.Risk;

namespace Actors.Tests.Trading.Risk;

/// <summary>A risk actor with its journal on a clock that the test moves, and probes in the place of those that it talks to.</summary>
public abstract class RiskSpec : IDisposable
{
    readonly RiskOptions options;
    readonly LiveOptions? live;

    /// <param name="live">Null as in a backtest.</param>
    private protected RiskSpec(string sizing, RiskLimits limits, LiveOptions? live = null)
    {
        options = new(new(1_000), Sizing.Parse(sizing), RiskRules.From(limits, 0), 0, null, symbol => InstrumentOf(symbol));
        this.live = live;
        World.Open();
        Execution = World.CreateTestProbe();
        Portfolio = World.CreateTestProbe();
        Risk = Open();
    }

    private protected SimulatedWorld World { get; } = new();
    private protected TestProbe Execution { get; }
    private protected TestProbe Portfolio { get; }
    private protected IActorRef Risk { get; private set; }
    private protected DateTimeOffset Now => Simulation.Now;

    SimulatedActorSystem Simulation => (SimulatedActorSystem)World.Sys;

    public void Dispose() => World.Dispose();

    private protected virtual Instrument InstrumentOf(Symbol symbol) => Instrument.Unfiltered(symbol);

    private protected TradingEvent[] Kept() => [.. World.Journal.Read("risk-main").Select(entry => (TradingEvent)entry.Event)];

    private protected void StopRisk() => World.Await(Risk.GracefulStop(TimeSpan.FromSeconds(1)));

    private protected void StartRisk() => Risk = Open();

    IActorRef Open() => World.Sys.ActorOf(RiskActor.For(new("main", options, Simulation.TimeProvider, Portfolio.Ref, live)));
}
