using System.Collections;

namespace Actors.Runtime.TestKit;

/// <content>Taking messages as they come, for tests that await.</content>
public abstract partial class TestKitBase
{
    /// <inheritdoc cref="FishForMessage(Predicate{object}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<object> FishForMessageAsync(Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Later(() => FishForMessage(isMessage, max, hint, cancellationToken));

    /// <inheritdoc cref="FishForMessage{T}(Predicate{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> FishForMessageAsync<T>(Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Later(() => FishForMessage(isMessage, max, hint, cancellationToken));

    /// <inheritdoc cref="FishForMessage{T}(Predicate{T}, ArrayList, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> FishForMessageAsync<T>(Predicate<T> isMessage, ArrayList? allMessages, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        Later(() => FishForMessage(isMessage, allMessages, max, hint, cancellationToken));

    /// <summary>Drops messages until one of the type comes.</summary>
    public Task FishUntilMessageAsync<T>(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Done(() => FishForMessage<T>(static _ => true, max, cancellationToken: cancellationToken));

    /// <summary>Takes messages until none has come for a time.</summary>
    /// <param name="max">The silence that is waited for.</param>
    /// <param name="maxMessages">How many messages at most; one more fails. Null for any number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages before the silence.</returns>
    public Task<ArrayList> WaitForRadioSilenceAsync(TimeSpan? max = null, uint? maxMessages = null, CancellationToken cancellationToken = default) => Later(() =>
    {
        var heard = new ArrayList();
        while (ReceiveOne(max, cancellationToken) is { } message)
        {
            if (heard.Add(message) >= maxMessages)
                Fail($"expected silence after at most {maxMessages} messages, and {message} came", hint: null);
        }
        return heard;
    }).AsTask();

    /// <inheritdoc cref="ReceiveOne"/>
    public ValueTask<object?> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Later(() => ReceiveOne(max, cancellationToken));

    /// <inheritdoc cref="TryReceiveOne"/>
    public ValueTask<(bool Success, MessageEnvelope Envelope)> TryReceiveOneAsync(TimeSpan? max, CancellationToken cancellationToken = default) =>
        Later(() => (TryReceiveOne(out var envelope, max, cancellationToken), envelope));

    /// <inheritdoc cref="PeekOne(TimeSpan?, CancellationToken)"/>
    public ValueTask<object?> PeekOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Later(() => PeekOne(max, cancellationToken));

    /// <inheritdoc cref="PeekOne(TimeSpan?, CancellationToken)"/>
    public ValueTask<object?> PeekOneAsync(CancellationToken cancellationToken) => PeekOneAsync(max: null, cancellationToken);

    /// <inheritdoc cref="TryPeekOne"/>
    public ValueTask<(bool Success, MessageEnvelope Envelope)> TryPeekOneAsync(TimeSpan? max, CancellationToken cancellationToken) =>
        Later(() => (TryPeekOne(out var envelope, max, cancellationToken), envelope));

    /// <inheritdoc cref="ReceiveN(int, CancellationToken)"/>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, CancellationToken cancellationToken = default) =>
        Several(() => ReceiveN(numberOfMessages, cancellationToken));

    /// <inheritdoc cref="ReceiveN(int, TimeSpan, CancellationToken)"/>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        Several(() => ReceiveN(numberOfMessages, max, cancellationToken));

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(TimeSpan? max, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) where T : class =>
        Several(() => ReceiveWhile(max, filter, msgs, cancellationToken));

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(TimeSpan? max, TimeSpan? idle, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) where T : class =>
        Several(() => ReceiveWhile(max, idle, filter, msgs, cancellationToken));

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(Func<object, T?> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default) where T : class =>
        Several(() => ReceiveWhile(max, idle, filter, msgs, cancellationToken));

    /// <inheritdoc cref="ReceiveWhile{T}(Predicate{T}, TimeSpan?, TimeSpan?, int, bool, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(Predicate<T> shouldContinue, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default) =>
        Several(() => ReceiveWhile(shouldContinue, max, idle, msgs, shouldIgnoreOtherMessageTypes, cancellationToken));
}
