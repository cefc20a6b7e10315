using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution;

/// <summary>A venue that tells what has become of a leg later than that it has, or tells old news of it.</summary>
public class ToldInPartTests
{
    static readonly ClientOrderId Stop = StopLeg().Order, Target = TargetLeg().Order;

    [Fact]
    public void A_leg_that_opened_and_filled_unheard_is_asked_for_until_its_fill_is_told_with_its_sum()
    {
        using var live = new LiveExecution();
        VenueReport.Filled[] fills = [];
        live.Venue.OnFind = id => id == Stop ? Told(id, OrderStatus.Filled, 1, fills) : Told(id, OrderStatus.Cancelled, 0, []);
        live.Execute(Buy(bracket: new(new Price(90), new Price(120))));
        live.Report(Fill("buy-1"));
        live.Advance(TimeSpan.FromSeconds(5));
        live.Kept().OfType<OrderFilled>().Count().ShouldBe(1);

        fills = [Fill(Stop.Value, trade: "t2")];
        live.Advance(TimeSpan.FromMinutes(1));

        live.Kept().OfType<OrderFilled>().Select(static e => e.Fill.Order).ShouldBe([new("buy-1"), Stop]);
    }

    [Fact]
    public void Old_news_that_bring_an_ended_leg_back_do_not_book_its_fills_again()
    {
        using var live = new LiveExecution();
        live.Execute(Buy(bracket: new(new Price(90), new Price(120))));
        live.Report(Fill("buy-1"), StopLeg(), TargetLeg());
        var half = Fill(Stop.Value, trade: "t2") with { Quantity = new(0.5m), Done = false, Total = new Quantity(0.5m) };
        live.Report(half);
        live.Venue.OnProtect = static _ => new ProtectResult.Unknown("no answer in time");
        live.Venue.OnFind = id => id == Target ? Told(id, OrderStatus.Cancelled, 0, []) : live.Venue.Asked.Contains("protect buy-1")
            ? Told(id, OrderStatus.Open, 0, []) : Told(id, OrderStatus.Cancelled, 0.5m, [half]);
        live.Report(new VenueReport.Cancelled(Stop, "ended", live.Now), new VenueReport.Cancelled(Target, "ended", live.Now));
        live.Advance(TimeSpan.FromSeconds(2));
        live.Kept().OfType<LegOpened>().Count(static e => e.Leg.Order == Stop).ShouldBe(2);

        live.Venue.OnFind = id => id == Target ? Told(id, OrderStatus.Cancelled, 0, []) : Told(id, OrderStatus.Cancelled, 0.5m, [half]);
        live.Report(new VenueReport.Cancelled(Stop, "ended", live.Now.AddSeconds(1)));
        live.Advance(TimeSpan.FromMinutes(1));

        live.Kept().OfType<OrderFilled>().Select(static e => e.Fill.Order).ShouldBe([new("buy-1"), Stop]);
    }

    static FindResult.Found Told(ClientOrderId id, OrderStatus status, decimal filled, IReadOnlyList<VenueReport.Filled> fills) => new(new(
        id, $"v-{id}", OneMinute.Symbol, Side.Sell, OrderType.Stop, status, new(1), new(filled), null, new Price(90), fills, Start));
}
