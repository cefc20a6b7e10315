using Actors.Domain;
using Actors.Exchanges.Paper;
using static Actors.Tests.Exchanges.Paper.Scene;

namespace Actors.Tests.Exchanges.Paper;

public class FeeTests
{
    static readonly FeeSchedule Tiered = new(10, 10) { Tiers = [new(new(1000), 8, 9), new(new(5000), 4, 6)] };

    [Theory]
    [InlineData(0, 10, 10)]
    [InlineData(999, 10, 10)]
    [InlineData(1000, 8, 9)]
    [InlineData(1_000_000, 4, 6)]
    public void The_tier_follows_the_volume(decimal volume, decimal maker, decimal taker)
    {
        Tiered.Rate(Liquidity.Maker, volume).ShouldBe(maker / 10_000);
        Tiered.Rate(Liquidity.Taker, volume).ShouldBe(taker / 10_000);
    }

    [Fact]
    public void A_days_trades_count_from_the_next_day_on_for_thirty_days()
    {
        var venue = new PaperVenue(Plain with { Fees = Tiered }, [new(Instrument.Unfiltered(Btc), Timeframe.OneDay)]);
        List<decimal> rates = [];
        venue.Reports = report => rates.Add(((VenueReport.Filled)report).Fee.Value / ((VenueReport.Filled)report).Price.Value);
        void Day(int day, decimal price)
        {
            venue.Place(Approved(Intent(Side.Buy, OrderType.Market, Base(1), id: $"o{day}")), default).Result.ShouldBeOfType<PlaceResult.Accepted>();
            venue.OnCandle(new(Start.AddDays(day), new(price), new(price), new(price), new(price), default), Btc);
        }

        Day(0, 1500); // pays the base fee, counts 1500
        Day(1, 1); // 1500 before
        Day(30, 1); // day 0 is thirty days ago: counts still
        Day(31, 1); // day 0 has left
        Day(32, 1);

        rates.ShouldBe([0.001m, 0.0009m, 0.0009m, 0.001m, 0.001m]);
    }

    [Fact]
    public void A_rebate_is_a_negative_fee()
    {
        var scene = new Scene(Plain with { Fees = new(-1, 2) }).Flat(100).Buy(OrderType.Limit, limit: 90).Candle(100, 100, 80, 90);

        scene.Fill.Fee.Value.ShouldBe(-0.009m);
        scene.Venue.Cash.Value.ShouldBe(1_000_000 - 90 + 0.009m);
        scene.Venue.Fees.Value.ShouldBe(-0.009m);
    }

    [Fact]
    public void Schedules_are_equal_by_their_tiers()
    {
        var same = new FeeSchedule(10, 10) { Tiers = [new(new(1000), 8, 9), new(new(5000), 4, 6)] };

        same.ShouldBe(Tiered);
        same.GetHashCode().ShouldBe(Tiered.GetHashCode());
        (same with { Tiers = [] }).ShouldNotBe(Tiered);
    }
}
