using Actors.Domain;
using Actors.Tests.Backends.Files;
using Actors.Tests.Live;
using Xunit.Abstractions;

namespace Actors.Tests.Exchanges.Binance.Market;

/// <summary>Streams that have nothing to tell for a while: an hour of it by default, a day with <c>ACTORS_HEAVY=1</c>.</summary>
public class QuietStreamTests(ITestOutputHelper output)
{
    [Fact]
    public void A_stream_that_only_has_nothing_to_tell_is_called_dead_once_a_day_at_most() => Turns.Run(async () =>
    {
        var days = Heavy.Or(1, 24) / 24.0;
        await using var desk = await StreamDesk.Open(ChaosSetting.SeedOr(1), venue =>
        {
            venue.IsCalm = IsCalm;
            venue.Faults = new(Duplicate: 0.02, Reorder: 0.05, RestError: 0.02, RestLag: 0.1);
        });
        await desk.Until(() => desk.Judge.AreAllLive, within: 300, "the start");
        var begun = desk.Judge.Healths.Count;

        await desk.Run((int)(days * 86_400));

        var alarms = desk.Judge.Healths.Skip(begun).Where(told => told.Health is FeedHealth.Stale or FeedHealth.Down).ToArray();
        output.WriteLine($"{days * 24:0} hours, {desk.Judge.Healths.Count - begun} words on health, {alarms.Length} false alarms; the latest candle was {desk.Latest.TotalSeconds} s late");
        desk.Judge.Faults.ShouldBeEmpty();
        foreach (var series in StreamDesk.All)
            alarms.Count(told => told.Series == series).ShouldBeLessThanOrEqualTo((int)Math.Ceiling(days), string.Join('\n', alarms));
    });

    /// <summary>Calm minutes and stretches of them: a third of the time, each symbol at its own.</summary>
    static bool IsCalm(Series series, DateTimeOffset open)
    {
        uint Draw(long of) => (uint)(((of * 2_654_435_761) + (series.Symbol.Name[0] * 40_503L)) % 4_294_967_291) >> 8;
        var minute = open.ToUnixTimeSeconds() / 60;
        return Draw(minute / 7) % 6 == 0 || Draw(minute) % 5 == 0;
    }
}
