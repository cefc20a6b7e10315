namespace Actors.Exchanges.Binance.Rest;

/// <summary>
/// The venue's clock as it can be known from here: of the last samples the one with the shortest round trip.
/// </summary>
public sealed class ServerClock(TimeProvider local)
{
    const int Kept = 8;

    readonly Lock gate = new();
    readonly Queue<Sample> samples = new();
    Sample best;

    readonly record struct Sample(TimeSpan Offset, TimeSpan RoundTrip);

    /// <summary>When the last sample was taken, by the local clock; null before the first.</summary>
    public DateTimeOffset? SyncedAt { get; private set; }

    /// <summary>How far the local clock is behind the venue's.</summary>
    public TimeSpan Offset
    {
        get { lock (gate) return best.Offset; }
    }

    /// <summary>How much the estimate may be wrong.</summary>
    public TimeSpan Error
    {
        get { lock (gate) return best.RoundTrip / 2; }
    }

    /// <summary>The best estimate of the venue's time.</summary>
    public DateTimeOffset Now => local.GetUtcNow() + Offset;

    /// <summary>
    /// The venue's time in milliseconds, never ahead of it as far as the sample can tell: a stamp from the future is
    /// refused, one that is a little old is not.
    /// </summary>
    public long Stamp => (Now - Error).ToUnixTimeMilliseconds();

    /// <param name="server">What the venue answered.</param>
    public void Add(DateTimeOffset sent, DateTimeOffset received, DateTimeOffset server)
    {
        var sample = new Sample(server - (sent + (received - sent) / 2), received - sent);
        lock (gate)
        {
            if (samples.Count == Kept)
                samples.Dequeue();
            samples.Enqueue(sample);
            best = samples.MinBy(one => one.RoundTrip);
            SyncedAt = received;
        }
    }

    /// <summary>Forgets the samples: the venue said that they are wrong.</summary>
    public void Distrust()
    {
        lock (gate)
            samples.Clear();
    }
}
