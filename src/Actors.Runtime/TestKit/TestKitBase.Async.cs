namespace Actors.Runtime.TestKit;

/// <content>The same for tests that await. On a simulated system they are done when they return.</content>
public abstract partial class TestKitBase
{
    /// <inheritdoc cref="ExpectMsg{T}(TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Later(() => ExpectMsg<T>(duration, hint, cancellationToken));

    /// <inheritdoc cref="ExpectMsg{T}(T, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Later(() => ExpectMsg(message, timeout, hint, cancellationToken));

    /// <inheritdoc cref="ExpectMsg{T}(Predicate{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Later(() => ExpectMsg(isMessage, timeout, hint, cancellationToken));

    /// <inheritdoc cref="ExpectMsg{T}(Action{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Later(() => ExpectMsg(assert, timeout, hint, cancellationToken));

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Later(() => ExpectMsgFrom<T>(sender, duration, hint, cancellationToken));

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, T, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Later(() => ExpectMsgFrom(sender, message, timeout, hint, cancellationToken));

    /// <inheritdoc cref="ExpectMsgAnyOf"/>
    public ValueTask<T> ExpectMsgAnyOfAsync<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        Later(() => ExpectMsgAnyOf(messages, cancellationToken));

    /// <inheritdoc cref="ExpectTerminated"/>
    public ValueTask<Terminated> ExpectTerminatedAsync(IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Later(() => ExpectTerminated(target, timeout, hint, cancellationToken));

    /// <inheritdoc cref="FishForMessage{T}"/>
    public ValueTask<T> FishForMessageAsync<T>(Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Later(() => FishForMessage(isMessage, max, hint, cancellationToken));

    /// <inheritdoc cref="ReceiveOne"/>
    public ValueTask<object?> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Later(() => ReceiveOne(max, cancellationToken));

    /// <inheritdoc cref="ExpectNoMsg(CancellationToken)"/>
    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) => ExpectNoMsgAsync(RemainingOrDefault, cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(int, CancellationToken)"/>
    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) => ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(TimeSpan, CancellationToken)"/>
    public async ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        await Later(() =>
        {
            ExpectNoMsg(duration, cancellationToken);
            return true;
        });

    /// <inheritdoc cref="AwaitAssert"/>
    public async Task AwaitAssertAsync(Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        await Later(() =>
        {
            AwaitAssert(assertion, duration, interval, cancellationToken);
            return true;
        });

    ValueTask<T> Later<T>(Func<T> expect) => waiter.IsSimulated ? new(expect()) : new(Task.Run(expect));
}
