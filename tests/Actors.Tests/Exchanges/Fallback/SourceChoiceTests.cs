using Actors.Domain;
using Actors.Exchanges.Fallback;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Exchanges.Fallback;

/// <summary>The decision by itself, over stories that chance tells.</summary>
public class SourceChoiceTests
{
    static readonly FallbackOptions Options = new();
    static readonly TimeSpan Heartbeat = Options.Heartbeat;

    /// <summary>Both tell the same trades, each frame up to a heartbeat late; between trades nobody speaks.</summary>
    [Fact]
    public void Two_that_tell_the_same_story_never_change_places_however_late_their_frames_are() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
        {
            var choice = BothLive();
            return Frames(new(seed), until: TimeSpan.FromMinutes(20), ends: TimeSpan.MaxValue).All(frame => Tell(choice, frame) is null);
        }).QuickCheckThrowOnFailure();

    /// <summary>From the first frame that it owes and does not tell, two heartbeats.</summary>
    [Fact]
    public void One_that_falls_silent_while_the_other_tells_of_trades_is_left_within_two_heartbeats() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
        {
            var choice = BothLive();
            var ends = TimeSpan.FromMinutes(5);
            var frames = Frames(new(seed), until: TimeSpan.FromMinutes(20), ends).ToArray();
            var owed = frames.First(frame => frame.Source == 1 && frame.MadeAt > ends).At;
            var changed = frames.Select(frame => Tell(choice, frame) is null ? (TimeSpan?)null : frame.At).FirstOrDefault(static at => at is not null);
            return choice.Serving == 1 && changed - owed <= 2 * Heartbeat;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_happens_a_change_goes_to_a_source_that_is_live_and_home_from_a_live_one_only_after_a_minute_of_health() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
        {
            var (chance, choice, now, illAt) = (new Random(seed), new SourceChoice(Options), TimeSpan.Zero, TimeSpan.Zero);
            for (var step = 0; step < 500; step++)
            {
                now += Heartbeat * chance.NextDouble();
                var source = chance.Next(2);
                if (chance.Next(60) == 0)
                    choice.OnHealth(source, (FeedHealth)chance.Next(4), "chance", now);
                else if (choice.HealthOf(source) == FeedHealth.Live)
                    choice.OnForming(source, step / 20, step % 20, now);
                if (choice.HealthOf(0) != FeedHealth.Live)
                    illAt = now;
                if (choice.Judge(now) is not { } why)
                    continue;
                if (choice.HealthOf(choice.Serving) != FeedHealth.Live)
                    return false;
                if (why.Contains("well", StringComparison.Ordinal) && now - illAt < Heartbeat * Options.ReturnAfter)
                    return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_that_speaks_but_tells_late_is_left_too()
    {
        var (choice, late) = (BothLive(), 3 * Heartbeat);
        string? why = null;
        for (var at = TimeSpan.Zero; why is null && at < TimeSpan.FromMinutes(1); at += Heartbeat)
        {
            choice.OnForming(0, 0, (decimal)Math.Max(0, (at - late).TotalSeconds), at);
            choice.OnForming(1, 0, (decimal)at.TotalSeconds, at);
            why = choice.Judge(at);
        }

        why.ShouldBe("it tells what the other one has told long before");
    }

    [Fact]
    public void A_connection_that_breaks_is_left_at_once_where_the_other_one_stands()
    {
        var choice = BothLive();

        choice.OnHealth(0, FeedHealth.Down, "it broke", TimeSpan.FromSeconds(1));

        choice.Judge(TimeSpan.FromSeconds(1)).ShouldBe("it broke");
        choice.Serving.ShouldBe(1);
    }

    [Fact]
    public void Where_the_other_one_is_no_better_nothing_changes()
    {
        var choice = BothLive();
        choice.OnHealth(1, FeedHealth.CatchingUp, "fetching", TimeSpan.FromSeconds(1));
        choice.OnHealth(0, FeedHealth.Down, "it broke", TimeSpan.FromSeconds(1));

        choice.Judge(TimeSpan.FromSeconds(1)).ShouldBeNull();
        choice.OnHealth(1, FeedHealth.Live, "", TimeSpan.FromSeconds(9));

        choice.Judge(TimeSpan.FromSeconds(9)).ShouldBe("it broke");
    }

    [Fact]
    public void The_first_serves_again_after_its_time_of_health_and_not_before()
    {
        var choice = BothLive();
        choice.OnHealth(0, FeedHealth.Down, "it broke", TimeSpan.FromSeconds(1));
        choice.Judge(TimeSpan.FromSeconds(1));
        choice.OnHealth(0, FeedHealth.Live, "", TimeSpan.FromSeconds(10));
        choice.Judge(TimeSpan.FromSeconds(10)).ShouldBeNull();

        choice.Judge(TimeSpan.FromSeconds(69.9)).ShouldBeNull();

        choice.Judge(TimeSpan.FromSeconds(70)).ShouldBe("it has been well for 60 s again");
        choice.Serving.ShouldBe(0);
    }

    [Fact]
    public void Each_failure_on_the_way_home_begins_the_time_of_health_anew()
    {
        var choice = BothLive();
        choice.OnHealth(0, FeedHealth.Down, "it broke", TimeSpan.FromSeconds(1));
        choice.Judge(TimeSpan.FromSeconds(1));
        foreach (var at in new[] { 10, 40, 70 })
        {
            choice.OnHealth(0, FeedHealth.Live, "", TimeSpan.FromSeconds(at));
            choice.Judge(TimeSpan.FromSeconds(at));
            choice.OnHealth(0, FeedHealth.Down, "it broke", TimeSpan.FromSeconds(at + 20));
            choice.Judge(TimeSpan.FromSeconds(at + 20)).ShouldBeNull();
        }
        choice.OnHealth(0, FeedHealth.Live, "", TimeSpan.FromSeconds(100));
        choice.Judge(TimeSpan.FromSeconds(100));

        choice.Judge(TimeSpan.FromSeconds(159)).ShouldBeNull();
        choice.Judge(TimeSpan.FromSeconds(160)).ShouldNotBeNull();
    }

    static SourceChoice BothLive()
    {
        var choice = new SourceChoice(Options);
        choice.OnHealth(0, FeedHealth.Live, "", TimeSpan.Zero);
        choice.OnHealth(1, FeedHealth.Live, "", TimeSpan.Zero);
        return choice;
    }

    /// <summary>What the venue tells every two seconds where there were trades, as it comes over two ways; and nothing, eight times a heartbeat.</summary>
    static IEnumerable<Told> Frames(Random chance, TimeSpan until, TimeSpan ends)
    {
        var (told, volume) = (new List<Told>(), 0m);
        for (var made = Heartbeat; made < until; made += Heartbeat)
        {
            // The silent one is silent while there are trades.
            var isCalm = made < ends && (int)(made.TotalSeconds / 30) % 3 == 0;
            if (isCalm || (made < ends && chance.Next(3) == 0))
                continue;
            volume++;
            foreach (var source in new[] { 0, 1 })
            {
                if (source == 1 || made <= ends)
                    told.Add(new(source, made, made + (Heartbeat * chance.NextDouble() * 0.95), volume));
            }
        }
        for (var tick = TimeSpan.Zero; tick < until; tick += Heartbeat / 8)
            told.Add(new(null, tick, tick, 0));
        // What goes over one way keeps its order.
        return told.OrderBy(static frame => frame.At).ThenBy(static frame => frame.MadeAt);
    }

    static string? Tell(SourceChoice choice, Told frame)
    {
        if (frame.Source is { } source)
            choice.OnForming(source, 0, frame.Volume, frame.At);
        return choice.Judge(frame.At);
    }

    sealed record Told(int? Source, TimeSpan MadeAt, TimeSpan At, decimal Volume);
}
