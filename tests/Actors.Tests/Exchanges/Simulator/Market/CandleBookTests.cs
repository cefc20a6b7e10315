using Actors.Domain;
using Actors.Exchanges.Simulator;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Exchanges.Simulator;

public class CandleBookTests
{
    // A Wednesday, the last day of a month but one: weeks, months and days all turn in what follows.
    const long Start = 1_769_644_799_000;

    [Fact]
    public void Candles_of_every_interval_are_those_of_a_naive_aggregation()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(Gaps(), gaps =>
        {
            var floor = new Floor { Now = Start };
            floor.Market.Candles.CloseSeconds = false;
            foreach (var gap in gaps)
            {
                floor.Now += gap % 3 == 0 ? gap : gap % 700;
                floor.Print(90 + (gap % 21), 0.01m * (1 + (gap % 5)));
            }
            floor.Exchange.Advance(floor.Now + 1);

            foreach (var interval in KlineIntervals.All)
            {
                var expected = Naive(interval, floor.Trades, floor.Now + 1);
                floor.Market.Candles.Query(interval, Start - 100_000_000_000, null, expected.Count).ShouldBe(expected);
                // Of seconds nobody asked to be told.
                floor.Candles.Where(told => told.Interval == interval).Select(told => told.Candle).ShouldBe(
                    expected.Where(candle => candle.CloseTime <= floor.Now && interval != KlineInterval.OneSecond));
            }
        }));
    }

    [Fact]
    public void Seconds_are_told_when_asked_for_the_empty_ones_included()
    {
        var floor = new Floor();
        floor.Print(100);
        floor.Market.Candles.CloseSeconds = true;

        floor.Exchange.Advance(floor.Now + 5000);

        floor.Candles.Select(told => told.Candle.OpenTime - floor.Now).ShouldBe([0, 1000, 2000, 3000, 4000]);
        floor.Candles.Select(told => told.Candle.Trades).ShouldBe([1, 0, 0, 0, 0]);
        floor.Candles.ShouldAllBe(told => told.Candle.Close == 100);
    }

    [Theory]
    [InlineData(null, null, 3, "57 58 59")]
    [InlineData(10, null, 3, "10 11 12")]
    [InlineData(null, 20, 3, "18 19 20")]
    [InlineData(10, 11, 3, "10 11")]
    [InlineData(58, null, 9, "58 59")]
    [InlineData(60, null, 3, "")]
    [InlineData(-5, -1, 3, "")]
    public void Bounds_choose_by_open_time(int? start, int? end, int limit, string expected)
    {
        var floor = new Floor();
        floor.Print(100);
        floor.Exchange.Advance(floor.Now + (59 * 60_000));

        var found = floor.Market.Candles.Query(KlineInterval.OneMinute, floor.Now + (start * 60_000), floor.Now + (end * 60_000), limit);

        string.Join(' ', found.Select(candle => (candle.OpenTime - floor.Now) / 60_000)).ShouldBe(expected);
    }

    [Fact]
    public void A_ticker_sums_up_its_minutes()
    {
        var floor = new Floor();
        floor.Print(90);
        floor.Now += 10 * 60_000;
        floor.Print(100);
        floor.Now += 1400 * 60_000;
        floor.Print(110);
        floor.Now += 60_000;
        floor.Print(104);
        floor.Exchange.Advance(floor.Now += 45 * 60_000);

        var ticker = floor.Market.Ticker(floor.Now);
        (ticker.Open, ticker.High, ticker.Low, ticker.Last, ticker.Trades).ShouldBe((110, 110, 104, 104, 2));
        ticker.ChangePercent.ShouldBe(-5.455m);
        floor.Market.Ticker(10, floor.Now).Trades.ShouldBe(0);
    }

    static Arbitrary<int[]> Gaps() => Arb.From(Gen.Choose(1, 40_000_000).ArrayOf(12));

    static List<Kline> Naive(KlineInterval interval, List<MarketTrade> trades, long now)
    {
        const int MostSeconds = 2000;
        var made = new List<Kline>();
        var last = trades[0].Price;
        for (var open = interval.OpenOf(trades[0].Time); open <= now; open = interval.NextOpen(open))
        {
            var end = interval.NextOpen(open);
            var here = trades.Where(trade => trade.Time >= open && trade.Time < end).ToList();
            made.Add(here.Count == 0 ? Kline.Empty(open, end - 1, last) : new(
                open, end - 1, here[0].Price, here.Max(trade => trade.Price), here.Min(trade => trade.Price), here[^1].Price,
                here.Sum(trade => trade.Quantity), here.Sum(trade => trade.Quote), here.Count,
                here.Where(trade => !trade.IsBuyerMaker).Sum(trade => trade.Quantity),
                here.Where(trade => !trade.IsBuyerMaker).Sum(trade => trade.Quote), here[0].Id, here[^1].Id));
            last = made[^1].Close;
            if (interval == KlineInterval.OneSecond && made.Count == MostSeconds)
                break;
        }
        return made;
    }
}
