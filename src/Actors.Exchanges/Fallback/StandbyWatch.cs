namespace Actors.Exchanges.Fallback;

/// <summary>Says when there is nothing to fall back to, and when there is again.</summary>
sealed class StandbyWatch(string name, FallbackOptions options, TimeSpan begun)
{
    TimeSpan liveAt = begun;
    bool isMissed;

    public void Look(bool isLive, TimeSpan now)
    {
        if (isLive)
            liveAt = now;
        var misses = now - liveAt >= options.Heartbeat * options.ReturnAfter;
        if (misses == isMissed)
            return;
        isMissed = misses;
        options.Notices?.Invoke(misses
            ? $"{name} does not answer: market data has one source only"
            : $"{name} answers again: market data has two sources");
    }
}
