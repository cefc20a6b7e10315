namespace Actors.Runtime;

/// <summary>Restarting a child after a pause that grows with every restart.</summary>
public static class Backoff
{
    /// <summary>Starts the child anew when it fails and its supervisor says restart. Stopping it ends the supervisor too.</summary>
    /// <param name="childProps">The recipe of the child.</param>
    /// <param name="childName">Its name.</param>
    /// <param name="minBackoff">The first pause.</param>
    /// <param name="maxBackoff">The longest pause.</param>
    /// <param name="randomFactor">By what part of itself a pause may be longer, 0.2 for 20 %, so that not all come back at once.</param>
    public static BackoffOptions OnFailure(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        new(childProps, childName, minBackoff, maxBackoff, randomFactor, isOnStop: false);

    /// <inheritdoc cref="OnFailure(Props, string, TimeSpan, TimeSpan, double)"/>
    public static BackoffOptions OnFailure(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        OnFailure(childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);

    /// <summary>Starts the child anew when it has stopped, for whatever reason: for children that stop when they fail, as persistent actors do.</summary>
    /// <inheritdoc cref="OnFailure(Props, string, TimeSpan, TimeSpan, double)"/>
    public static BackoffOptions OnStop(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        new(childProps, childName, minBackoff, maxBackoff, randomFactor, isOnStop: true);

    /// <inheritdoc cref="OnStop(Props, string, TimeSpan, TimeSpan, double)"/>
    public static BackoffOptions OnStop(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);
}

/// <summary>How a <see cref="BackoffSupervisor"/> treats its child. Made by <see cref="Backoff"/>.</summary>
public sealed record BackoffOptions
{
    internal BackoffOptions(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, bool isOnStop)
    {
        ArgumentNullException.ThrowIfNull(childProps);
        if (minBackoff <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(minBackoff), minBackoff, "the first pause is longer than zero");
        if (maxBackoff < minBackoff)
            throw new ArgumentOutOfRangeException(nameof(maxBackoff), maxBackoff, $"the longest pause is not shorter than the first, {minBackoff}");
        if (randomFactor is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(randomFactor), randomFactor, "expected a part between 0 and 1");
        ChildProps = childProps;
        ChildName = childName;
        MinBackoff = minBackoff;
        MaxBackoff = maxBackoff;
        RandomFactor = randomFactor;
        IsOnStop = isOnStop;
        ResetAfter = minBackoff;
    }

    internal Props ChildProps { get; }

    internal string ChildName { get; }

    internal TimeSpan MinBackoff { get; }

    internal TimeSpan MaxBackoff { get; }

    internal double RandomFactor { get; }

    internal bool IsOnStop { get; }

    /// <summary>How long a child must live for its restarts to be forgotten; null where only <see cref="BackoffSupervisor.Reset"/> does that.</summary>
    internal TimeSpan? ResetAfter { get; private init; }

    internal int MaxRetries { get; private init; } = -1;

    internal SupervisorStrategy Strategy { get; private init; } = SupervisorStrategy.DefaultStrategy;

    internal object? Reply { get; private init; }

    internal Func<object, bool>? IsFinalStop { get; private init; }

    /// <summary>Forgets the restarts of a child that has lived so long.</summary>
    public BackoffOptions WithAutoReset(TimeSpan resetBackoff) => this with { ResetAfter = resetBackoff };

    /// <summary>Forgets the restarts only when told <see cref="BackoffSupervisor.Reset"/>.</summary>
    public BackoffOptions WithManualReset() => this with { ResetAfter = null };

    /// <summary>Decides by this strategy what a failure means.</summary>
    public BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy) => this with { Strategy = supervisorStrategy };

    internal BackoffOptions With(SupervisorStrategy strategy)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        return this with { Strategy = strategy };
    }

    /// <summary>Stops the child at any failure.</summary>
    public BackoffOptions WithDefaultStoppingStrategy() => this with { Strategy = SupervisorStrategy.StoppingStrategy };

    /// <summary>Gives up after so many restarts that were not forgotten; -1 for never.</summary>
    public BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries) => this with { MaxRetries = maxNrOfRetries };

    /// <summary>Answers messages with this while the child is away; they are dead letters otherwise.</summary>
    public BackoffOptions WithReplyWhileStopped(object replyWhileStopped) => this with { Reply = replyWhileStopped };

    /// <summary>Says which message to the child means that it is to stop for good.</summary>
    public BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage) => this with { IsFinalStop = isFinalStopMessage };
}
