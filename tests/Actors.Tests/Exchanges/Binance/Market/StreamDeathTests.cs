using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Tests.Backends.Files;
using Actors.Tests.Live;
using Xunit.Abstractions;

namespace Actors.Tests.Exchanges.Binance.Market;

/// <summary>
/// Streams die in every way and lose candles, the same number of times each: twenty times a seed by default, five hundred
/// with <c>ACTORS_HEAVY=1</c>.
/// </summary>
public class StreamDeathTests(ITestOutputHelper output)
{
    /// <summary>The venue speaks every two seconds; a death is known by twice that, and proved from the least silence on.</summary>
    static readonly FeedOptions Rule = new(new StreamOptions(new("ws://venue")));
    static readonly int MostToFind = (int)(Rule.LeastSilence + Rule.Proving).TotalSeconds;

    // A half-open link is given up when it has not answered the wish to subscribe anew; then comes another.
    static readonly int MostToMend = (int)Rule.Streams.AnswerWithin.TotalSeconds + 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_death_of_a_stream_and_every_gap_is_found_and_made_good_before_a_later_candle_comes(int turn) => Turns.Run(async () =>
    {
        var seed = ChaosSetting.SeedOr(0) + turn;
        var chance = new Random(seed);
        await using var desk = await StreamDesk.Open(seed);
        await desk.Until(() => desk.Judge.AreAllLive, within: 60, "the start");
        await desk.Run(400); // how often frames come has to be learnt first
        var (found, mended, renewed) = (new int[4], new int[4], 0);
        var deaths = Heavy.Or(20, 500);
        for (var death = 0; death < deaths; death++)
        {
            await desk.Run(chance.Next(15, 80));
            var what = (Death)(death % 4);
            var (told, noted) = (desk.Judge.Healths.Count, desk.Judge.Notes.Count);
            var victims = await Strike(desk, what, chance);
            bool IsFound(Series series) => desk.Judge.Healths.Skip(told).Any(one => one.Series == series && one.Health != FeedHealth.Live);
            var after = await desk.Until(() => victims.All(IsFound), MostToFind, $"{what} {death} to be found");
            found[(int)what] = Math.Max(found[(int)what], after);
            if (what == Death.Mute)
                renewed = Math.Max(renewed, await desk.Until(() => StreamDesk.All.All(desk.Has), within: 3, $"{what} {death} to be subscribed anew"));
            after = await desk.Until(() => desk.Judge.AreAllLive && StreamDesk.All.All(desk.Has), MostToMend, $"{what} {death} to be made good");
            mended[(int)what] = Math.Max(mended[(int)what], after);
            desk.Judge.Faults.ShouldBeEmpty($"{what} {death}");
            var notes = desk.Judge.Notes.Skip(noted).ToArray();
            foreach (var series in StreamDesk.All)
                RequirePair(notes.Where(one => one.Series == series).Select(one => one.Note), isLost: what == Death.Gap);
        }
        output.WriteLine($"seed {seed}, {deaths} deaths and gaps, muted streams subscribed anew within {renewed} s: "
            + string.Join(", ", Enum.GetValues<Death>().Select(what => $"{what} found within {found[(int)what]} s and made good {mended[(int)what]} s later")));
    });

    /// <summary>What was lost is told once, and then that it is repaired.</summary>
    static void RequirePair(IEnumerable<FeedNote> notes, bool isLost)
    {
        var kinds = notes.Select(static note => note.GetType()).ToArray();
        if (isLost || kinds.Length > 0)
            kinds.ShouldBe([typeof(FeedNote.GapDetected), typeof(FeedNote.GapRepaired)]);
    }

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
