using System.Collections.Concurrent;

namespace Actors.Runtime.TestKit;

/// <summary>How a test waits: for real on threads; in a simulation by running it and moving its time.</summary>
internal sealed class TestWaiter(ActorSystem system)
{
    /// <summary>How often a condition is looked at that nothing announces.</summary>
    internal static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(10);

    readonly SimulatedActorSystem? simulation = system as SimulatedActorSystem;

    /// <summary>The time that timeouts are measured by.</summary>
    internal TimeSpan Now => simulation is null
        ? TimeProvider.System.GetElapsedTime(0)
        : TimeSpan.FromTicks(simulation.Now.UtcTicks);

    internal bool IsSimulated => simulation is not null;

    /// <summary>Lets a simulation come to rest.</summary>
    internal void Settle() => simulation?.Run();

    /// <summary>Waits for an element.</summary>
    internal bool TryTake<T>(BlockingCollection<T> queue, TimeSpan max, CancellationToken cancellationToken, out T element)
    {
        if (simulation is null)
            return queue.TryTake(out element!, max > TimeSpan.Zero ? (int)Math.Min(int.MaxValue, max.TotalMilliseconds) : 0, cancellationToken);
        Until(() => queue.Count > 0, max);
        return queue.TryTake(out element!);
    }

    /// <summary>Waits for a condition; false where it does not come true in time.</summary>
    internal bool Until(Func<bool> condition, TimeSpan max, TimeSpan? interval = null)
    {
        var end = Now + max;
        Settle();
        while (!condition())
        {
            if (Now >= end)
                return false;
            Pause(interval, end);
        }
        return true;
    }

    /// <summary>Waits a little; a simulation goes on to its next timer, or by the interval where that is sooner.</summary>
    internal void Pause(TimeSpan? interval, TimeSpan end)
    {
        if (simulation is null)
        {
            using var never = new ManualResetEventSlim();
            never.Wait(interval ?? Poll);
            return;
        }
        var step = end - Now;
        if (interval < step)
            step = interval.Value;
        var until = simulation.Now + step;
        simulation.AdvanceTo(simulation.NextTimer is { } due && due < until ? due : until);
    }
}
