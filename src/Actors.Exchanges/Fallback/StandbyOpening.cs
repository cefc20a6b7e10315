using Actors.Domain;

namespace Actors.Exchanges.Fallback;

/// <summary>
/// When the other source is opened: once the one that leads has brought every series up to now, so that the past is not
/// fetched twice, or when it seems that it cannot.
/// </summary>
sealed class StandbyOpening(FallbackOptions options, int lead, TimeSpan begun)
{
    // A connection takes its time, the subscriptions of a thousand symbols too.
    const int ConnectWithin = 5;

    readonly HashSet<Series> caughtUp = [];
    TimeSpan progressAt = begun;
    TimeSpan? downSince;
    long steps;

    public bool IsDue(IReadOnlyCollection<SeriesPair> pairs, TimeSpan now)
    {
        var (behind, down) = (0L, false);
        foreach (var pair in pairs)
        {
            var health = pair.HealthOf(lead);
            if (health == FeedHealth.Live)
                caughtUp.Add(pair.Series);
            down |= health is FeedHealth.Down or FeedHealth.Stale;
            if (!caughtUp.Contains(pair.Series))
                behind += pair.Next.ToUnixTimeSeconds();
        }
        if (caughtUp.Count == pairs.Count)
            return true;
        // Each candle, and each series that is through, changes the sum.
        if (behind != steps)
            (steps, progressAt) = (behind, now);
        downSince = down ? downSince ?? now : null;
        return now - progressAt >= options.Heartbeat * options.ReturnAfter
            || (downSince is { } since && now - since >= options.Heartbeat * ConnectWithin);
    }
}
