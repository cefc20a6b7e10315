namespace Actors.Runtime;

/// <summary>What a supervisor does about a failed child.</summary>
public enum Directive
{
    /// <summary>Goes on with the same instance; the message is lost.</summary>
    Resume,

    /// <summary>Goes on with a new instance; the mailbox is kept, the message is lost.</summary>
    Restart,

    /// <summary>Fails itself, so that its own supervisor decides.</summary>
    Escalate,

    /// <summary>Stops the child.</summary>
    Stop,
}

/// <summary>Finds the directive for a failure.</summary>
public interface IDecider
{
    /// <summary>The directive for <paramref name="cause"/>.</summary>
    Directive Decide(Exception cause);
}

/// <summary>How a supervisor treats failures of its children.</summary>
public abstract class SupervisorStrategy
{
    /// <summary>Stops what cannot start, was killed or broke a death pact; restarts the rest.</summary>
    public static readonly IDecider DefaultDecider = new LocalOnlyDecider(static cause => cause switch
    {
        ActorInitializationException or ActorKilledException or DeathPactException => Directive.Stop,
        _ => Directive.Restart,
    });

    /// <summary>One for one, by the default decider, without limit.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    /// <summary>One for one, stopping whatever fails.</summary>
    public static readonly OneForOneStrategy StoppingStrategy = new(static _ => Directive.Stop);

    /// <summary>Finds the directive for a failure.</summary>
    public abstract IDecider Decider { get; }

    /// <summary>Whether failures are published on the event stream.</summary>
    protected bool LoggingEnabled { get; init; } = true;

    /// <summary>The directive for a child's failure.</summary>
    protected virtual Directive Handle(IActorRef child, Exception exception) => Decider.Decide(exception);

    /// <summary>Called when a child has terminated.</summary>
    public virtual void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IActorRef> children)
    {
    }

    /// <summary>Restarts or stops after a failure.</summary>
    /// <param name="context">The supervisor.</param>
    /// <param name="restart">True to restart as far as the limits allow, false to stop.</param>
    /// <param name="child">The child that failed.</param>
    /// <param name="cause">Its failure.</param>
    /// <param name="stats">How often it was restarted.</param>
    /// <param name="children">All children with their counts.</param>
    public abstract void ProcessFailure(IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children);

    /// <summary>Restarts a child.</summary>
    protected void RestartChild(IActorRef child, Exception cause, bool suspendFirst)
    {
        var target = InternalActorRef.Of(child);
        if (suspendFirst)
            target.SendSystem(new Suspend());
        target.SendSystem(new Recreate(cause));
    }

    /// <summary>Resumes a child that failed with <paramref name="exception"/>.</summary>
    protected void ResumeChild(IActorRef child, Exception exception) => InternalActorRef.Of(child).SendSystem(new Resume(exception));

    /// <summary>Publishes the failure as <see cref="Error"/>, or as <see cref="Warning"/> where the child resumes.</summary>
    protected virtual void LogFailure(IActorContext context, IActorRef child, Exception cause, Directive directive)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!LoggingEnabled || directive == Directive.Escalate)
            return;
        var type = child is LocalActorRef local ? local.Cell.Props.Type : typeof(SupervisorStrategy);
        var source = child.Path.ToString();
        var message = cause is ActorInitializationException { InnerException: { } inner } ? inner.Message : cause.Message;
        context.System.EventStream.Publish(directive == Directive.Resume
            ? new Warning(cause, source, type, message)
            : new Error(cause, source, type, message));
    }

    /// <summary>Acts on a failure; false means escalate.</summary>
    internal bool HandleFailure(ActorCell supervisor, LocalActorRef child, Exception cause, LocalActorRef[] siblings)
    {
        var directive = Handle(child, cause);
        LogFailure(supervisor, child, cause, directive);
        switch (directive)
        {
            case Directive.Resume:
                ResumeChild(child, cause);
                return true;
            case Directive.Restart or Directive.Stop:
                ProcessFailure(supervisor, directive == Directive.Restart, child, cause, ActorCell.StatsOf(child), Array.ConvertAll(siblings, ActorCell.StatsOf));
                return true;
            case Directive.Escalate:
                return false;
            default:
                throw new InvalidOperationException($"the decider for {child} answered {directive}, which is no directive");
        }
    }

    /// <summary>A decider over a function.</summary>
    private protected sealed class LocalOnlyDecider(Func<Exception, Directive> decide) : IDecider
    {
        public Directive Decide(Exception cause) => decide(cause);
    }

    private protected static IDecider DeciderOf(Func<Exception, Directive> decide)
    {
        ArgumentNullException.ThrowIfNull(decide);
        return new LocalOnlyDecider(decide);
    }
}
