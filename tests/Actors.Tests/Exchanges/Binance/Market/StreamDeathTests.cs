using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Tests.Backends.Files;
using Actors.Tests.Live;
using Xunit.Abstractions;

namespace Actors.Tests.Exchanges.Binance.Market;

/// <summary>Streams die in every way and lose candles: twenty times by default, five hundred times with <c>ACTORS_HEAVY=1</c>.</summary>
public class StreamDeathTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_death_of_a_stream_and_every_gap_is_found_and_made_good_before_a_later_candle_comes() => Turns.Run(async () =>
    {
        var chance = new Random(ChaosSetting.SeedOr(1));
        await using var desk = await StreamDesk.Open(ChaosSetting.SeedOr(1));
        await desk.Until(() => desk.Judge.AreAllLive, within: 60, "the start");
        await desk.Run(400); // how often frames come has to be learnt first
        var (found, mended) = (new int[4], new int[4]);
        var deaths = Heavy.Or(20, 500);
        for (var death = 0; death < deaths; death++)
        {
            await desk.Run(chance.Next(15, 80));
            var (what, known) = ((Death)(death % 4), desk.Judge.Healths.Count);
            var victims = await Strike(desk, what, chance);
            bool IsFound(Series series) => desk.Judge.Healths.Skip(known).Any(told => told.Series == series && told.Health != FeedHealth.Live);
            var after = await desk.Until(() => victims.All(IsFound), within: 12, $"{what} {death} to be found");
            found[(int)what] = Math.Max(found[(int)what], after);
            // A link that is half open is given up when a probe of it was not answered.
            after = await desk.Until(() => desk.Judge.AreAllLive && StreamDesk.All.All(desk.Has), within: 45, $"{what} {death} to be made good");
            mended[(int)what] = Math.Max(mended[(int)what], after);
            desk.Judge.Faults.ShouldBeEmpty($"{what} {death}");
        }
        output.WriteLine($"{deaths} deaths and gaps: "
            + string.Join(", ", Enum.GetValues<Death>().Select(what => $"{what} found within {found[(int)what]} s and made good {mended[(int)what]} s later")));
    });

    enum Death
    {
        /// <summary>One subscription is gone, on a connection that lives.</summary>
        Mute,
        Cut,
        /// <summary>The connection is open and says nothing any more.</summary>
        HalfOpen,
        /// <summary>Frames are lost, that of a close among them.</summary>
        Gap,
    }

    /// <returns>The series that must be found to be wrong.</returns>
    static async Task<IReadOnlyList<Series>> Strike(StreamDesk desk, Death what, Random chance)
    {
        var victim = StreamDesk.All[chance.Next(StreamDesk.All.Count)];
        switch (what)
        {
            case Death.Mute:
                desk.Link.Mute(VenueInterval.StreamOf(victim.Symbol, victim.Timeframe));
                return [victim];
            case Death.Cut:
                desk.Link.Cut();
                return StreamDesk.All;
            case Death.HalfOpen:
                desk.Link.Freeze();
                return StreamDesk.All;
            default:
                await desk.Run(59 - desk.Venue.Clock.GetUtcNow().Second);
                desk.Venue.Faults = new(Drop: 1);
                await desk.Run(1 + chance.Next(3));
                desk.Venue.Faults = new();
                return StreamDesk.All;
        }
    }
}
