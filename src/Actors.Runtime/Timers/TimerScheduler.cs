namespace Actors.Runtime;

/// <summary>A firing on its way to the actor.</summary>
internal sealed class TimerMessage(ActorTimer timer) : IAutoReceivedMessage, IDeadLetterSuppression
{
    internal readonly ActorTimer Timer = timer;
}

/// <summary>One started timer; a restart of the same key is another object, which is how stale firings are told apart.</summary>
internal sealed class ActorTimer(object key, object message, bool isPeriodic, ICancelable schedule)
{
    internal readonly object Key = key;
    internal readonly object Message = message;
    internal readonly bool IsPeriodic = isPeriodic;
    internal readonly ICancelable Schedule = schedule;
}

internal sealed class TimerScheduler(ActorCell cell) : ITimerScheduler
{
    readonly Dictionary<object, ActorTimer> timers = [];

    public IReadOnlyCollection<object> ActiveTimers => [.. timers.Keys];

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) => StartPeriodicTimer(key, msg, interval, interval, sender: null);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef? sender) => StartPeriodicTimer(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) => StartPeriodicTimer(key, msg, initialDelay, interval, sender: null);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef? sender)
    {
        if (interval <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(interval), interval, "a periodic timer needs an interval longer than zero");
        var firing = Start(key, msg, isPeriodic: true, out var schedule);
        cell.System.Scheduler.ScheduleTellRepeatedly(initialDelay, interval, cell.Self, firing, sender, schedule);
    }

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) => StartSingleTimer(key, msg, timeout, sender: null);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef? sender)
    {
        var firing = Start(key, msg, isPeriodic: false, out var schedule);
        cell.System.Scheduler.ScheduleTellOnce(timeout, cell.Self, firing, sender, schedule);
    }

    public bool IsTimerActive(object key) => timers.ContainsKey(key);

    public void Cancel(object key)
    {
        if (timers.Remove(key, out var timer))
            timer.Schedule.Cancel();
    }

    public void CancelAll()
    {
        foreach (var timer in timers.Values)
            timer.Schedule.Cancel();
        timers.Clear();
    }

    /// <summary>Whether a firing is still wanted, and the message it brings.</summary>
    internal bool Take(TimerMessage firing, out object message)
    {
        message = firing.Timer.Message;
        if (!timers.TryGetValue(firing.Timer.Key, out var active) || !ReferenceEquals(active, firing.Timer))
            return false;
        if (!active.IsPeriodic)
            timers.Remove(active.Key);
        return true;
    }

    TimerMessage Start(object key, object msg, bool isPeriodic, out ICancelable schedule)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(msg);
        Cancel(key);
        schedule = new Cancelable(cell.System.Scheduler);
        var timer = new ActorTimer(key, msg, isPeriodic, schedule);
        timers.Add(key, timer);
        return new TimerMessage(timer);
    }
}
