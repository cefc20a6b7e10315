using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Execution;

public class TriggeredLegTests
{
    /// <summary>Between the trigger and the first fill there is a moment, and on a thin market more than that.</summary>
    [Fact]
    public void A_stop_that_has_fired_works_to_its_end_though_its_target_is_gone()
    {
        using var live = new LiveExecution();
        live.Execute(Buy(bracket: new(new Price(90), new Price(120))));
        live.Report(Fill("buy-1"), StopLeg(), TargetLeg());
        live.Venue.Asked.Clear();

        live.Report(new VenueReport.Triggered(StopLeg().Order, new(90), live.Now), new VenueReport.Cancelled(TargetLeg().Order, "the stop came first", live.Now));
        live.Advance(TimeSpan.FromSeconds(10));

        live.Venue.Asked.ShouldAllBe(asked => asked.StartsWith("find", StringComparison.Ordinal));
    }
}
