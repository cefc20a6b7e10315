using Actors.Domain;
using Actors.Exchanges.Paper;

namespace Actors.Tests.Exchanges.Paper;

public class PaperOptionsTests
{
    public static TheoryData<PaperOptions, string> Faults => new()
    {
        { Scene.Plain with { Cash = new(-1) }, "cash is zero or more, was -1" },
        { Scene.Plain with { HalfSpreadBps = -1 }, "the half-spread is 0 to below 10000 bps, was -1" },
        { Scene.Plain with { MaxVolumeShare = 0 }, "the volume share is above 0 up to 1, was 0" },
        { Scene.Plain with { MaxVolumeShare = 1.1m }, "the volume share is above 0 up to 1, was 1.1" },
        { Scene.Plain with { LimitTouchProbability = 2 }, "the limit touch probability is 0 to 1, was 2" },
        { Scene.Plain with { Slippage = new SlippageModel.FixedBps(-1) }, "slippage is 0 to below 10000 bps, was -1" },
        { Scene.Plain with { Slippage = new SlippageModel.VolumeShare(-1) }, "the volume-share factor is zero or more, was -1" },
        { Scene.Plain with { Slippage = new SlippageModel.VolumeShare(1, 0) }, "the volume-share limit is above 0 up to 1, was 0" },
        { Scene.Plain with { Slippage = new SlippageModel.Volatility(11) }, "slippage as a part of the range is 0 to 10, was 11" },
        { Scene.Plain with { Impact = new(-1) }, "the impact coefficient is zero or more, was -1" },
        { Scene.Plain with { Impact = new(1, -1) }, "the impact threshold is zero or more, was -1" },
        { Scene.Plain with { Fees = new(0, -1) }, "the taker fee is 0 to below 10000 bps, was -1" },
        { Scene.Plain with { Fees = new(10_000, 0) }, "the maker fee is between -10000 and 10000 bps, was 10000" },
        { Scene.Plain with { Fees = new(-3, 2) }, "a maker rebate is no more than the taker fee, was -3/2" },
        { Scene.Plain with { Fees = new(1, 1) { Tiers = [new(new(5), 1, 1), new(new(5), 0, 0)] } }, "fee tiers are listed by rising volume above 0, found 5 after 5" },
        { Scene.Plain with { Fees = new(1, 1) { Tiers = [new(new(5), 1, -1)] } }, "the taker fee is 0 to below 10000 bps, was -1" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void An_option_out_of_range_fails_with_what_was_found_and_expected(PaperOptions options, string fault) =>
        Should.Throw<DomainFault>(() => new Scene(options)).Message.ShouldBe($"paper venue: {fault}");

    [Fact]
    public void A_market_given_twice_fails()
    {
        var market = new PaperMarket(Instrument.Unfiltered(Scene.Btc), Timeframe.OneMinute);

        Should.Throw<DomainFault>(() => new PaperVenue(Scene.Plain, [market, market])).Message.ShouldBe("paper venue: the market BTCUSDT is given twice");
    }

    [Fact]
    public void The_convention_is_told_in_one_line()
    {
        new PaperOptions { Cash = default, Fees = new(10, 10) }.Convention.ShouldBe("next-open · fee 10/10 bps · slippage 0 bps");
        new PaperOptions
        {
            Cash = default, Fill = FillMode.SameClose, Fees = new(1.5m, 2) { Tiers = [new(new(1), 0, 0)] }, HalfSpreadBps = 2.5m,
            Slippage = new SlippageModel.VolumeShare(), Impact = new(0.8m), MaxVolumeShare = 0.1m, LimitTouchProbability = 0.3m,
            Path = IntrabarPath.Best,
        }.Convention.ShouldBe(
            "same-close · fee 1.5/2 bps and 1 tiers · slippage 0.1 × volume share² (to 0.025) · half-spread 2.5 bps · "
            + "impact 0.8 × σ × √participation above 0.01 · at most 0.1 of the volume · limit touch 0.3 · best intrabar path");
        new SlippageModel.Volatility(0.2m).ToString().ShouldBe("0.2 × range");
    }
}
