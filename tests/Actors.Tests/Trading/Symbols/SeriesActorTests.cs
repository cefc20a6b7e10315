using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading.Symbols;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Tests.Trading.Symbols;

public sealed class SeriesActorTests : IDisposable
{
    readonly SimulatedWorld world = new();
    readonly TestProbe risk;

    public SeriesActorTests()
    {
        world.Open();
        risk = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    IActorRef Series(SeriesPlan plan) => world.Sys.ActorOf(
        SeriesActor.For(plan, ((SimulatedActorSystem)world.Sys).TimeProvider, risk.Ref));

    [Fact]
    public void A_signal_carries_its_candle_its_strategy_and_the_time()
    {
        world.Advance(TimeSpan.FromMinutes(8));
        Series(Talker.On("1m")).Tell(new CandleClosed(Minute(7, close: 123)));

        var raised = risk.ExpectMsg<SignalRaised>();
        raised.Key.ShouldBe(new StrategyKey(OneMinute, "talker"));
        raised.Signal.ShouldBe(new Signal(SignalKind.EnterLong, "bar 0"));
        (raised.CandleOpen, raised.Close, raised.At).ShouldBe((Start.AddMinutes(7), new Price(123), Start.AddMinutes(8)));
        raised.Id.ShouldBe(new OrderIds("main", raised.Key).Of(Start.AddMinutes(7), 1));
        raised.ParameterHash.Length.ShouldBe(16);
        raised.Cause.ShouldBe($"binance:BTCUSDT:1m@{Start.AddMinutes(7).ToUnixTimeMilliseconds()}");
    }

    [Fact]
    public void Candles_before_the_start_only_warm_the_strategies_up()
    {
        var series = Series(Talker.On("1m", tradeFrom: Start.AddMinutes(2)));
        for (var minute = 0; minute < 3; minute++)
            series.Tell(new CandleClosed(Minute(minute)));

        risk.ExpectMsg<SignalRaised>().Signal.Reason.ShouldBe("bar 2");
        risk.ExpectNoMsg();
    }

    [Fact]
    public void Strategies_speak_in_the_order_of_the_plan_and_share_no_state()
    {
        var series = Series(Talker.On("1m", null, "b", "a"));
        series.Tell(new CandleClosed(Minute(0)));
        series.Tell(new CandleClosed(Minute(1)));

        var said = Enumerable.Range(0, 4).Select(_ => risk.ExpectMsg<SignalRaised>()).ToArray();
        said.Select(s => (s.Key.Strategy, s.Signal.Reason))
            .ShouldBe([("b", "bar 0"), ("a", "bar 0"), ("b", "bar 1"), ("a", "bar 1")]);
        said.DistinctBy(s => s.Id).Count().ShouldBe(4);
    }

    [Fact]
    public void A_slip_is_passed_on_in_its_turn()
    {
        var series = Series(Talker.On("1m"));
        series.Tell(new CandleClosed(Minute(0)));
        series.Tell(new Drain([risk.Ref]));

        risk.ExpectMsg<SignalRaised>();
        risk.ExpectMsg<Drained>();
    }
}
