namespace Actors.Runtime;

/// <summary>Stands before one child: passes messages on to it, and starts it anew after a pause when it failed or stopped.</summary>
public sealed class BackoffSupervisor : UntypedActor, IWithTimers
{
    readonly BackoffOptions options;
    IActorRef? child;
    bool isRestarting;
    bool isFinal;

    internal BackoffSupervisor(BackoffOptions options) => this.options = options;

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    internal int RestartsSoFar { get; private set; }

    /// <summary>The recipe of a supervisor whose child is started anew when it stops.</summary>
    public static Props Props(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        Props(Backoff.OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor));

    /// <inheritdoc cref="Props(Props, string, TimeSpan, TimeSpan, double)"/>
    public static Props Props(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        Props(Backoff.OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor, maxNrOfRetries));

    /// <summary>The recipe of a supervisor whose child is started anew when it stops, and which decides by a strategy what a failure means.</summary>
    public static Props PropsWithSupervisorStrategy(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, SupervisorStrategy strategy) =>
        Props(Backoff.OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor).With(strategy));

    /// <summary>The recipe of a supervisor.</summary>
    public static Props Props(BackoffOptions options) => Runtime.Props.Create(() => new BackoffSupervisor(options));

    /// <inheritdoc/>
    protected override void PreStart() => StartChild();

    /// <inheritdoc/>
    protected override SupervisorStrategy SupervisorStrategy() => new StopInsteadOfRestart(options.Strategy);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Terminated gone when gone.ActorRef.Equals(child):
                OnChildStopped();
                break;
            case StartAgain:
                StartChild();
                break;
            case ForgetRestarts forget:
                if (forget.Count == RestartsSoFar)
                    RestartsSoFar = 0;
                break;
            case GetCurrentChild:
                Sender.Tell(new CurrentChild(child ?? ActorRefs.Nobody));
                break;
            case GetRestartCount:
                Sender.Tell(new RestartCount(RestartsSoFar));
                break;
            case Reset:
                RestartsSoFar = 0;
                break;
            default:
                PassOn(message);
                break;
        }
    }

    /// <summary>True where a failed child comes back after a pause.</summary>
    internal bool MayStartAgain => options.MaxRetries < 0 || RestartsSoFar < options.MaxRetries;

    /// <summary>Notes that the child is stopped because it failed and is to come back.</summary>
    internal void ExpectRestart() => isRestarting = true;

    void StartChild()
    {
        isRestarting = false;
        child = Context.Watch(Context.ActorOf(options.ChildProps, options.ChildName));
        if (options.ResetAfter is { } lifetime && RestartsSoFar > 0)
            Timers.StartSingleTimer(nameof(ForgetRestarts), new ForgetRestarts(RestartsSoFar), lifetime);
    }

    void OnChildStopped()
    {
        child = null;
        Timers.Cancel(nameof(ForgetRestarts));
        if (isFinal || !MayStartAgain || !(options.IsOnStop || isRestarting))
        {
            Context.Stop(Self);
            return;
        }
        Timers.StartSingleTimer(nameof(StartAgain), new StartAgain(), Pause(RestartsSoFar));
        RestartsSoFar++;
    }

    /// <summary>The pause doubles from the shortest to the longest, and is drawn out by a chance that the system's seed determines.</summary>
    TimeSpan Pause(int restarts)
    {
        var doubled = Math.Min(options.MaxBackoff.Ticks, options.MinBackoff.Ticks * Math.Pow(2, restarts));
        var chance = Cell.System.ChanceOf(Self.Path.Uid, restarts);
        return TimeSpan.FromTicks((long)(doubled * (1 + (chance * options.RandomFactor))));
    }

    void PassOn(object message)
    {
        isFinal |= options.IsFinalStop?.Invoke(message) == true;
        if (child is not null)
            child.Forward(message);
        else if (options.Reply is not null)
            Sender.Tell(options.Reply);
        else
            Cell.System.DeadLetterRef.Take(message, Sender, Self);
        if (isFinal && child is null)
            Context.Stop(Self);
    }

    /// <summary>Asks for the child: answered by <see cref="CurrentChild"/>.</summary>
    public sealed class GetCurrentChild
    {
        /// <summary>The one instance.</summary>
        public static readonly GetCurrentChild Instance = new();
    }

    /// <summary>The child, or nobody during a pause.</summary>
    public sealed class CurrentChild(IActorRef @ref)
    {
        /// <summary>The child.</summary>
        public IActorRef Ref { get; } = @ref;
    }

    /// <summary>Forgets the restarts so far.</summary>
    public sealed class Reset
    {
        /// <summary>The one instance.</summary>
        public static readonly Reset Instance = new();
    }

    /// <summary>Asks how often the child was started anew: answered by <see cref="RestartCount"/>.</summary>
    public sealed class GetRestartCount
    {
        /// <summary>The one instance.</summary>
        public static readonly GetRestartCount Instance = new();
    }

    /// <summary>How often the child was started anew since that was last forgotten.</summary>
    public sealed class RestartCount(int count)
    {
        /// <summary>How often.</summary>
        public int Count { get; } = count;
    }

    sealed class StartAgain;

    sealed record ForgetRestarts(int Count);

    /// <summary>Decides as the given strategy, and stops a child that is to restart: it comes back after the pause.</summary>
    sealed class StopInsteadOfRestart(SupervisorStrategy given) : SupervisorStrategy
    {
        public override IDecider Decider => given.Decider;

        public override void ProcessFailure(IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children)
        {
            if (restart)
                ((BackoffSupervisor)((ActorCell)context).Actor!).ExpectRestart();
            context.Stop(child);
        }
    }
}
