namespace Actors.Runtime;

/// <summary>The receive timeout and the keyed timers of the actor.</summary>
internal abstract partial class ActorCell
{
    ReceiveTimeoutTimer? receiveTimeout;
    TimerScheduler? timerScheduler;

    /// <summary>The actor's timers, made on first need.</summary>
    internal TimerScheduler Timers => timerScheduler ??= new(this);

    public TimeSpan? ReceiveTimeout => receiveTimeout?.Timeout;

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        if (timeout <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "a receive timeout is longer than zero; null clears it");
        ClearReceiveTimeout();
        if (timeout is { } silence)
            receiveTimeout = new(this, silence);
    }

    void ClearReceiveTimeout()
    {
        receiveTimeout?.Dispose();
        receiveTimeout = null;
    }

    void TouchReceiveTimeout(object message)
    {
        if (message is not (INotInfluenceReceiveTimeout or Box))
            receiveTimeout!.Touch();
        else if (message is Box && Box.Open(message) is not INotInfluenceReceiveTimeout)
            receiveTimeout!.Touch();
    }
}

/// <summary>Sends <see cref="ReceiveTimeout"/> after a silence. A message only notes the time: the timer looks when it fires.</summary>
internal sealed class ReceiveTimeoutTimer : IDisposable
{
    readonly ActorCell cell;
    readonly TimeProvider time;
    readonly ITimer timer;
    long lastMessage;
    volatile bool disposed;

    internal ReceiveTimeoutTimer(ActorCell cell, TimeSpan timeout)
    {
        this.cell = cell;
        Timeout = timeout;
        time = cell.System.Time;
        lastMessage = time.GetTimestamp();
        timer = time.CreateTimer(static self => ((ReceiveTimeoutTimer)self!).Fire(), this, System.Threading.Timeout.InfiniteTimeSpan, System.Threading.Timeout.InfiniteTimeSpan);
        timer.Change(timeout, System.Threading.Timeout.InfiniteTimeSpan);
    }

    internal TimeSpan Timeout { get; }

    public void Dispose()
    {
        disposed = true;
        timer.Dispose();
    }

    internal void Touch() => Volatile.Write(ref lastMessage, time.GetTimestamp());

    void Fire()
    {
        if (disposed)
            return;
        var left = Timeout - time.GetElapsedTime(Volatile.Read(ref lastMessage));
        if (left <= TimeSpan.Zero)
        {
            cell.PostFromOutside(ReceiveTimeout.Instance, from: null);
            Touch();
            left = Timeout;
        }
        timer.Change(left, System.Threading.Timeout.InfiniteTimeSpan);
    }
}
