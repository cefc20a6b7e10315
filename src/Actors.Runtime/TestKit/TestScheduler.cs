namespace Actors.Runtime.TestKit;

/// <summary>
/// A scheduler whose time stands until the test moves it. A system has it where its configuration says
/// <c>akka.scheduler.implementation = TestScheduler</c>; get it by a cast of <see cref="ActorSystem.Scheduler"/>.
/// Timers, receive timeouts and timeouts of asks follow it too.
/// </summary>
public sealed class TestScheduler : IScheduler, IAdvancedScheduler
{
    readonly TimeScheduler inner;
    readonly ManualTimeProvider time;

    internal TestScheduler(ActorSystem system, ManualTimeProvider time)
    {
        this.time = time;
        inner = new(system, time);
    }

    /// <inheritdoc/>
    public DateTimeOffset Now => inner.Now;

    /// <inheritdoc/>
    public TimeSpan MonotonicClock => inner.MonotonicClock;

    /// <inheritdoc/>
    public TimeSpan HighResMonotonicClock => inner.HighResMonotonicClock;

    /// <inheritdoc/>
    public IAdvancedScheduler Advanced => this;

    /// <summary>Moves time on; what is due on the way happens at its instant.</summary>
    public void Advance(TimeSpan offset) => time.Advance(offset);

    /// <summary>Moves time to an instant.</summary>
    public void AdvanceTo(DateTimeOffset when) => Advance(when - Now);

    /// <inheritdoc/>
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender) => inner.ScheduleTellOnce(delay, receiver, message, sender);

    /// <inheritdoc/>
    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        inner.ScheduleTellOnce(delay, receiver, message, sender, cancelable);

    /// <inheritdoc/>
    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender) =>
        inner.ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender);

    /// <inheritdoc/>
    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        inner.ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, cancelable);

    /// <inheritdoc/>
    public void ScheduleOnce(TimeSpan delay, Action action) => inner.ScheduleOnce(delay, action);

    /// <inheritdoc/>
    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) => inner.ScheduleOnce(delay, action, cancelable);

    /// <inheritdoc/>
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) => inner.ScheduleRepeatedly(initialDelay, interval, action);

    /// <inheritdoc/>
    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        inner.ScheduleRepeatedly(initialDelay, interval, action, cancelable);
}
