using Actors.Tests.Backends.Files;
using Actors.Tests.Live;
using Xunit.Abstractions;

namespace Actors.Tests.Exchanges.Binance.Venue;

/// <summary>
/// User data streams that are cut, fall mute, are corrupted, lose events in silence and are refused when they come back:
/// thirty losses by default, a thousand with <c>ACTORS_HEAVY=1</c>, of the seed in <c>ACTORS_CHAOS_SEED</c>.
/// </summary>
public class StreamLossTests(ITestOutputHelper output)
{
    static readonly TimeSpan Unseen = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task However_a_stream_is_lost_every_fill_is_seen_within_fifteen_seconds_and_no_entry_leaves_blind()
    {
        var losses = Heavy.Or(30, 1_000);
        await using var floor = await LossyFloor.Open(traders: 20, ChaosSetting.SeedOr(1));

        for (var second = 0; floor.Losses.Count < losses; second++)
        {
            second.ShouldBeLessThan(losses * 20, floor.Told);
            await floor.Second();
        }
        await floor.Calm();

        output.WriteLine(floor.Told);
        floor.Faults().ShouldBeEmpty(floor.Told);
        floor.Longest.ShouldBeLessThanOrEqualTo(Unseen, floor.Told);
    }
}
