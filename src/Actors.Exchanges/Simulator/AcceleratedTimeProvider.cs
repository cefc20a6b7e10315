namespace Actors.Exchanges.Simulator;

/// <summary>
/// Time that runs so many times as fast as that of another provider, from a start of its own. Timers and delays run on it
/// too: a timer of a minute fires after a second at 60×.
/// </summary>
public sealed class AcceleratedTimeProvider : TimeProvider
{
    readonly TimeProvider real;
    readonly DateTimeOffset start;
    readonly long origin;
    readonly double factor;

    /// <exception cref="ArgumentOutOfRangeException">The factor is not above 0.</exception>
    public AcceleratedTimeProvider(TimeProvider real, DateTimeOffset start, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        (this.real, this.start, this.factor, origin) = (real, start.ToUniversalTime(), factor, real.GetTimestamp());
    }

    public double Factor => factor;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => start.AddTicks(GetTimestamp());

    /// <summary>Ticks of the accelerated time since the start.</summary>
    public override long GetTimestamp() => (long)(real.GetElapsedTime(origin).Ticks * factor);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(real.CreateTimer(callback, state, Shorten(dueTime), Shorten(period)), this);

    // Never earlier than asked for, and never a period of 0, which would be none at all.
    TimeSpan Shorten(TimeSpan span) => span == Timeout.InfiniteTimeSpan || span == TimeSpan.Zero ? span
        : TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(span.TotalMilliseconds / factor)));

    sealed class Timer(ITimer inner, AcceleratedTimeProvider time) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(time.Shorten(dueTime), time.Shorten(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
