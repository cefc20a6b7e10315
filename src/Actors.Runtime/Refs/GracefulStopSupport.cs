namespace Actors.Runtime;

/// <summary>Stopping an actor and waiting for its end.</summary>
public static class GracefulStopSupport
{
    /// <summary>Tells the actor <see cref="PoisonPill"/> and completes with true when it has stopped.</summary>
    /// <exception cref="TaskCanceledException">It has not stopped within <paramref name="timeout"/>.</exception>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => target.GracefulStop(timeout, PoisonPill.Instance);

    /// <summary>Tells the actor <paramref name="stopMessage"/>, at which it should stop, and completes with true when it has.</summary>
    /// <exception cref="TaskCanceledException">It has not stopped within <paramref name="timeout"/>.</exception>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        var watch = DeathRef.Watch(target, timeout, CancellationToken.None);
        target.Tell(stopMessage, ActorRefs.NoSender);
        return watch;
    }
}

/// <summary>Waiting for the end of an actor.</summary>
public static class WatchAsyncSupport
{
    /// <summary>Completes with true when the actor has stopped.</summary>
    public static Task<bool> WatchAsync(this IActorRef target, CancellationToken token = default) =>
        DeathRef.Watch(target, Timeout.InfiniteTimeSpan, token);
}
