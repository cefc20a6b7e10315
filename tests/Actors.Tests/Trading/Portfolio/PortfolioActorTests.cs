using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Actors.Trading.Portfolio;
using static Actors.Tests.Domain.Cases;
using static Actors.Trading.Execution.ExecutionProtocol;
using static Actors.Trading.Portfolio.PortfolioProtocol;
using static Actors.Trading.Symbols.MarketProtocol;

namespace Actors.Tests.Trading.Portfolio;

public sealed class PortfolioActorTests : IDisposable
{
    readonly SimulatedWorld world = new();
    readonly IActorRef portfolio;
    long sequence;

    public PortfolioActorTests()
    {
        world.Open();
        portfolio = Open();
    }

    public void Dispose() => world.Dispose();

    IActorRef Open() => world.Sys.ActorOf(
        PortfolioActor.For(new("main", new(1_000), ((SimulatedActorSystem)world.Sys).TimeProvider)));

    View Look(IActorRef? at = null) => world.Await((at ?? portfolio).Ask<View>(new GetView()));

    void Book(TradingEvent e) => portfolio.Tell(new Booked(++sequence, e));

    void RoundTrip()
    {
        Book(Filled(Buy(), price: 100, fee: 1, minute: 1));
        Book(new LegOpened(StopLeg(), Key, Side.Sell, Start));
        Book(new LegOpened(TargetLeg(), Key, Side.Sell, Start));
        portfolio.Tell(new Marked(OneMinute, Minute(1, close: 80, low: 70, high: 130)));
        Book(Filled(Sell(), price: 110, fee: 1, minute: 3));
    }

    [Fact]
    public void An_open_position_is_shown_at_its_mark_with_its_protection()
    {
        Book(Filled(Buy(), price: 100, fee: 1, minute: 1));
        Book(new LegOpened(StopLeg(), Key, Side.Sell, Start));
        Book(new LegOpened(TargetLeg(), Key, Side.Sell, Start));
        portfolio.Tell(new Marked(OneMinute, Minute(1, close: 105)));

        var view = Look();

        view.Positions.ShouldBe([new(Key, new(1), new(100), Start.AddMinutes(1), new(105), new(5), new(90), new(120))]);
        (view.Cash, view.Equity, view.Fees).ShouldBe((new Money(899), new Money(1_004), new Money(1)));
        view.Trades.ShouldBeEmpty();
    }

    [Fact]
    public void A_closed_position_is_a_trade_that_is_kept_with_its_cause()
    {
        RoundTrip();

        var trade = Look().Trades.ShouldHaveSingleItem();
        (trade.Pnl, trade.Stop, trade.Mae, trade.Mfe).ShouldBe((new Money(8), new Price(90), new Money(-30), new Money(30)));
        var kept = world.Journal.Read("portfolio-main").ShouldHaveSingleItem().Event.ShouldBeOfType<PositionClosed>();
        (kept.Trade, kept.Cause).ShouldBe((trade, "sell-1"));
    }

    [Fact]
    public void The_drawdown_is_measured_at_every_mark()
    {
        RoundTrip();
        Look().MaxDrawdown.ShouldBe(0.021, 1e-12); // 979 of 1000 at the close of 80
    }

    [Fact]
    public void The_curve_has_the_fills_and_the_days()
    {
        portfolio.Tell(new MarkDay(Start));
        RoundTrip();
        portfolio.Tell(new MarkDay(Start.AddDays(1)));

        var view = Look();

        view.Daily.ShouldBe(
        [
            new(Start, new(1_000), new(1_000), default),
            new(Start.AddDays(1), new(1_008), new(1_008), default),
        ]);
        view.Curve.Select(p => (p.Time, p.Equity.Value, p.Exposure.Value)).ShouldBe(
        [
            (Start, 1_000m, 0m), (Start.AddMinutes(1), 999m, 100m), (Start.AddMinutes(3), 1_008m, 0m),
            (Start.AddDays(1), 1_008m, 0m),
        ]);
    }

    [Fact]
    public void Ended_orders_and_candles_of_a_flat_account_move_nothing()
    {
        var before = Look();
        Book(new OrderCancelled(new("buy-1"), "by its owner", Start));
        Book(new OrderRejected(new("buy-2"), "no-cash", "not enough", Start));
        portfolio.Tell(new Marked(OneMinute, Minute(1, close: 1)));

        Look().ShouldBeEquivalentTo(before);
    }

    [Fact]
    public void The_trades_survive_a_restart()
    {
        RoundTrip();
        var trades = Look().Trades;
        world.Await(portfolio.GracefulStop(TimeSpan.FromSeconds(1)));

        Look(Open()).Trades.ShouldBe(trades);
    }

    [Fact]
    public void A_slip_is_passed_on_in_its_turn()
    {
        var probe = world.CreateTestProbe();
        portfolio.Tell(new Drain([probe.Ref]));
        probe.ExpectMsg<Drained>();
    }
}
