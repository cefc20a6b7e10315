using Actors.Domain;

namespace Actors.Exchanges.Simulator;

/// <summary>
/// Time that stands until somebody moves it, for runs that go as fast as everything which follows from an instant is
/// done. Timers fire one at a time, in the order of their moments and then of their setting, on the thread that asks.
/// </summary>
public sealed class SteppedTimeProvider : TimeProvider
{
    readonly Lock gate = new();
    readonly PriorityQueue<(Timer Timer, int Setting), (long Due, long Number)> due = new();
    long now;
    long settings;

    public SteppedTimeProvider(DateTimeOffset start) => now = start.UtcTicks;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>When the next timer is due, which may be now; null where none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get
        {
            lock (gate)
                return FindNext(out var at) ? new DateTimeOffset(at, TimeSpan.Zero) : null;
        }
    }

    /// <summary>Told of each instant that time was moved to, before the timers of that instant fire.</summary>
    public Action<DateTimeOffset>? Moved { get; set; }

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref now), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves time on; no timer fires yet.</summary>
    /// <exception cref="DomainFault">The instant has passed, or a timer is due before it.</exception>
    public void MoveTo(DateTimeOffset instant)
    {
        lock (gate)
        {
            if (instant.UtcTicks < now)
                throw new DomainFault($"time would run backwards: {GetUtcNow():O} -> {instant:O}");
            if (FindNext(out var at) && at < instant.UtcTicks)
                throw new DomainFault($"a timer is due at {new DateTimeOffset(at, TimeSpan.Zero):O}, before {instant:O}: fire it first");
            Volatile.Write(ref now, instant.UtcTicks);
        }
        Moved?.Invoke(instant);
    }

    /// <summary>Fires the first timer that is due by now.</summary>
    /// <returns>False where none is.</returns>
    public bool FireNext()
    {
        Timer timer;
        lock (gate)
        {
            if (!FindNext(out var at) || at > now)
                return false;
            timer = due.Dequeue().Timer;
            timer.Rearm();
        }
        timer.Fire();
        return true;
    }

    /// <summary>Moves time on by a span; each timer on the way fires at its own moment.</summary>
    public void Advance(TimeSpan span)
    {
        var until = GetUtcNow() + span;
        while (NextDue is { } next && next <= until)
        {
            if (next > GetUtcNow())
                MoveTo(next);
            FireNext();
        }
        MoveTo(until);
    }

    // Settings that were changed since lie in the queue still, and are passed over.
    bool FindNext(out long at)
    {
        while (due.TryPeek(out var first, out var key))
        {
            at = key.Due;
            if (first.Timer.Setting == first.Setting)
                return true;
            due.Dequeue();
        }
        at = 0;
        return false;
    }

    sealed class Timer(SteppedTimeProvider time, TimerCallback callback, object? state) : ITimer
    {
        TimeSpan period;
        bool isOver;

        public int Setting { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time.gate)
            {
                if (isOver)
                    return false;
                this.period = period;
                Set(dueTime, time.now);
                return true;
            }
        }

        public void Dispose()
        {
            lock (time.gate)
            {
                isOver = true;
                Setting++;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        public void Rearm() => Set(period > TimeSpan.Zero ? period : Timeout.InfiniteTimeSpan, time.now);

        public void Fire() => callback(state);

        void Set(TimeSpan after, long from)
        {
            Setting++;
            if (after != Timeout.InfiniteTimeSpan)
                time.due.Enqueue((this, Setting), (from + after.Ticks, time.settings++));
        }
    }
}
