using Actors.Domain;
using Actors.Exchanges.Fallback;
using Actors.Tests.Backends.Files;
using Actors.Tests.Exchanges.Binance;
using Actors.Tests.Exchanges.Binance.Market;
using Actors.Tests.Live;

namespace Actors.Tests.Exchanges.Fallback;

/// <summary>Two hosts of one venue: how they are opened, compared, and what is told of them.</summary>
public class FallbackFeedTests
{
    static readonly Series Btc = TwoHosts.All[0];
    static readonly DateTimeOffset Midnight = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>An hour by default, a day with <c>ACTORS_HEAVY=1</c>; a third of the minutes are without trades.</summary>
    [Fact]
    public void Two_hosts_that_are_well_neither_change_places_nor_differ() => Turns.Run(async () =>
    {
        await using var hosts = await TwoHosts.Open(ChaosSetting.SeedOr(1), static venue =>
        {
            venue.IsCalm = static (series, open) => (((open.ToUnixTimeSeconds() / 60 * 2_654_435_761) + (series.Symbol.Name[0] * 40_503L)) >> 7) % 3 == 0;
            venue.Faults = new(Duplicate: 0.02, Reorder: 0.05);
        });
        await hosts.WarmUp();

        await hosts.Run(Heavy.Or(3_600, 86_400));

        hosts.Judge.Notes.Where(told => told.Note is FeedNote.SourceChanged or FeedNote.SourcesDiffer).ShouldBeEmpty();
        hosts.ShouldBeComplete();
    });

    [Fact]
    public void A_candle_that_the_two_have_at_different_prices_is_an_alarm_within_one_bar() => Turns.Run(async () =>
    {
        await using var hosts = await TwoHosts.Open(ChaosSetting.SeedOr(1));
        await hosts.WarmUp();
        foreach (var bars in Enumerable.Range(1, Heavy.Or(5, 100)))
        {
            var wrong = hosts.Now.AddSeconds(-hosts.Now.Second).AddMinutes(1 + (bars % 3));
            hosts.Second.Skew = open => open == wrong ? 1.0011m : 1;

            await hosts.Until(() => hosts.Now >= wrong.AddMinutes(1), within: 300, "the candle's close");
            var late = await hosts.Until(() => hosts.Alarms == bars * TwoHosts.All.Count, within: 60, "the alarm");

            late.ShouldBeLessThan(60);
            hosts.Judge.Notes.Select(told => told.Note).OfType<FeedNote.SourcesDiffer>().Last().Open.ShouldBe(wrong);
        }
        await hosts.Run(120);
        hosts.Alarms.ShouldBe(Heavy.Or(5, 100) * TwoHosts.All.Count);
        hosts.ShouldBeComplete();
    });

    [Fact]
    public void Prices_within_what_is_allowed_are_no_alarm() => Turns.Run(async () =>
    {
        await using var hosts = await TwoHosts.Open(1, static venue => venue.Skew = static _ => 1.0009m);
        hosts.First.Skew = static _ => 1;
        await hosts.WarmUp();

        await hosts.Run(300);

        hosts.Alarms.ShouldBe(0);
    });

    [Fact]
    public void A_first_host_that_is_dead_at_the_start_is_replaced_from_the_first_candle_on() => Turns.Run(async () =>
    {
        await using var hosts = await TwoHosts.Open(1, static venue => venue.Faults = new(NoConnect: 1, RestError: 1));
        hosts.Second.Faults = new();

        await hosts.Until(() => hosts.Judge.AreAllLive, within: 60, "the second source");
        hosts.First.Faults = new();
        await hosts.Until(() => TwoHosts.All.All(series => hosts.Changes(series).Count == 2), within: 300, "the first source");

        hosts.Judge.Next(Btc).ShouldBeGreaterThan(Midnight);
        hosts.ShouldBeComplete();
    });

    [Fact]
    public void The_past_is_fetched_once_and_not_from_both() => Turns.Run(async () =>
    {
        await using var hosts = await TwoHosts.Open(1);

        await hosts.WarmUp();

        hosts.Second.RowsTold.ShouldBeLessThan(10 * TwoHosts.All.Count);
        hosts.First.RowsTold.ShouldBeGreaterThan(60 * TwoHosts.All.Count);
    });

    [Fact]
    public void While_both_are_dead_it_says_so_of_both() => Turns.Run(async () =>
    {
        await using var hosts = await TwoHosts.Open(1);
        await hosts.WarmUp();
        foreach (var host in new[] { hosts.First, hosts.Second })
        {
            host.Faults = new(NoConnect: 1, RestError: 1);
            foreach (var socket in host.Open)
                socket.Cut();
        }

        await hosts.Until(() => hosts.Judge.HealthOf(Btc) == FeedHealth.Down, within: 10, "the end of both");
        await hosts.Run(120);
        var why = hosts.Judge.Healths[^1].Why;
        hosts.First.Faults = hosts.Second.Faults = new();
        await hosts.Until(() => hosts.Judge.AreAllLive, within: 120, "the return of one");

        why.ShouldContain("first: ");
        why.ShouldContain("second: ");
        hosts.ShouldBeComplete();
    });

    [Fact]
    public void When_there_is_nothing_to_fall_back_to_it_is_said_once_and_once_again_when_there_is() => Turns.Run(async () =>
    {
        await using var hosts = await TwoHosts.Open(1);
        await hosts.WarmUp();
        hosts.Second.Faults = new(NoConnect: 1);
        foreach (var socket in hosts.Second.Open)
            socket.Cut();

        await hosts.Until(() => hosts.Notices.Count == 1, within: 90, "the notice");
        await hosts.Run(60);
        hosts.Second.Faults = new();
        await hosts.Until(() => hosts.Notices.Count == 2, within: 120, "the other notice");

        hosts.Notices.ShouldBe(["second does not answer: market data has one source only", "second answers again: market data has two sources"]);
        hosts.Changes(Btc).ShouldBeEmpty();
    });

    [Fact]
    public void Every_gap_that_was_told_is_told_to_be_closed_whoever_closed_it() => Turns.Run(async () =>
    {
        await using var hosts = await TwoHosts.Open(ChaosSetting.SeedOr(1));
        await hosts.WarmUp();
        hosts.First.Faults = new(Drop: 0.3, Mute: 0.01, Cut: 0.02, NoConnect: 0.7, RestError: 0.5, RestLag: 0.5);

        await hosts.Run(1_800);
        hosts.First.Faults = new();
        await hosts.Run(300);

        foreach (var series in TwoHosts.All)
        {
            var notes = hosts.Judge.Notes.Where(told => told.Series == series).Select(told => told.Note).ToArray();
            notes.OfType<FeedNote.GapDetected>().Select(gap => gap.From).ShouldBe(notes.OfType<FeedNote.GapRepaired>().Select(gap => gap.From));
            var sources = notes.OfType<FeedNote.SourceChanged>().Select(change => change.To).ToArray();
            sources.ShouldBe([.. Enumerable.Range(0, sources.Length).Select(static i => i % 2 == 0 ? "second" : "first")]);
        }
        hosts.ShouldBeComplete();
    });

    [Fact]
    public void What_both_tell_of_a_symbol_is_passed_on_once() => Turns.Run(async () =>
    {
        await using var hosts = await TwoHosts.Open(1);
        await hosts.WarmUp();
        hosts.First.Trading = hosts.Second.Trading = false;

        await hosts.Until(() => hosts.Judge.Changes.Count >= TwoHosts.All.Count, within: 120, "the change");
        await hosts.Run(120);

        hosts.Judge.Changes.Select(change => change.Instrument.Symbol).ShouldBe(TwoHosts.All.Select(series => series.Symbol), ignoreOrder: true);
    });
}
