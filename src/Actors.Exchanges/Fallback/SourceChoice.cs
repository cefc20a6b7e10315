using Actors.Domain;

namespace Actors.Exchanges.Fallback;

/// <summary>
/// Decides which of two sources serves a series: the first while it is well. Pure: time comes in, and it may be asked as
/// often as one likes.
/// </summary>
/// <remarks>
/// Silence alone proves nothing, since a symbol without trades is mute. A source is mute, or late, when the other one has
/// told of trades that it has not.
/// </remarks>
/// <param name="serving">Who serves at first.</param>
public sealed class SourceChoice(FallbackOptions options, int serving = 0)
{
    readonly Source[] sources = [new(), new()];
    TimeSpan? wellSince;

    /// <summary>0 is the first source, 1 the second.</summary>
    public int Serving { get; private set; } = serving;

    public FeedHealth HealthOf(int source) => sources[source].Health;

    /// <summary>Why the source has the health that it has; empty before it was started.</summary>
    public string WhyOf(int source) => sources[source].Why;

    public void OnHealth(int source, FeedHealth health, string why, TimeSpan now)
    {
        var (one, other) = (sources[source], sources[1 - source]);
        if (health != one.Health)
        {
            (one.HealthAt, one.HeardAt, one.Owed) = (now, now, null);
            one.Owe(other.Told, now);
        }
        (one.Health, one.Why) = (health, why);
    }

    /// <summary>A stream told the candle that forms, which only one that has all before it does.</summary>
    public void OnForming(int source, long openTicks, decimal volume, TimeSpan now)
    {
        sources[source].HeardAt = now;
        Tell(source, new(openTicks, volume), now);
    }

    /// <summary>A candle is final.</summary>
    /// <param name="hasTrades">Without trades only history tells it, and not both at the same time.</param>
    public void OnClosed(int source, long nextOpenTicks, bool hasTrades, TimeSpan now) => Tell(source, new(nextOpenTicks, 0), now, hasTrades);

    /// <returns>Why the other source serves from now on; null while nothing changes.</returns>
    public string? Judge(TimeSpan now)
    {
        var (serving, other) = (sources[Serving], sources[1 - Serving]);
        if (FaultOf(serving, other, now) is { } fault)
            return Change(fault);
        if (Serving == 0)
            return null;
        if (other.Health != FeedHealth.Live || FaultOf(other, serving, now) is not null)
            wellSince = null;
        else if (Lasts(wellSince ??= now, options.ReturnAfter, now))
            return Change($"it has been well for {(options.Heartbeat * options.ReturnAfter).TotalSeconds:0} s again");
        return null;
    }

    string Change(string why)
    {
        (Serving, wellSince) = (1 - Serving, null);
        return why;
    }

    void Tell(int source, Point told, TimeSpan now, bool isNews = true)
    {
        var (one, other) = (sources[source], sources[1 - source]);
        one.Tell(told);
        one.Owe(other.Told, now);
        if (isNews)
            other.Owe(one.Told, now);
    }

    /// <summary>Null also while the other one would be no better.</summary>
    string? FaultOf(Source one, Source other, TimeSpan now) =>
        other.Health != FeedHealth.Live ? null
        : one.Health is FeedHealth.Down or FeedHealth.Stale ? one.Why
        : Lasts(one.Owed?.Since, 1, now) && Lasts(one.HeardAt, 2, now)
            ? one.Health == FeedHealth.CatchingUp ? one.Why : "it is mute while the other one tells of trades"
        : Lasts(one.Owed?.Since, 2, now) ? one.Health == FeedHealth.CatchingUp ? one.Why : "it tells what the other one has told long before"
        : one.Health == FeedHealth.CatchingUp && Lasts(Later(one.HealthAt, other.HealthAt), options.CatchUpWithin, now) ? one.Why
        : null;

    bool Lasts(TimeSpan? since, int heartbeats, TimeSpan now) => since is { } from && now - from >= options.Heartbeat * heartbeats;

    static TimeSpan Later(TimeSpan one, TimeSpan other) => one > other ? one : other;

    sealed class Source
    {
        public FeedHealth Health { get; set; } = FeedHealth.Down;
        public string Why { get; set; } = "";
        public TimeSpan HealthAt { get; set; }

        /// <summary>How far it has told the series.</summary>
        public Point Told { get; private set; }

        /// <summary>When its stream last said something, or could have.</summary>
        public TimeSpan HeardAt { get; set; }

        /// <summary>What the other one has told and it has not, and since when.</summary>
        public (Point What, TimeSpan Since)? Owed { get; set; }

        public void Tell(Point told)
        {
            if (Told < told)
                Told = told;
            if (Owed is var (what, _) && !(Told < what))
                Owed = null;
        }

        public void Owe(Point told, TimeSpan now)
        {
            if (Told < told)
                Owed ??= (told, now);
        }
    }

    /// <summary>A place in the story of a series: inside a candle its volume only grows.</summary>
    readonly record struct Point(long OpenTicks, decimal Volume)
    {
        public static bool operator <(Point a, Point b) => a.OpenTicks < b.OpenTicks || (a.OpenTicks == b.OpenTicks && a.Volume < b.Volume);

        public static bool operator >(Point a, Point b) => b < a;
    }
}
