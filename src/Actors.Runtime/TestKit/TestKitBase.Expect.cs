namespace Actors.Runtime.TestKit;

/// <content>Expecting messages.</content>
public abstract partial class TestKitBase
{
    /// <summary>Expects a message of a type.</summary>
    public T ExpectMsg<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(duration, hint, static (_, _) => { }, cancellationToken);

    /// <summary>Expects a message that equals this one.</summary>
    public T ExpectMsg<T>(T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectMsg(message, EqualityComparer<T>.Default.Equals, timeout, hint, cancellationToken);

    /// <summary>Expects a message of a type that fits.</summary>
    public T ExpectMsg<T>(Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, hint, (got, _) => Check(isMessage(got), got, hint), cancellationToken);

    /// <summary>Expects a message of a type that passes the assertions.</summary>
    public T ExpectMsg<T>(Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, hint, (got, _) => assert(got), cancellationToken);

    /// <summary>Expects a message of a type that fits, with its sender.</summary>
    public T ExpectMsg<T>(Func<T, IActorRef, bool> isMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, hint, (got, sender) => Check(isMessageAndSender(got, sender), got, hint), cancellationToken);

    /// <summary>Expects a message of a type that passes the assertions, with its sender.</summary>
    public T ExpectMsg<T>(Action<T, IActorRef> assertMessageAndSender, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, hint, assertMessageAndSender, cancellationToken);

    /// <summary>Expects a message that is the same in the eyes of a comparer.</summary>
    public T ExpectMsg<T>(T expected, Func<T, T, bool> comparer, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, hint, (got, _) =>
        {
            if (!comparer(expected, got))
                Fail($"expected {expected}, and {got} came", hint);
        }, cancellationToken);

    /// <summary>Expects a message of a type from a sender.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(duration, hint, (_, from) => CheckSender(sender, from, hint), cancellationToken);

    /// <summary>Expects a message that equals this one from a sender.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default)
    {
        var got = ExpectMsg(message, timeout, hint, cancellationToken);
        CheckSender(sender, LastSender, hint);
        return got;
    }

    /// <summary>Expects a message of a type that fits from a sender.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default)
    {
        var got = ExpectMsg(isMessage, timeout, hint, cancellationToken);
        CheckSender(sender, LastSender, hint);
        return got;
    }

    /// <summary>Expects a message of a type that passes the assertions from a sender.</summary>
    public T ExpectMsgFrom<T>(IActorRef sender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectMsgFrom(from => CheckSender(sender, from, hint), assertMessage, timeout, hint, cancellationToken);

    /// <summary>Expects a message of a type that fits from a sender that fits.</summary>
    public T ExpectMsgFrom<T>(Predicate<IActorRef> isSender, Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectMsgFrom<T>(from => Check(isSender(from), from, hint), got => Check(isMessage(got), got, hint), timeout, hint, cancellationToken);

    /// <summary>Expects a message of a type from a sender that both pass their assertions.</summary>
    public T ExpectMsgFrom<T>(Action<IActorRef> assertSender, Action<T> assertMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, hint, (got, from) =>
        {
            assertSender(from);
            assertMessage(got);
        }, cancellationToken);

    /// <summary>Expects these messages in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        ExpectMsgAllOf(RemainingOrDefault, messages, cancellationToken);

    /// <summary>Expects these messages in any order.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) => ExpectMsgAllOf(RemainingOrDefault, messages);

    /// <summary>Expects these messages in any order within a time.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages) => ExpectMsgAllOf(max, (IReadOnlyCollection<T>)messages);

    /// <summary>Expects these messages in any order within a time.</summary>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(messages);
        var received = ReceiveN(messages.Count, max, cancellationToken);
        var missing = messages.ToList();
        foreach (var one in received)
        {
            if (one is not T known || !missing.Remove(known))
                Fail($"expected, in any order, {string.Join(", ", messages)}, and {one} came", hint: null);
        }
        return [.. received.Cast<T>()];
    }

    /// <summary>Expects one of these messages.</summary>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default)
    {
        var all = messages.ToArray();
        return ExpectMsg<T>(got =>
        {
            if (!all.Contains(got))
                Fail($"expected one of {string.Join(", ", all)}, and {got} came", hint: null);
        }, cancellationToken: cancellationToken);
    }

    /// <summary>Expects no message for the default time.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) => ExpectNoMsg(RemainingOrDefault, cancellationToken);

    /// <summary>Expects no message for a time in milliseconds.</summary>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) => ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <summary>Expects no message for a time.</summary>
    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default)
    {
        if (TryReceiveOne(out var envelope, duration, cancellationToken))
            Fail($"expected no message within {duration}, and {envelope.Message} came from {envelope.Sender}", hint: null);
    }

    /// <summary>Expects word that a watched actor has stopped.</summary>
    public Terminated ExpectTerminated(IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectMsg<Terminated>(message => message.ActorRef.Equals(target), timeout, hint ?? $"Terminated of {target}", cancellationToken);

    T Expect<T>(TimeSpan? timeout, string? hint, Action<T, IActorRef> check, CancellationToken cancellationToken)
    {
        var limit = RemainingOrDilated(timeout);
        if (!TryReceiveOne(out var envelope, limit, cancellationToken))
            Fail($"expected a message of type {typeof(T)} within {limit}, and none came", hint);
        if (envelope.Message is not T got)
            throw new TestKitException($"expected a message of type {typeof(T)}, and {envelope.Message} ({envelope.Message?.GetType()}) came from {envelope.Sender}{Hinted(hint)}");
        check(got, LastSender);
        return got;
    }

    static void Check<T>(bool fits, T got, string? hint)
    {
        if (!fits)
            Fail($"a {typeof(T)} came that does not fit: {got}", hint);
    }

    static void CheckSender(IActorRef expected, IActorRef actual, string? hint)
    {
        if (!expected.Equals(actual))
            Fail($"expected a message from {expected}, and it came from {actual}", hint);
    }
}
