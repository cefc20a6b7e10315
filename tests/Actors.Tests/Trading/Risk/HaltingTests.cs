using Actors.Decisions.Risk;
using Actors.Domain;
using Actors.Trading.Risk;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Risk;

/// <summary>Losses that stop entries: of the day until the next 00:00 UTC, from the peak until a person lifts them.</summary>
public class HaltingTests
{
    static RiskDesk Desk(RiskLimits limits)
    {
        var desk = new RiskDesk(new(
            new(1_000), Sizing.Parse("fixed:5"), RiskRules.From(limits, 0), 0, null, Instrument.Unfiltered));
        var entry = desk.Decide(Raised(SignalKind.EnterLong)).Approved!.Intent;
        desk.Apply(new OrderApproved(entry, desk.ReservationFor(entry), Start));
        desk.Apply(Filled(entry, 5));
        return desk;
    }

    static TradingEvent[] Marked(RiskDesk desk, int minute, decimal close)
    {
        var events = desk.Mark(OneMinute, Minute(minute, close)).ToArray();
        foreach (var e in events)
            desk.Apply(e);
        return events;
    }

    [Fact]
    public void A_daily_loss_halts_entries_until_the_next_midnight_and_then_they_resume()
    {
        var desk = Desk(new() { MaxDailyLoss = 5 });
        Marked(desk, 1, 100).ShouldBeEmpty();
        Marked(desk, 2, 91).ShouldBeEmpty(); // 4.5 %

        var halt = Marked(desk, 3, 90).ShouldHaveSingleItem().ShouldBeOfType<TradingHalted>();

        halt.Code.ShouldBe("max-daily-loss");
        halt.Until.ShouldBe(Start.AddDays(1));
        halt.At.ShouldBe(Start.AddMinutes(4));
        halt.Cause.ShouldBe($"binance:BTCUSDT:1m@{Start.AddMinutes(3).ToUnixTimeMilliseconds()}");
        Marked(desk, 4, 89).ShouldBeEmpty(); // one halt is enough
        Marked(desk, 5, 99).ShouldBeEmpty(); // won back, and still halted
        var entry = Raised(SignalKind.EnterLong, "s-2", OtherKey, close: 10);
        desk.Decide(entry).Refused!.Code.ShouldBe("halted");

        desk.HaltsAt(Btc, Start.AddDays(1).AddTicks(-1), "s-2").ShouldBeEmpty();
        var resumed = desk.HaltsAt(Btc, Start.AddDays(1), "s-2").ShouldHaveSingleItem();
        resumed.ShouldBe(new TradingResumed("max-daily-loss", Start.AddDays(1), "s-2"));
        desk.Apply(resumed);
        desk.Decide(entry).Approved.ShouldNotBeNull();
    }

    [Fact]
    public void The_next_day_measures_its_loss_from_its_own_start()
    {
        var desk = Desk(new() { MaxDailyLoss = 5 });
        Marked(desk, 1, 92).ShouldBeEmpty();
        Marked(desk, 1439, 92).ShouldBeEmpty();
        Marked(desk, 1440, 84).ShouldBeEmpty(); // 4.2 % of the 960 that the day began with

        Marked(desk, 1441, 82).ShouldHaveSingleItem().ShouldBeOfType<TradingHalted>();
    }

    [Fact]
    public void A_day_begins_with_the_close_of_the_candle_that_ends_at_midnight()
    {
        var desk = Desk(new() { MaxDailyLoss = 5 });
        Marked(desk, 1, 100).ShouldBeEmpty();
        Marked(desk, 1439, 80).ShouldBeEmpty(); // the day of this loss is over
        Marked(desk, 1440, 72).ShouldBeEmpty();

        Marked(desk, 1441, 71).ShouldHaveSingleItem().ShouldBeOfType<TradingHalted>().Until.ShouldBe(Start.AddDays(2));
    }

    [Fact]
    public void A_drawdown_halts_entries_without_an_end()
    {
        var desk = Desk(new() { MaxDrawdown = 20 });
        Marked(desk, 1, 200).ShouldBeEmpty(); // peak 1500
        Marked(desk, 2, 141).ShouldBeEmpty();

        var halt = Marked(desk, 3, 140).ShouldHaveSingleItem().ShouldBeOfType<TradingHalted>();

        (halt.Code, halt.Until).ShouldBe(("max-drawdown", null));
        desk.HaltsAt(Btc, Start.AddYears(1), "s-2").ShouldBeEmpty();
        desk.Decide(Raised(SignalKind.EnterLong, "s-2", OtherKey, close: 10)).Refused!.Text
            .ShouldContain("max-drawdown until it is lifted");
    }

    [Fact]
    public void Exits_pass_every_halt_and_every_rule()
    {
        var desk = Desk(new() { MaxDrawdown = 20, MaxExposure = new(500.5m), MinNotional = new(500) });
        Marked(desk, 3, 40).OfType<TradingHalted>().ShouldHaveSingleItem();

        desk.Decide(Raised(SignalKind.ExitLong, "s-2", close: 40)).Approved.ShouldNotBeNull();
    }

    [Fact]
    public void Without_loss_limits_no_mark_halts()
    {
        var desk = Desk(new());

        Marked(desk, 1, 1).ShouldBeEmpty();
        desk.HaltsAt(Btc, Start.AddDays(1), "s-2").ShouldBeEmpty();
    }

    [Fact]
    public void A_flat_account_is_not_marked()
    {
        var desk = Desk(new() { MaxDrawdown = 20 });
        desk.Apply(new OrderFilled(Fill("s-1-t", 5, 100), Key, Side.Sell, "target", Start));

        desk.Holds(Btc).ShouldBeFalse();
        Marked(desk, 5, 1).ShouldBeEmpty();
    }
}
