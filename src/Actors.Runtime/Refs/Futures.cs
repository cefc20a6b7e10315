namespace Actors.Runtime;

/// <summary>Asking: a message whose answer completes a task.</summary>
public static class Futures
{
    /// <inheritdoc cref="Ask{T}(ICanTell, object, TimeSpan?, CancellationToken)"/>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) => self.Ask<object>(message, timeout, CancellationToken.None);

    /// <inheritdoc cref="Ask{T}(ICanTell, object, TimeSpan?, CancellationToken)"/>
    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) => self.Ask<object>(message, timeout: null, cancellationToken);

    /// <inheritdoc cref="Ask{T}(ICanTell, object, TimeSpan?, CancellationToken)"/>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) => self.Ask<object>(message, timeout, cancellationToken);

    /// <inheritdoc cref="Ask{T}(ICanTell, object, TimeSpan?, CancellationToken)"/>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) => self.Ask<T>(message, timeout, CancellationToken.None);

    /// <inheritdoc cref="Ask{T}(ICanTell, object, TimeSpan?, CancellationToken)"/>
    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) => self.Ask<T>(message, timeout: null, cancellationToken);

    /// <summary>Sends a message and gives the answer; a <see cref="Status.Failure"/> as answer fails the task with its cause.</summary>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">The question.</param>
    /// <param name="timeout">How long to wait; null waits without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AskTimeoutException">No answer in time.</exception>
    /// <exception cref="ArgumentException">The answer is not a <typeparamref name="T"/>.</exception>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Begin<T>(self, cancellationToken) is { } ask
            ? Finish(ask, self, message, timeout, cancellationToken)
            : Task.FromCanceled<T>(cancellationToken);
    }

    /// <summary>Sends a message that carries the reference to answer to.</summary>
    /// <inheritdoc cref="Ask{T}(ICanTell, object, TimeSpan?, CancellationToken)"/>
    public static Task<T> Ask<T>(this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(messageFactory);
        return Begin<T>(self, cancellationToken) is { } ask
            ? Finish(ask, self, messageFactory(ask), timeout, cancellationToken)
            : Task.FromCanceled<T>(cancellationToken);
    }

    /// <summary>The reference to answer to, or null where the wait is cancelled before it begins.</summary>
    static AskRef<T>? Begin<T>(ICanTell self, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(self);
        var system = (self as InternalActorRef ?? (self as IStandIn)?.Target ?? (self as ActorSelection)?.AnchorRef)?.System ?? Turn.Current?.System
            ?? throw new ArgumentException($"{self} belongs to no actor system, so there is nobody to answer to", nameof(self));
        return cancellationToken.IsCancellationRequested ? null : new AskRef<T>(system, self);
    }

    static Task<T> Finish<T>(AskRef<T> ask, ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        ask.Wait(timeout, cancellationToken);
        self.Tell(message, ask);
        return ask.Answer;
    }
}
