using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Backtest.Engine;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading.Symbols;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Tests.Trading.Symbols;

public sealed class SymbolActorTests : IDisposable
{
    readonly SimulatedWorld world = new();
    readonly TestProbe risk;

    public SymbolActorTests()
    {
        world.Open();
        risk = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    /// <summary>A symbol whose candles risk has asked for.</summary>
    IActorRef Symbol(params SeriesPlan[] series)
    {
        var symbol = world.Sys.ActorOf(SymbolActor.For(new(OneMinute, series, TimeProvider.System, risk.Ref)));
        risk.ExpectMsg(new SymbolReady(Btc, symbol));
        symbol.Tell(Mark.On);
        return symbol;
    }

    [Fact]
    public void Risk_gets_candles_only_while_it_wants_them()
    {
        var symbol = Symbol();
        symbol.Tell(new CandleClosed(Minute(0)));
        symbol.Tell(Mark.Off);
        symbol.Tell(new CandleClosed(Minute(1)));
        symbol.Tell(Mark.On);
        symbol.Tell(new CandleClosed(Minute(2)));

        risk.ExpectMsgs(new Marked(OneMinute, Minute(0)), new Marked(OneMinute, Minute(2)));
        risk.ExpectNoMsg();
    }

    [Fact]
    public void Nothing_is_marked_before_risk_has_asked()
    {
        var symbol = world.Sys.ActorOf(SymbolActor.For(new(OneMinute, [Talker.On("1m")], TimeProvider.System, risk.Ref)));
        symbol.Tell(new CandleClosed(Minute(0)));

        risk.ExpectMsg<SymbolReady>();
        risk.ExpectMsg<SignalRaised>();
        risk.ExpectNoMsg();
    }

    [Fact]
    public void Positions_are_marked_before_strategies_speak()
    {
        Symbol(Talker.On("1m")).Tell(new CandleClosed(Minute(0)));

        risk.ExpectMsg(new Marked(OneMinute, Minute(0)));
        risk.ExpectMsg<SignalRaised>();
        risk.ExpectNoMsg();
    }

    [Fact]
    public void A_candle_that_comes_twice_or_late_is_dropped_and_said()
    {
        var dropped = world.Subscribed<CandleDropped>();
        var symbol = Symbol();
        foreach (var minute in (int[])[5, 5, 4, 6])
            symbol.Tell(new CandleClosed(Minute(minute)));

        risk.ExpectMsgs(new Marked(OneMinute, Minute(5)), new Marked(OneMinute, Minute(6)));
        dropped.ExpectMsg(new CandleDropped(OneMinute, Minute(5), Start.AddMinutes(5)));
        dropped.ExpectMsg(new CandleDropped(OneMinute, Minute(4), Start.AddMinutes(5)));
        dropped.ExpectNoMsg();
    }

    [Fact]
    public void Each_timeframe_gets_its_own_candles_finest_first()
    {
        var symbol = Symbol(Talker.On("15m"), Talker.On("1m"), Talker.On("5m"));
        for (var minute = 0; minute < 15; minute++)
            symbol.Tell(new CandleClosed(Minute(minute, close: 100 + minute)));

        var said = new List<SignalRaised>();
        for (var i = 0; i < 15 + 15 + 3 + 1; i++)
        {
            if (risk.ReceiveOne() is SignalRaised raised)
                said.Add(raised);
        }
        risk.ExpectNoMsg();
        string[] Timeframes(IEnumerable<SignalRaised> of) => [.. of.Select(s => s.Key.Series.Timeframe.ToString())];
        Timeframes(said).CountBy(t => t).ShouldBe([new("1m", 15), new("5m", 3), new("15m", 1)]);
        var together = said.FindAll(s => s.Close == new Price(114)); // they close at one moment
        Timeframes(together).ShouldBe(["1m", "5m", "15m"]);
        together[^1].CandleOpen.ShouldBe(Start);
    }

    [Fact]
    public void Timeframes_that_do_not_divide_each_other_get_their_candles_in_order_however_many_come_at_once() => Seeds.Each(200, seed =>
    {
        using var system = ActorSystem.CreateSimulated(seed, order: DeliveryOrder.Seeded);
        List<object> told = [];
        var symbol = system.ActorOf(SymbolActor.For(new(
            OneMinute, [Talker.On("1m"), Talker.On("3m"), Talker.On("5m")], TimeProvider.System,
            system.ActorOf(Listener.To(told)))));
        for (var minute = 0; minute < 60; minute++)
            symbol.Tell(new CandleClosed(Minute(minute)));
        system.Run();

        var said = told.OfType<SignalRaised>().ToArray();
        said.Length.ShouldBe(60 + 20 + 12);
        foreach (var series in said.GroupBy(raised => raised.Key))
            series.Select(raised => raised.CandleOpen).ShouldBeInOrder();
    });

    [Fact]
    public void A_base_that_no_strategy_trades_still_marks_the_account()
    {
        Symbol(Talker.On("5m")).Tell(new CandleClosed(Minute(0)));

        risk.ExpectMsg(new Marked(OneMinute, Minute(0)));
        risk.ExpectNoMsg();
    }

    [Fact]
    public void A_slip_passes_every_series_after_their_candles()
    {
        var symbol = Symbol(Talker.On("1m"), Talker.On("5m"));
        symbol.Tell(new CandleClosed(Minute(4)));
        symbol.Tell(new Drain([risk.Ref]));

        risk.ExpectMsg<Marked>();
        risk.ExpectMsg<SignalRaised>();
        risk.ExpectMsg<Drained>();
    }
}
