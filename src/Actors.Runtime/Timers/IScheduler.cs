namespace Actors.Runtime;

/// <summary>The time as the system sees it.</summary>
public interface ITimeProvider
{
    /// <summary>The instant, in UTC.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Time since the system started; never runs backwards.</summary>
    TimeSpan MonotonicClock { get; }

    /// <summary>As <see cref="MonotonicClock"/>, with the finest resolution there is.</summary>
    TimeSpan HighResMonotonicClock { get; }
}

/// <summary>Sends messages later.</summary>
public interface ITellScheduler
{
    /// <summary>Sends a message once after a delay.</summary>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender);

    /// <summary>Sends a message once after a delay, unless cancelled before.</summary>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable);

    /// <summary>Sends a message after a delay and then at every interval.</summary>
    void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender);

    /// <summary>Sends a message after a delay and then at every interval, until cancelled.</summary>
    void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable);
}

/// <summary>Calls actions later. They run outside of any actor: prefer to send a message.</summary>
public interface IActionScheduler
{
    /// <summary>Calls an action once after a delay.</summary>
    void ScheduleOnce(TimeSpan delay, Action action);

    /// <summary>Calls an action once after a delay, unless cancelled before.</summary>
    void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable);

    /// <summary>Calls an action after a delay and then at every interval.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action);

    /// <summary>Calls an action after a delay and then at every interval, until cancelled.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable);
}

/// <summary>Both ways of scheduling.</summary>
public interface IAdvancedScheduler : IActionScheduler, ITellScheduler;

/// <summary>The scheduler of a system, on the system's own time.</summary>
public interface IScheduler : ITellScheduler, ITimeProvider
{
    /// <summary>Also schedules actions.</summary>
    IAdvancedScheduler Advanced { get; }
}

/// <summary>Something that can be called off.</summary>
public interface ICancelable
{
    /// <summary>Whether it was called off.</summary>
    bool IsCancellationRequested { get; }

    /// <summary>The same as a token.</summary>
    CancellationToken Token { get; }

    /// <summary>Calls it off.</summary>
    void Cancel();

    /// <summary>Calls it off; <paramref name="throwOnFirstException"/> as in <see cref="CancellationTokenSource.Cancel(bool)"/>.</summary>
    void Cancel(bool throwOnFirstException);

    /// <summary>Calls it off after a delay on the system's time.</summary>
    void CancelAfter(TimeSpan delay);

    /// <summary>Calls it off after a delay in milliseconds.</summary>
    void CancelAfter(int millisecondsDelay);
}

/// <summary>A cancelable on the time of a scheduler.</summary>
public sealed class Cancelable(IScheduler scheduler) : ICancelable, IDisposable
{
    readonly CancellationTokenSource source = new();

    /// <summary>A cancelable that calls itself off after a delay.</summary>
    public Cancelable(IScheduler scheduler, TimeSpan delay) : this(scheduler) => CancelAfter(delay);

    /// <inheritdoc/>
    public bool IsCancellationRequested => source.IsCancellationRequested;

    /// <inheritdoc/>
    public CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Cancel() => Cancel(throwOnFirstException: false);

    /// <inheritdoc/>
    public void Cancel(bool throwOnFirstException) => source.Cancel(throwOnFirstException);

    /// <inheritdoc/>
    public void CancelAfter(TimeSpan delay) => scheduler.Advanced.ScheduleOnce(delay, Cancel, cancelable: null);

    /// <inheritdoc/>
    public void CancelAfter(int millisecondsDelay) => CancelAfter(TimeSpan.FromMilliseconds(millisecondsDelay));

    /// <summary>Releases the token.</summary>
    public void Dispose() => source.Dispose();
}
