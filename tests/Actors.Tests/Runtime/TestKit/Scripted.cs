using Actors.Runtime;

namespace Actors.Tests.Runtime.TestKit;

/// <summary>An actor whose handlers and hooks a test declares in place.</summary>
public sealed class Scripted : ReceiveActor, IWithUnboundedStash, IWithTimers
{
    public Scripted(Action<Scripted> script) => script(this);

    public IStash Stash { get; set; } = null!;

    public ITimerScheduler Timers { get; set; } = null!;

    public new IActorRef Self => base.Self;

    public new IActorRef Sender => base.Sender;

    public static new IActorContext Context => ActorBase.Context;

    public Action? OnPreStart { get; set; }

    public Action? OnPostStop { get; set; }

    /// <summary>Called before the default of the hook.</summary>
    public Action<Exception, object?>? OnPreRestart { get; set; }

    /// <summary>Called in place of the default of the hook.</summary>
    public Action<Exception, object?>? InsteadOfPreRestart { get; set; }

    public Action<Exception>? OnPostRestart { get; set; }

    public SupervisorStrategy? Strategy { get; set; }

    public static Props Props(Action<Scripted> script) => Actors.Runtime.Props.Create(() => new Scripted(script));

    public static IActorRef Child(Action<Scripted> script, string? name = null) => Context.ActorOf(Props(script), name);

    public void On<T>(Action<T> handler, Predicate<T>? when = null) => Receive(handler, when);

    public void OnIf<T>(Func<T, bool> handler) => Receive(handler);

    public void OnAsync<T>(Func<T, Task> handler) => ReceiveAsync(handler);

    public void OnAny(Action<object> handler) => ReceiveAny(handler);

    public void Turn(Action handlers) => Become(handlers);

    public void TurnStacked(Action handlers) => BecomeStacked(handlers);

    public void TurnBack() => UnbecomeStacked();

    public void TimeOutAfter(TimeSpan? timeout) => SetReceiveTimeout(timeout);

    protected override void PreStart() => OnPreStart?.Invoke();

    protected override void PostStop() => OnPostStop?.Invoke();

    protected override void PreRestart(Exception reason, object? message)
    {
        OnPreRestart?.Invoke(reason, message);
        if (InsteadOfPreRestart is { } instead)
            instead(reason, message);
        else
            base.PreRestart(reason, message);
    }

    protected override void PostRestart(Exception reason)
    {
        OnPostRestart?.Invoke(reason);
        base.PostRestart(reason);
    }

    protected override SupervisorStrategy SupervisorStrategy() => Strategy ?? base.SupervisorStrategy();
}

/// <summary>A failure that a test causes.</summary>
public sealed class Boom(string message = "boom") : Exception(message);
