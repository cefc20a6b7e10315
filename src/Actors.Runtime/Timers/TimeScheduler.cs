namespace Actors.Runtime;

/// <summary>The scheduler of a system, over the timers of its <see cref="TimeProvider"/>.</summary>
internal sealed class TimeScheduler(ActorSystem system, TimeProvider time) : IScheduler, IAdvancedScheduler
{
    readonly long started = time.GetTimestamp();

    public DateTimeOffset Now => time.GetUtcNow();

    public TimeSpan MonotonicClock => time.GetElapsedTime(started);

    public TimeSpan HighResMonotonicClock => time.GetElapsedTime(started);

    public IAdvancedScheduler Advanced => this;

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, cancelable: null);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        new Scheduled(system, Telling(receiver, message, sender), cancelable).Start(time, delay, Timeout.InfiniteTimeSpan);

    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, cancelable: null);

    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        new Scheduled(system, Telling(receiver, message, sender), cancelable).Start(time, initialDelay, Positive(interval));

    public void ScheduleOnce(TimeSpan delay, Action action) => ScheduleOnce(delay, action, cancelable: null);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        new Scheduled(system, action, cancelable).Start(time, delay, Timeout.InfiniteTimeSpan);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        ScheduleRepeatedly(initialDelay, interval, action, cancelable: null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        new Scheduled(system, action, cancelable).Start(time, initialDelay, Positive(interval));

    static Action Telling(ICanTell receiver, object message, IActorRef? sender)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        ArgumentNullException.ThrowIfNull(message);
        return () => receiver.Tell(message, sender);
    }

    static TimeSpan Positive(TimeSpan interval) => interval > TimeSpan.Zero
        ? interval
        : throw new ArgumentOutOfRangeException(nameof(interval), interval, "a repeated schedule needs an interval longer than zero");

    /// <summary>One entry of the schedule: ends with its cancelable, with the system, or when it has fired for the last time.</summary>
    sealed class Scheduled(ActorSystem system, Action action, ICancelable? cancelable)
    {
        ITimer? timer;
        CancellationTokenRegistration cancellation;
        bool isRepeated;

        internal void Start(TimeProvider time, TimeSpan delay, TimeSpan interval)
        {
            if (delay < TimeSpan.Zero)
                throw new ArgumentOutOfRangeException(nameof(delay), delay, "a delay is not negative");
            if (cancelable?.IsCancellationRequested == true)
                return;
            isRepeated = interval != Timeout.InfiniteTimeSpan;
            var armed = time.CreateTimer(static self => ((Scheduled)self!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer = armed;
            if (cancelable is not null)
                cancellation = cancelable.Token.UnsafeRegister(static self => ((Scheduled)self!).timer!.Dispose(), this);
            armed.Change(delay, interval);
        }

        void Fire()
        {
            if (system.WhenTerminated.IsCompleted || !isRepeated)
            {
                timer!.Dispose();
                cancellation.Unregister();
            }
            if (system.WhenTerminated.IsCompleted || cancelable?.IsCancellationRequested == true)
                return;
            try
            {
                action();
            }
            catch (Exception failure)
            {
                system.EventStream.Publish(new Error(failure, "scheduler", typeof(TimeScheduler), $"a scheduled action failed: {failure.Message}"));
            }
        }
    }
}
