using Actors.Decisions.Risk;
using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Runtime;
using Actors.Runtime.Persistence;
using Actors.Trading;
using Actors.Trading.Execution;
using Actors.Trading.Risk;
using Actors.Trading.Symbols;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Portfolio.PortfolioProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Tests.Trading.Exploring;

/// <summary>
/// An hour of the whole chain on one node, as it trades live: two symbols with three strategies each, one account, one
/// venue. For half an hour more nothing goes wrong, so that everything can come to rest.
/// </summary>
sealed class SimulatedTrading
{
    public const string Node = "trading";
    const int Minutes = 60;
    const decimal StartCash = 10_000;

    public static readonly Symbol Eth = new("ETHUSDT");
    public static readonly Symbol[] Symbols = [OneMinute.Symbol, Eth];
    readonly InMemoryJournal journal = new();
    readonly SimulatedNode node;
    TradingEngine engine = null!;

    /// <param name="wipe">What of each symbol the venue gives the account when it forgets all at some moment; null where it never does.</param>
    public SimulatedTrading(Simulation simulation, bool isFaulty, decimal? wipe = null, Action? onRace = null)
    {
        Venue = new(simulation) { IsFaulty = isFaulty, OnRace = onRace };
        node = simulation.AddNode(Node, Start, journal);
        for (var minute = 0; minute < Minutes; minute++)
        {
            var candle = Minute(minute, 100 + simulation.Chance.Below(20));
            simulation.After(TimeSpan.FromMinutes(minute + 1), () => Feed(candle));
        }
        if (wipe is { } funds)
        {
            var at = simulation.Chance.Between(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(40));
            simulation.After(at, () => Venue.Wipe(Symbols, funds));
            simulation.After(at + TimeSpan.FromMinutes(10), Resume);
            simulation.After(TimeSpan.FromMinutes(Minutes - 1), Resume);
        }
        simulation.After(TimeSpan.FromMinutes(Minutes + 1), () => Venue.IsFaulty = false);
        simulation.After(TimeSpan.FromMinutes(Minutes + 30), () => Final = node.IsUp ? engine.Portfolio.Ask<View>(new GetView()) : null);
    }

    public SimulatedVenue Venue { get; }

    /// <summary>The portfolio after the last candle, if it still answers.</summary>
    public Task<View>? Final { get; private set; }

    public Money Cash => new(StartCash);

    /// <summary>What execution's journal says, as execution would read it.</summary>
    public (WorkingOrders Orders, Stakes Stakes) Books
    {
        get
        {
            var orders = new WorkingOrders();
            var stakes = new Stakes(Instrument.Unfiltered);
            foreach (var e in Events("execution"))
            {
                if (WorkingOrders.Concerns(e))
                    orders.Apply(e);
                stakes.Apply(e);
            }
            return (orders, stakes);
        }
    }

    public IEnumerable<TradingEvent> Events(string actor) => journal.Read($"{actor}-main").Select(static entry => (TradingEvent)entry.Event);

    public IEnumerable<TradingEvent> Events() => Events("risk").Concat(Events("execution")).Concat(Events("portfolio"));

    void Start(SimulatedNode at) => engine = TradingEngine.Start(
        at.System,
        new(
            "main",
            new(Cash, Sizing.Parse("fixed:1"), RiskRules.From(new(), 0), 0.001m, null, Instrument.Unfiltered),
            [PlanOf(OneMinute), PlanOf(OneMinute with { Symbol = Eth })],
            new() { BaseAssetOf = static symbol => symbol.Name }),
        Venue, at.System.TimeProvider);

    /// <summary>A person has looked.</summary>
    void Resume()
    {
        if (node.IsUp)
            engine.Risk.Tell(new RiskProtocol.Resume("seen"));
    }

    void Feed(Candle candle)
    {
        if (!node.IsUp)
            return;
        foreach (var symbol in engine.Symbols)
            symbol.Tell(new CandleClosed(candle));
    }

    static SymbolPlan PlanOf(Series one) => new(one, [SeriesOf(one, "a", "b"), SeriesOf(one with { Timeframe = Timeframe.Parse("5m") }, "c")]);

    static SeriesPlan SeriesOf(Series series, params string[] names) => new(
        series, "main", [.. names.Select(static name => new StrategyPlan(name, () => StrategyRunner.Of(name, new Talker(Protects: name != "b"))))], DateTimeOffset.MinValue);
}
