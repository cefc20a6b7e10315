using Actors.Decisions.Risk;
using Actors.Domain;
using Actors.Trading.Risk;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Risk;

/// <summary>With a real venue fills and candles come in any order, and of old: the account is worth what the newest price says.</summary>
public class NewestPriceTests
{
    static RiskDesk Holding(Action<RiskDesk> meanwhile)
    {
        var desk = new RiskDesk(new(new(1_000), Sizing.Parse("percent:10"), RiskRules.From(new(), 0), 0, null, Instrument.Unfiltered));
        desk.AwaitBooks();
        desk.HaveBooks();
        meanwhile(desk);
        var entry = desk.Decide(Raised(SignalKind.EnterLong, "s-0", OtherKey)).Approved!.Intent;
        desk.Apply(new OrderApproved(entry, desk.ReservationFor(entry), Start));
        desk.Apply(Filled(entry, 1, price: 100)); // of the open of the first minute
        return desk;
    }

    [Fact]
    public void A_fill_that_is_told_after_the_close_of_its_candle_does_not_bring_the_older_price_back() =>
        EquityOf(Holding(static desk => desk.MarkLive(OneMinute, Minute(0, close: 90)))).ShouldBe(990);

    [Fact]
    public void A_fill_that_is_newer_than_the_candle_is_the_price() =>
        EquityOf(Holding(static desk => desk.MarkLive(OneMinute, Minute(-5, close: 90)))).ShouldBe(1_000);

    [Fact]
    public void A_candle_from_before_the_start_is_a_price_and_no_loss()
    {
        var desk = Holding(static _ => { });

        desk.Recollect(OneMinute, Minute(3, close: 80));
        EquityOf(desk).ShouldBe(980);
        desk.Recollect(OneMinute, Minute(1, close: 20));
        EquityOf(desk).ShouldBe(980, "it is older than the last");
    }

    /// <summary>A size of a tenth of it tells it.</summary>
    static decimal EquityOf(RiskDesk desk) =>
        ((OrderSize.Quote)desk.Decide(Raised(SignalKind.EnterLong)).Approved!.Intent.Size).Amount.Value * 10;
}
