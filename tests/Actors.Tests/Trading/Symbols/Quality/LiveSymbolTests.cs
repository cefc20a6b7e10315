using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Backtest.Engine;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading;
using Actors.Trading.Symbols;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Symbols.FeedProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Tests.Trading.Symbols;

/// <summary>Strategies enter nothing while the data of their series are bad, and enter again when they are good; to leave they may always.</summary>
public sealed class LiveSymbolTests : IDisposable
{
    static readonly Instrument Filters = Instrument.Unfiltered(Btc) with { PriceTick = 0.01m };

    readonly ManualTimeProvider clock = new();
    readonly SimulatedWorld world = new();
    readonly TestProbe risk;
    readonly TestProbe feed;

    public LiveSymbolTests()
    {
        world.Open();
        risk = world.CreateTestProbe();
        feed = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void No_signal_comes_from_a_candle_that_cannot_be_right()
    {
        var faults = world.Subscribed<QualityFault>();
        var symbol = Symbol();
        symbol.Tell(new CandleClosed(Minute(0)));
        symbol.Tell(new CandleClosed(Minute(1) with { High = new(99) }));
        symbol.Tell(new CandleClosed(Minute(2)));

        ShouldSay("enter 0", "exit 2");
        faults.ExpectMsg<QualityFault>().Check.ShouldBe("crossed");
    }

    [Fact]
    public void After_fault_upon_fault_entries_wait_until_the_score_is_good_again_and_exits_do_not()
    {
        var symbol = Symbol();
        for (var minute = 0; minute < 12; minute++)
            symbol.Tell(new CandleClosed(minute is 1 or 2 ? Minute(minute, 100.005m) : Minute(minute)));

        ShouldSay(
            "enter 0", "exit 1", "no waits-for-data 2", "exit 3", "no waits-for-data 4", "exit 5", "no waits-for-data 6", "exit 7",
            "enter 8", "exit 9", "enter 10", "exit 11");
    }

    [Fact]
    public void A_gap_is_filled_before_the_next_decision()
    {
        var symbol = Symbol();
        symbol.Tell(new CandleClosed(Minute(0)));
        symbol.Tell(new CandleClosed(Minute(3)));
        feed.ExpectMsg<Refill>().From.ShouldBe(Start.AddMinutes(1));
        symbol.Tell(new Refilled([Minute(1), Minute(2), Minute(3)]));
        symbol.Tell(new CandleClosed(Minute(4)));

        ShouldSay("enter 0", "exit 1", "no waits-for-data 2", "exit 3", "enter 4");
    }

    [Fact]
    public void A_candle_of_a_while_ago_is_too_late_to_enter_and_not_to_leave()
    {
        var symbol = Symbol(maxSignalAge: TimeSpan.FromMinutes(1));
        clock.Advance(TimeSpan.FromMinutes(4) + TimeSpan.FromSeconds(1));
        for (var minute = 0; minute < 4; minute++)
            symbol.Tell(new CandleClosed(Minute(minute)));

        ShouldSay("no stale 0", "exit 1", "no stale 2", "exit 3");
    }

    [Fact]
    public void Of_candles_from_before_the_start_only_the_exit_of_the_newest_counts()
    {
        var symbol = Symbol(tradeFrom: Start.AddMinutes(4));
        for (var minute = 0; minute < 5; minute++)
            symbol.Tell(new CandleClosed(Minute(minute)));

        ShouldSay("exit 3", "enter 4");
    }

    [Fact]
    public void A_coarser_series_learns_that_it_waits_behind_the_candles_from_before() => Seeds.Each(200, seed =>
    {
        using var system = ActorSystem.CreateSimulated(seed, order: DeliveryOrder.Seeded);
        List<object> told = [];
        var symbol = system.ActorOf(SymbolActor.For(Live(system.ActorOf(Listener.To(told)), ActorRefs.Nobody, plans: [Talker.On("1m"), Talker.On("3m")])));
        for (var minute = 0; minute < 3; minute++)
            symbol.Tell(new CandleClosed(Minute(minute)));
        symbol.Tell(new HealthChanged(OneMinute, FeedHealth.Stale, "nothing comes", Start));
        system.AdvanceBy(TimeSpan.FromSeconds(1));

        system.FirstError.ShouldBeNull();
        told.OfType<SignalRaised>().Count().ShouldBe(3 + 1);
    });

    [Fact]
    public void A_candle_that_does_not_come_is_missed_by_the_clock()
    {
        var faults = world.Subscribed<QualityFault>();
        var symbol = Symbol();
        symbol.Tell(new CandleClosed(Minute(0)));
        ShouldSay("enter 0");

        clock.Advance(TimeSpan.FromMinutes(3));
        world.Advance(TimeSpan.FromMinutes(3));

        faults.ExpectMsg<QualityFault>().Check.ShouldBe("stale");
    }

    [Fact]
    public void While_two_sources_differ_entries_wait_from_the_first_candle_after_and_exits_do_not()
    {
        var symbol = Symbol();
        for (var minute = 0; minute < 10; minute++)
        {
            symbol.Tell(new CandleClosed(Minute(minute)));
            if (minute is >= 2 and <= 5)
                symbol.Tell(new Noted(OneMinute, new FeedNote.SourcesDiffer(Start.AddMinutes(minute), "100 and 101"), Start));
        }

        ShouldSay(
            "enter 0", "exit 1", "enter 2", "exit 3", "no waits-for-data 4", "exit 5", "no waits-for-data 6", "exit 7", "no waits-for-data 8", "exit 9");
    }

    [Fact]
    public void What_the_feed_did_about_gaps_and_sources_can_be_seen()
    {
        var noted = world.Subscribed<Noted>();
        var symbol = Symbol();
        var repaired = new FeedNote.GapRepaired(Start, Start.AddMinutes(3), 2, 1, 0);
        symbol.Tell(new Noted(OneMinute, new FeedNote.GapDetected(Start, "not told"), Start));
        symbol.Tell(new Noted(OneMinute, repaired, Start));
        symbol.Tell(new Noted(OneMinute, new FeedNote.SourcesDiffer(Start, "100 and 101"), Start));

        noted.ReceiveOne().ShouldNotBeNull();
        var health = Health(symbol);
        health.Repairs.ShouldBe([repaired]);
        health.Decides.ShouldBeFalse();
        health.Faults.ShouldBe(new Dictionary<string, long>(StringComparer.Ordinal) { ["gap"] = 1, ["revised"] = 1 });
        health.Score.ShouldBe(65);
    }

    IActorRef Symbol(TimeSpan? maxSignalAge = null, DateTimeOffset? tradeFrom = null)
    {
        var symbol = world.Sys.ActorOf(SymbolActor.For(Live(risk.Ref, feed.Ref, maxSignalAge, Talker.On("1m", tradeFrom))));
        risk.ExpectMsg<SymbolReady>();
        return symbol;
    }

    /// <summary>Candles come as fast as they are told: none is from the future, and unless it is asked for no signal is too old.</summary>
    SymbolDeps Live(IActorRef to, IActorRef from, TimeSpan? maxSignalAge = null, params SeriesPlan[] plans) => new(
        OneMinute, plans, clock, to, new(
            "main", new() { MaxSignalAge = maxSignalAge ?? TimeSpan.FromDays(1), Quality = new() { ClockTolerance = TimeSpan.FromDays(1) } },
            from, Start, _ => Filters));

    /// <summary>What risk was told, in order: <c>enter 0</c> by the minute of the candle, <c>exit 1</c>, <c>no stale 2</c> for an entry withheld.</summary>
    void ShouldSay(params string[] said)
    {
        risk.ReceiveN(said.Length).Select(static message => message switch
        {
            SignalRaised raised => $"{(raised.Signal.IsEntry ? "enter" : "exit")} {MinuteOf(raised)}",
            Withheld withheld => $"no {withheld.Why.Code} {MinuteOf(withheld.Raised)}",
            _ => message.ToString(),
        }).ShouldBe(said);
        risk.ExpectNoMsg();
    }

    static int MinuteOf(SignalRaised raised) => (int)(raised.CandleOpen - Start).TotalMinutes;

    SeriesHealth Health(IActorRef symbol) => world.Await(symbol.Ask<SeriesHealth>(new GetHealth()));
}
