namespace Actors.Runtime.TestKit;

/// <summary>Opens when it was counted down so often as it was made for; actors count, the test waits.</summary>
public class TestLatch
{
    readonly TestWaiter waiter;
    readonly int count;
    int left;

    internal TestLatch(TestWaiter waiter, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        this.waiter = waiter;
        this.count = count;
        left = count;
    }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => Volatile.Read(ref left) <= 0;

    /// <summary>Counts down by one.</summary>
    public void CountDown() => Interlocked.Decrement(ref left);

    /// <summary>Opens it at once.</summary>
    public void Open() => Volatile.Write(ref left, 0);

    /// <summary>Closes it, to be counted down anew.</summary>
    public void Reset() => Volatile.Write(ref left, count);

    /// <summary>Waits until it is open, for the default time.</summary>
    public void Ready() => Ready(TestKitBase.DefaultTimeout);

    /// <summary>Waits until it is open.</summary>
    /// <exception cref="TimeoutException">It is not open in time.</exception>
    public void Ready(TimeSpan timeout)
    {
        if (!waiter.Until(() => IsOpen, timeout))
            throw new TimeoutException($"the latch was to be counted down {count} times within {timeout}, and {Math.Max(0, Volatile.Read(ref left))} are missing");
    }
}

/// <summary>Holds threads until so many of them have come. Threads only: a simulated system has one.</summary>
public sealed class TestBarrier : IDisposable
{
    readonly Barrier barrier;

    internal TestBarrier(int count) => barrier = new(count);

    /// <summary>Waits for the others, for the default time.</summary>
    public void Await() => Await(TestKitBase.DefaultTimeout);

    /// <summary>Waits for the others.</summary>
    /// <exception cref="TimeoutException">Not all come in time.</exception>
    public void Await(TimeSpan timeout)
    {
        if (!barrier.SignalAndWait(timeout))
            throw new TimeoutException($"{barrier.ParticipantCount} threads were to come to the barrier within {timeout}, and {barrier.ParticipantsRemaining} are missing");
    }

    /// <summary>Lets the barrier go.</summary>
    public void Dispose() => barrier.Dispose();
}
