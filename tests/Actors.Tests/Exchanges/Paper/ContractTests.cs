using Actors.Domain;
using Actors.Exchanges.Paper;
using static Actors.Tests.Exchanges.Paper.Scene;

namespace Actors.Tests.Exchanges.Paper;

/// <summary>What callers must keep to, and what happens when they do not.</summary>
public class ContractTests
{
    [Fact]
    public void Candles_come_in_the_order_of_their_time()
    {
        var venue = new Scene().Flat(100).Flat(100).Venue;

        Should.Throw<DomainFault>(() => venue.OnCandle(new(Minute(1), new(1), new(1), new(1), new(1), default), Btc))
            .Message.ShouldContain("came after 2024-01-01T00:01:00");
    }

    [Fact]
    public void A_candle_that_cannot_be_fills_nothing() =>
        Should.Throw<DomainFault>(() => new Scene().Buy().Candle(100, 99, 98, 99))
            .Message.ShouldBe("the candle of BTCUSDT at 2024-01-01T00:00:00.0000000+00:00 cannot be: high 99 is below open 100 or close 99");

    [Fact]
    public void A_call_from_inside_a_report_is_refused_loudly()
    {
        var scene = new Scene().Flat(100).Buy();
        scene.OnReport = _ => scene.Cancel("a");

        Should.Throw<DomainFault>(() => scene.Flat(100)).Message.ShouldContain("never from inside a report");
    }

    [Fact]
    public void A_venue_that_failed_half_way_stays_closed()
    {
        var scene = new Scene().Flat(100).Buy();
        scene.OnReport = _ => throw new InvalidOperationException("full disk");
        Should.Throw<InvalidOperationException>(() => scene.Flat(100));

        Should.Throw<DomainFault>(() => scene.Venue.OnCandle(new(Minute(9), new(1), new(1), new(1), new(1), default), Btc));
    }

    [Fact]
    public void A_cancelled_token_keeps_the_order_back()
    {
        var scene = new Scene();
        var stopped = new CancellationToken(canceled: true);

        Should.Throw<OperationCanceledException>(() => scene.Venue.Place(Approved(Intent(Side.Buy, OrderType.Market, Base(1))), stopped));
        Should.Throw<OperationCanceledException>(() => scene.Venue.Cancel(Btc, new("a"), toReplace: false, stopped));
        scene.Venue.OpenOrders.ShouldBeEmpty();
    }

    [Fact]
    public void A_venue_without_listener_fills_all_the_same()
    {
        var scene = new Scene().Flat(100).Buy();
        scene.Venue.Reports = null;

        scene.Flat(100).Venue.Holdings(Btc).Value.ShouldBe(101);
    }

    [Fact]
    public async Task Markets_share_the_cash_and_keep_their_own_time()
    {
        var eth = new Symbol("ETHUSDT");
        var venue = new PaperVenue(new() { Cash = new(150) },
            [new(Instrument.Unfiltered(eth), Timeframe.OneHour), new(Instrument.Unfiltered(Btc), Timeframe.OneMinute)]);
        List<VenueReport> reports = [];
        venue.Reports = reports.Add;
        var intent = Intent(Side.Buy, OrderType.Limit, Base(1), limit: 100);
        var other = intent with { Id = new("e"), Key = new(new("binance", eth, Timeframe.OneHour), "test") };
        (await venue.Place(Approved(intent), default)).ShouldBe(new PlaceResult.Accepted("paper-1"));
        (await venue.Place(Approved(other), default)).ShouldBe(new PlaceResult.Accepted("paper-2"));
        venue.OpenOrders.Select(open => open.Symbol).ShouldBe([Btc, eth]);

        venue.Book(eth).OnCandle(new(Start, new(101), new(101), new(99), new(100), default));
        venue.Book(Btc).OnCandle(new(Start, new(101), new(101), new(99), new(100), default));

        reports[0].ShouldBeOfType<VenueReport.Filled>().At.ShouldBe(Start.AddHours(1));
        reports[1].ShouldBeOfType<VenueReport.Rejected>().At.ShouldBe(Start.AddMinutes(1));
        venue.Holdings(eth).Value.ShouldBe(1);
    }

    [Fact]
    public void A_candle_that_moves_nothing_allocates_nothing()
    {
        var scene = new Scene().Flat(100).Buy(bracket: Legs(50, 200)).Sell(OrderType.TrailingStop, trailingBps: 5000, id: "t").Flat(100);
        var book = scene.Venue.Book(Btc);
        var (price, high, low, volume) = (new Price(100), new Price(101), new Price(99), new Quantity(10));
        void Run(int from, int count)
        {
            for (var i = from; i < from + count; i++)
                book.OnCandle(new(Minute(i), price, high, low, price, volume));
        }
        Run(10, 1000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(2000, 10_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
