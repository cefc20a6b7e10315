using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution;

public class DustToldTests
{
    [Fact]
    public void Dust_is_told_after_each_position_though_it_is_as_much_as_before()
    {
        using var live = new LiveExecution(static symbol => new(symbol, 0.01m, 1, new(1), new(1_000), Money.Zero));
        Trade(live, "1", bought: 1.5m);
        Trade(live, "2", bought: 1);

        live.Kept().OfType<DustLeft>().Select(static dust => (dust.Entry.Value, dust.Held.Value)).ShouldBe([("in-1", 0.5m), ("in-2", 0.5m)]);
    }

    [Fact]
    public void Dust_gets_no_legs_of_an_entry_that_has_not_filled_though_the_venue_takes_as_little_by_now()
    {
        var step = 1m;
        using var live = new LiveExecution(symbol => new(symbol, 0.01m, step, new(step), new(1_000), Money.Zero));
        Trade(live, "1", bought: 1.5m);
        step = 0.1m;
        live.Venue.OnPlace = static _ => new(new PlaceResult.Rejected("refused", "no"));

        live.Execute(Buy(1, id: "in-2") with { Bracket = new(new Price(90), new Price(120)) });
        live.Advance(TimeSpan.FromMinutes(1));

        live.Kept().OfType<OrderRejected>().ShouldHaveSingleItem();
        live.Venue.Asked.ShouldNotContain(static asked => asked.StartsWith("protect", StringComparison.Ordinal));
    }

    static void Trade(LiveExecution live, string round, decimal bought)
    {
        live.Execute(Buy(bought, id: $"in-{round}"));
        live.Report(Fill($"in-{round}", bought, trade: $"b{round}"));
        live.Execute(Sell(id: $"out-{round}"));
        live.Report(Fill($"out-{round}", trade: $"s{round}"));
        live.Advance(TimeSpan.FromSeconds(1));
    }
}
