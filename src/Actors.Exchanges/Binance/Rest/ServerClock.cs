namespace Actors.Exchanges.Binance.Rest;

/// <summary>
/// The venue's clock as it can be known from here: what it said last, carried on by the monotonic clock of this machine,
/// which nobody sets. That the wall clock drifts or jumps does no harm to the stamp of a request then.
/// </summary>
public sealed class ServerClock(TimeProvider local)
{
    const int Kept = 8;

    /// <summary>What a quartz may gain or lose.</summary>
    const double Drift = 1e-4;

    static readonly TimeSpan Jump = TimeSpan.FromMilliseconds(250);

    readonly Lock gate = new();
    readonly Queue<Sample> samples = new();
    Sample? best;
    (DateTimeOffset Wall, long At) last;

    /// <param name="At">Timestamp of the local clock at which the venue's was <paramref name="Server"/>.</param>
    readonly record struct Sample(long At, DateTimeOffset Server, TimeSpan RoundTrip);

    /// <summary>When the last sample was taken, by the local clock; null before the first.</summary>
    public DateTimeOffset? SyncedAt { get; private set; }

    /// <summary>How far the local wall clock is behind the venue's.</summary>
    public TimeSpan Offset => Read().Now - local.GetUtcNow();

    /// <summary>How much the estimate may be wrong.</summary>
    public TimeSpan Error => Read().Error;

    /// <summary>The best estimate of the venue's time; that of this machine before the first sample.</summary>
    public DateTimeOffset Now => Read().Now;

    /// <summary>How far the local wall clock is off at the least, whichever way; zero while its error may be that of the samples.</summary>
    public TimeSpan Wrong
    {
        get
        {
            var (now, error) = Read();
            var off = (now - local.GetUtcNow()).Duration() - error;
            return off > TimeSpan.Zero ? off : TimeSpan.Zero;
        }
    }

    /// <summary>
    /// The venue's time in milliseconds, never ahead of it as far as the samples can tell: a stamp from the future is
    /// refused, one that is a little old is not.
    /// </summary>
    public long Stamp
    {
        get
        {
            var (now, error) = Read();
            return (now - error).ToUnixTimeMilliseconds();
        }
    }

    /// <summary>
    /// True when the wall clock was set since the last sample, or the machine slept, as a monotonic clock does not tell by
    /// itself: the venue has to be asked before its time is believed.
    /// </summary>
    public bool HasJumped
    {
        get
        {
            lock (gate)
                return best is not null && (local.GetUtcNow() - last.Wall - local.GetElapsedTime(last.At)).Duration() > Jump;
        }
    }

    /// <param name="sent">Timestamp of the local clock when the question left; now is when the answer came.</param>
    /// <param name="server">What the venue answered.</param>
    public void Add(long sent, DateTimeOffset server)
    {
        lock (gate)
        {
            var at = local.GetTimestamp();
            var roundTrip = local.GetElapsedTime(sent, at);
            var sample = new Sample(at, server + roundTrip / 2, roundTrip);
            if (samples.Any(one => Contradicts(one, sample)))
                samples.Clear(); // one of the clocks was set: only the newest tells how they stand
            if (samples.Count == Kept)
                samples.Dequeue();
            samples.Enqueue(sample);
            best = samples.MinBy(one => ErrorOf(one, at));
            last = (local.GetUtcNow(), at);
            SyncedAt = last.Wall;
        }
    }

    /// <summary>Forgets the samples: the venue said that they are wrong.</summary>
    public void Distrust()
    {
        lock (gate)
            samples.Clear();
    }

    (DateTimeOffset Now, TimeSpan Error) Read()
    {
        lock (gate)
        {
            if (best is not { } sample)
                return (local.GetUtcNow(), TimeSpan.Zero);
            var at = local.GetTimestamp();
            return (sample.Server + local.GetElapsedTime(sample.At, at), ErrorOf(sample, at));
        }
    }

    bool Contradicts(in Sample old, in Sample young) =>
        (old.Server + local.GetElapsedTime(old.At, young.At) - young.Server).Duration() > ErrorOf(old, young.At) + ErrorOf(young, young.At);

    /// <summary>Half the way there and back, what the clock may have drifted since, and the part of a millisecond that the venue left out.</summary>
    TimeSpan ErrorOf(in Sample sample, long at) =>
        sample.RoundTrip / 2 + local.GetElapsedTime(sample.At, at) * Drift + TimeSpan.FromMilliseconds(1);
}
