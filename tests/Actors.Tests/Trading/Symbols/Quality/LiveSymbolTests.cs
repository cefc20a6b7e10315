using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading;
using Actors.Trading.Symbols;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Symbols.FeedProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Tests.Trading.Symbols;

/// <summary>Strategies are silent while the data of their series are bad, and speak again when they are good.</summary>
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

        ShouldSpeakOn(Start, Start.AddMinutes(2));
        faults.ExpectMsg<QualityFault>().Check.ShouldBe("crossed");
    }

    [Fact]
    public void After_fault_upon_fault_strategies_wait_until_the_score_is_good_again()
    {
        var symbol = Symbol();
        for (var minute = 0; minute < 12; minute++)
            symbol.Tell(new CandleClosed(minute is 1 or 2 ? Minute(minute, 100.005m) : Minute(minute)));

        ShouldSpeakOn([Start, .. Enumerable.Range(8, 4).Select(minute => Start.AddMinutes(minute))]);
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

        ShouldSpeakOn(Start, Start.AddMinutes(4));
    }

    [Fact]
    public void A_candle_that_does_not_come_is_missed_by_the_clock()
    {
        var faults = world.Subscribed<QualityFault>();
        var symbol = Symbol();
        symbol.Tell(new CandleClosed(Minute(0)));
        ShouldSpeakOn(Start);

        clock.Advance(TimeSpan.FromMinutes(3));
        world.Advance(TimeSpan.FromMinutes(3));

        faults.ExpectMsg<QualityFault>().Check.ShouldBe("stale");
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
        health.Score.ShouldBe(75);
    }

    IActorRef Symbol()
    {
        // Candles come as fast as they are told: none is from the future, and no signal is too old.
        var options = new LiveOptions { MaxSignalAge = TimeSpan.FromDays(1), Quality = new() { ClockTolerance = TimeSpan.FromDays(1) } };
        var symbol = world.Sys.ActorOf(SymbolActor.For(new(
            OneMinute, [Talker.On("1m")], clock, risk.Ref, new("main", options, feed.Ref, Start, _ => Filters))));
        risk.ExpectMsg<SymbolReady>();
        return symbol;
    }

    void ShouldSpeakOn(params DateTimeOffset[] candles)
    {
        foreach (var candle in candles)
            risk.ExpectMsg<SignalRaised>().CandleOpen.ShouldBe(candle);
        risk.ExpectNoMsg();
    }

    SeriesHealth Health(IActorRef symbol) => world.Await(symbol.Ask<SeriesHealth>(new GetHealth()));
}
