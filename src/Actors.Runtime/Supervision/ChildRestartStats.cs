namespace Actors.Runtime;

/// <summary>How often a child was restarted, and since when that is counted.</summary>
public sealed class ChildRestartStats
{
    readonly LocalActorRef child;
    long? windowStart;

    internal ChildRestartStats(LocalActorRef child) => this.child = child;

    /// <summary>The child.</summary>
    public IActorRef Child => child;

    /// <summary>The restarts that count at present.</summary>
    public int MaxNrOfRetriesCount { get; private set; }

    /// <summary>Counts a restart if it is still allowed.</summary>
    /// <param name="maxNrOfRetries">Restarts allowed in the window; negative for any number.</param>
    /// <param name="withinTimeMilliseconds">Length of the window; negative or zero for no window.</param>
    public bool RequestRestartPermission(int maxNrOfRetries, int withinTimeMilliseconds) => (maxNrOfRetries, withinTimeMilliseconds) switch
    {
        (0, _) => false,
        ( < 0, <= 0) => true,
        (_, <= 0) => ++MaxNrOfRetriesCount <= maxNrOfRetries,
        _ => IsAllowedInWindow(maxNrOfRetries < 0 ? 1 : maxNrOfRetries, TimeSpan.FromMilliseconds(withinTimeMilliseconds)),
    };

    bool IsAllowedInWindow(int retries, TimeSpan window)
    {
        var time = child.Cell.System.Time;
        var now = time.GetTimestamp();
        windowStart ??= now;
        if (time.GetElapsedTime(windowStart.Value, now) > window)
        {
            windowStart = now;
            MaxNrOfRetriesCount = 1;
            return true;
        }
        return ++MaxNrOfRetriesCount <= retries;
    }
}
