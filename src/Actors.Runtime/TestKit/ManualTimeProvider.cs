namespace Actors.Runtime.TestKit;

/// <summary>A clock that stands until a test moves it; timers fire on the moving thread.</summary>
public sealed class ManualTimeProvider : TimeProvider
{
    readonly Lock gate = new();
    readonly List<ManualTimer> timers = [];
    long now = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).UtcTicks;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref now), TimeSpan.Zero);

    /// <inheritdoc/>
    public override long GetTimestamp() => Volatile.Read(ref now);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        lock (gate)
            timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time on; timers that are due on the way fire at their instants.</summary>
    public void Advance(TimeSpan duration)
    {
        var until = now + duration.Ticks;
        while (true)
        {
            ManualTimer? next;
            lock (gate)
            {
                next = timers.Where(one => one.Due <= until).MinBy(static one => one.Due);
                Volatile.Write(ref now, Math.Max(now, next?.Due ?? until));
                if (next is null)
                    return;
                next.Rearm();
            }
            next.Fire();
        }
    }

    sealed class ManualTimer(ManualTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        TimeSpan period;

        internal long Due { get; private set; } = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? long.MaxValue : time.now + dueTime.Ticks;
                this.period = period;
                return true;
            }
        }

        public void Dispose()
        {
            lock (time.gate)
                time.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Rearm() => Due = period > TimeSpan.Zero ? Due + period.Ticks : long.MaxValue;

        internal void Fire() => callback(state);
    }
}
