using Actors.Decisions.Risk;
using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading;
using Actors.Trading.Risk;
using Actors.Trading.Symbols;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Tests.Trading.Risk;

/// <summary>
/// Four days of two symbols in candles of four hours, on an account whose losses are limited and a venue that fills at
/// once. A crash ends the process; the next one is warmed up with the candles so far, as a feed does it. One price moves
/// at a time, none at midnight, and is told first: what is judged between two candles of one moment depends on their order.
/// </summary>
sealed class LimitedTrading : IDisposable
{
    const int Candles = 24;
    static readonly Symbol Eth = new("ETHUSDT");
    static readonly Timeframe FourHours = Timeframe.Parse("4h");
    readonly SimulatedWorld world = new();
    readonly CuttingJournal journal;
    readonly PromptVenue venue = new();
    readonly decimal[] btc;
    readonly decimal[] eth;
    TradingEngine engine = null!;
    int played;

    /// <param name="market">Seeds the prices, where none are named.</param>
    public LimitedTrading(int market, decimal[]? btc = null, decimal[]? eth = null)
    {
        var chance = new Random(market);
        journal = new(world.Journal);
        this.btc = btc ?? Walk(chance, moves: 0);
        this.eth = eth ?? Walk(chance, moves: 1);
        Open(Start);
    }

    public bool CrashesAfterEachCandle { get; init; }

    public int Crashes { get; private set; }

    public int Writes => journal.Writes;

    /// <summary>What risk answered, then the halts, each in their order: an exit does not wait for the end of a halt.</summary>
    public IReadOnlyList<string> Said => [.. world.Journal.Read("risk-main").Select(static entry => entry.Event switch
    {
        OrderApproved approved => $"{approved.Intent.Id} approved: {approved.Intent.Size}",
        SignalRefused refused => $"{refused.Signal} refused: {refused.Refusal}",
        TradingHalted halted => $"halt {halted.Code} until {halted.Until:u}: {halted.Text}",
        TradingResumed resumed => $"resumed {resumed.Code}{(resumed.CausedBy is "operator" ? " by hand" : "")}",
        _ => "",
    }).Where(static line => line.Length > 0).OrderBy(static line => line.StartsWith("halt", StringComparison.Ordinal) || line.StartsWith("resumed", StringComparison.Ordinal))];

    /// <summary>The first line that another run has otherwise, or null.</summary>
    public string? DifferenceFrom(LimitedTrading other)
    {
        var (ours, theirs) = (Said, other.Said);
        for (var i = 0; i < Math.Max(ours.Count, theirs.Count); i++)
        {
            var (our, their) = (ours.ElementAtOrDefault(i) ?? "nothing", theirs.ElementAtOrDefault(i) ?? "nothing");
            if (!string.Equals(our, their, StringComparison.Ordinal))
                return $"line {i}: {our} instead of {their}";
        }
        return null;
    }

    /// <param name="isKept">Whether the write that the crash comes at is in the journal. The intent of an order never is: kept and not sent it would be lost.</param>
    public void CrashAt(int write, bool isKept) => (journal.CutAt, journal.CutKeeps) = (write, e => isKept && e is not OrderSubmitted);

    public void Play(int candles = Candles)
    {
        for (var end = Math.Min(candles, btc.Length); played < end; played++)
        {
            world.Advance(Start + ((played + 1) * FourHours.Duration) - Now);
            Tell(played);
            Happen(() => { });
            // A person lifts what stands, at a midnight: a loss of the day that is lifted later stops entries again at once.
            if (played is 11 or 17)
                Happen(() => engine.Risk.Tell(new RiskProtocol.Resume("seen")));
            world.Advance(TimeSpan.FromMinutes(1));
            if (CrashesAfterEachCandle)
                Crash();
        }
    }

    public void Crash()
    {
        Crashes++;
        var now = Now;
        world.Await(world.Sys.Terminate());
        journal.Mend();
        Open(now);
        for (var i = 0; i <= Math.Min(played, btc.Length - 1) && Start + ((i + 1) * FourHours.Duration) <= now; i++)
            Tell(i);
        Run();
    }

    public void Dispose() => world.Dispose();

    DateTimeOffset Now => ((SimulatedActorSystem)world.Sys).Now;

    void Open(DateTimeOffset now)
    {
        world.Open(journal);
        world.Advance(now - Now);
        venue.Now = () => Now;
        engine = TradingEngine.Start(
            world.Sys,
            new(
                "main",
                new(new(1_000), Sizing.Parse("fixed:3"), RiskRules.From(new() { MaxDailyLoss = 4, MaxDrawdown = 7 }, 0), 0, null, Instrument.Unfiltered),
                [PlanOf(Btc, every: 7), PlanOf(Eth, every: 2)], new() { MaxSignalAge = TimeSpan.FromHours(1) }),
            venue, ((SimulatedActorSystem)world.Sys).TimeProvider);
        Run();
    }

    /// <summary>What a crash cuts short is done again.</summary>
    void Happen(Action cause)
    {
        cause();
        Run();
        if (!journal.IsCut)
            return;
        Crash();
        cause();
        Run();
    }

    void Run() => ((SimulatedActorSystem)world.Sys).Run();

    void Tell(int candle)
    {
        var (first, second) = candle % 2 == 0 ? (0, 1) : (1, 0);
        engine.Symbols[first].Tell(new CandleClosed(CandleOf(candle, first == 0 ? btc[candle] : eth[candle])));
        engine.Symbols[second].Tell(new CandleClosed(CandleOf(candle, second == 0 ? btc[candle] : eth[candle])));
    }

    static Candle CandleOf(int index, decimal close) => new(Start + (index * FourHours.Duration), new(close), new(close), new(close), new(close), new(1));

    static SymbolPlan PlanOf(Symbol symbol, int every)
    {
        var series = new Series("binance", symbol, FourHours);
        return new(series, [new(series, "main", [new("holder", () => StrategyRunner.Of("holder", new Holder(every)))], DateTimeOffset.MinValue)]);
    }

    /// <summary>Steps so large that every new peak is one to be kept.</summary>
    static decimal[] Walk(Random chance, int moves)
    {
        var prices = new decimal[Candles];
        var price = 100m;
        for (var i = 0; i < prices.Length; i++)
            prices[i] = price = i % 2 == moves && i % 6 != 5 ? Math.Max(60, price + (2 * chance.Next(-9, 9))) : price;
        return prices;
    }

    /// <summary>Wants in on every bar but one of so many, on which it wants out.</summary>
    sealed class Holder(int every) : IStrategy<Holder.State>
    {
        public readonly record struct State(int Seen);

        public State Start => default;
        public int WarmUp => 0;

        public (State State, Signal? Signal) On(in State state, in Bar bar) => (
            new(state.Seen + 1),
            new(state.Seen % every == every - 1 ? SignalKind.ExitLong : SignalKind.EnterLong, $"bar {state.Seen}"));
    }
}
