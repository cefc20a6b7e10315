namespace Actors.Runtime;

/// <summary>Virtual time: it moves when the driver says so, and timers fire in order of instant, then of start.</summary>
internal sealed class SimulatedTimeProvider(DateTimeOffset start) : TimeProvider
{
    readonly PriorityQueue<Firing, (long Due, long Order)> firings = new();
    long now = start.UtcTicks;
    long order;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>True while nothing will fire.</summary>
    internal bool IsQuiet => firings.Count == 0;

    /// <summary>The instant of the next timer, if one runs.</summary>
    internal DateTimeOffset? NextDue
    {
        get
        {
            while (firings.TryPeek(out var firing, out var key))
            {
                if (firing.IsCurrent)
                    return new DateTimeOffset(key.Due, TimeSpan.Zero);
                firings.Dequeue();
            }
            return null;
        }
    }

    public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);

    public override long GetTimestamp() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    internal void MoveTo(DateTimeOffset instant) => now = instant.UtcTicks;

    /// <summary>Moves time to the next timer and fires it.</summary>
    internal void FireNext()
    {
        if (NextDue is not { } due)
            return;
        now = Math.Max(now, due.UtcTicks);
        firings.Dequeue().Timer.Fire();
    }

    void Arm(VirtualTimer timer, TimeSpan delay) =>
        firings.Enqueue(new(timer, timer.Version), (now + Math.Max(0, delay.Ticks), order++));

    readonly record struct Firing(VirtualTimer Timer, long Version)
    {
        internal bool IsCurrent => Timer.Version == Version;
    }

    sealed class VirtualTimer(SimulatedTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        TimeSpan period = Timeout.InfiniteTimeSpan;
        bool isDisposed;

        /// <summary>Changes with every arming, so that a firing of an earlier one is told apart.</summary>
        internal long Version { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (isDisposed)
                return false;
            Version++;
            this.period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
                time.Arm(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            isDisposed = true;
            Version++;
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire()
        {
            Version++;
            if (period > TimeSpan.Zero)
                time.Arm(this, period);
            callback(state);
        }
    }
}
