using Actors.Exchanges.Binance.Rest;
using Actors.Tests.Backends.Files;
using Actors.Tests.Live;
using Xunit.Abstractions;

namespace Actors.Tests.Exchanges.Binance.Rest;

/// <summary>
/// More requests than the venue takes, of every kind, for an hour of the venue's time; for a day with <c>ACTORS_HEAVY=1</c>.
/// </summary>
public class GovernorDayTests(ITestOutputHelper output)
{
    [Fact]
    public void At_the_limit_all_day_the_venue_never_has_to_refuse_and_the_urgent_never_wait_for_the_others()
    {
        var venue = new CountingVenue(ChaosSetting.SeedOr(1));

        venue.Run(TimeSpan.FromHours(Heavy.Or(1, 24)));

        output.WriteLine(venue.Told);
        venue.Refusals.ShouldBeEmpty(venue.Told);
        venue.Share.ShouldBeGreaterThan(0.9, venue.Told);
        venue.Unsent(CallPriority.Protection).ShouldBe(0, venue.Told);
        venue.LongestCancel.ShouldBeLessThan(TimeSpan.FromSeconds(1), venue.Told);
        venue.Wait(CallPriority.Protection).ShouldBeLessThan(TimeSpan.FromSeconds(0.1), venue.Told);
        venue.Wait(CallPriority.Protection).ShouldBeLessThan(venue.Wait(CallPriority.Trading), venue.Told);
        venue.Wait(CallPriority.Trading).ShouldBeLessThan(venue.Wait(CallPriority.Market), venue.Told);
    }
}
