using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Actors.Runtime.TestKit;

/// <content>Taking messages as they come.</content>
public abstract partial class TestKitBase
{
    /// <summary>The next message, or null where none comes in time.</summary>
    public object? ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        TryReceiveOne(out var envelope, max, cancellationToken) ? envelope.Message : null;

    /// <summary>The next message with its sender; false where none comes in time.</summary>
    public bool TryReceiveOne(out MessageEnvelope envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        BecomeSender();
        if (peeked is { } next)
        {
            (envelope, peeked) = (next, null);
        }
        else if (!waiter.TryTake(queue, RemainingOrDilated(max), cancellationToken, out envelope))
        {
            last = default;
            return false;
        }
        last = envelope;
        return true;
    }

    /// <summary>The next message, which stays to be received; null where none comes in time.</summary>
    public object? PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        TryPeekOne(out var envelope, max, cancellationToken) ? envelope.Message : null;

    /// <inheritdoc cref="PeekOne(TimeSpan?, CancellationToken)"/>
    public object? PeekOne(CancellationToken cancellationToken) => PeekOne(max: null, cancellationToken);

    /// <summary>The next message with its sender, which stays to be received; false where none comes in time.</summary>
    public bool TryPeekOne(out MessageEnvelope envelope, TimeSpan? max, CancellationToken cancellationToken)
    {
        if (peeked is null && waiter.TryTake(queue, RemainingOrDilated(max), cancellationToken, out var next))
            peeked = next;
        envelope = peeked.GetValueOrDefault();
        return peeked is not null;
    }

    /// <summary>So many messages.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        ReceiveN(numberOfMessages, RemainingOrDefault, cancellationToken);

    /// <summary>So many messages within a time.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default)
    {
        var end = waiter.Now + max;
        var received = new List<object>(numberOfMessages);
        while (received.Count < numberOfMessages)
        {
            received.Add(ReceiveOne(end - waiter.Now, cancellationToken)
                ?? throw new TestKitException($"expected {numberOfMessages} messages within {max}, and {received.Count} came: {string.Join(", ", received)}"));
        }
        return received;
    }

    /// <summary>Messages as long as the filter gives something for them; the first other one stays.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(TimeSpan? max, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) where T : class =>
        ReceiveWhile(max, idle: null, filter, msgs, cancellationToken);

    /// <summary>Messages as long as the filter gives something for them and no silence is longer than <paramref name="idle"/>; the first other one stays.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(TimeSpan? max, TimeSpan? idle, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) where T : class
    {
        ArgumentNullException.ThrowIfNull(filter);
        var end = waiter.Now + RemainingOrDilated(max);
        var received = new List<T>();
        while (received.Count < msgs && PeekOne(Least(idle ?? TimeSpan.MaxValue, end - waiter.Now), cancellationToken) is { } message && filter(message) is { } wanted)
        {
            TryReceiveOne(out _);
            received.Add(wanted);
        }
        return received;
    }

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IReadOnlyList<T> ReceiveWhile<T>(Func<object, T?> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default) where T : class =>
        ReceiveWhile(max, idle, filter, msgs, cancellationToken);

    /// <summary>Messages of a type as long as they fit; the first that does not stays. Messages of other types are dropped, or end it too.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(Predicate<T> shouldContinue, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(shouldContinue);
        return [.. ReceiveWhile<object>(max, idle, Wanted, int.MaxValue, cancellationToken).OfType<T>()];

        object? Wanted(object message) => message switch
        {
            _ when msgs <= 0 => null,
            T known when shouldContinue(known) && msgs-- > 0 => message,
            T => null,
            _ => shouldIgnoreOtherMessageTypes ? message : null,
        };
    }

    /// <summary>Drops messages until one fits.</summary>
    public object FishForMessage(Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    /// <summary>Drops messages until one of the type fits.</summary>
    public T FishForMessage<T>(Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage(isMessage, allMessages: null, max, hint, cancellationToken);

    /// <summary>Takes messages until one of the type fits.</summary>
    /// <param name="isMessage">Whether a message fits.</param>
    /// <param name="allMessages">Gets the messages before it; null to drop them.</param>
    /// <param name="max">How long to wait.</param>
    /// <param name="hint">What to say where none comes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public T FishForMessage<T>(Predicate<T> isMessage, ArrayList? allMessages, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isMessage);
        var limit = RemainingOrDilated(max);
        var end = waiter.Now + limit;
        while (ReceiveOne(end - waiter.Now, cancellationToken) is { } message)
        {
            if (message is T known && isMessage(known))
                return known;
            allMessages?.Add(message);
        }
        throw new TestKitException($"no {typeof(T).Name} that fits came within {limit}{Hinted(hint)}");
    }

    /// <summary>The time, or what is left of the surrounding <c>Within</c> where that is less.</summary>
    protected TimeSpan RemainingOr(TimeSpan duration) => deadline is null ? duration : Least(duration, Remaining);

    /// <summary>The time given, or the default, cut to what is left of the surrounding <c>Within</c>.</summary>
    public TimeSpan RemainingOrDilated(TimeSpan? duration) => RemainingOr(duration ?? SingleExpectDefault);

    /// <summary>The time given, or the default.</summary>
    public TimeSpan GetTimeoutOrDefault(TimeSpan? timeout) => timeout ?? SingleExpectDefault;

    /// <summary>The time on this machine; it is not drawn out.</summary>
    public TimeSpan Dilated(TimeSpan duration) => duration;

    static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

    static string Hinted(string? hint) => string.IsNullOrEmpty(hint) ? "" : $" ({hint})";

    [DoesNotReturn]
    static void Fail(string message, string? hint) => throw new TestKitException(message + Hinted(hint));
}
