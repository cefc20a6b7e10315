namespace Actors.Runtime.TestKit;

/// <content>Limits of time, and conditions that come true.</content>
public abstract partial class TestKitBase
{
    /// <summary>Runs the action, whose expectations share the time.</summary>
    public void Within(TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, hint: null, epsilonValue, cancellationToken);

    /// <summary>Runs the action, which takes no less and no more time.</summary>
    public void Within(TimeSpan min, TimeSpan max, Action action, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(action);
        Within(min, max, () =>
        {
            action();
            return true;
        }, hint, epsilonValue, cancellationToken);
    }

    /// <summary>Runs the function, whose expectations share the time.</summary>
    public T Within<T>(TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, hint: null, epsilonValue, cancellationToken);

    /// <summary>Runs the function, which takes no less and no more time.</summary>
    public T Within<T>(TimeSpan min, TimeSpan max, Func<T> function, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        cancellationToken.ThrowIfCancellationRequested();
        var (started, limit, outer) = Enter(max);
        try
        {
            var result = function();
            CheckTime(waiter.Now - started, min, limit, hint, epsilonValue);
            return result;
        }
        finally
        {
            deadline = outer;
        }
    }

    /// <summary>Sets the deadline of what follows; the outer one is to be put back.</summary>
    (TimeSpan Started, TimeSpan Limit, TimeSpan? Outer) Enter(TimeSpan max)
    {
        var (started, limit, outer) = (waiter.Now, RemainingOr(max), deadline);
        deadline = started + limit;
        return (started, limit, outer);
    }

    static void CheckTime(TimeSpan took, TimeSpan min, TimeSpan limit, string? hint, TimeSpan? epsilonValue)
    {
        if (took < min)
            Fail($"took {took}, and should take at least {min}", hint);
        if (took > limit + (epsilonValue ?? TimeSpan.Zero))
            Fail($"took {took}, and should take at most {limit}", hint);
    }

    /// <summary>Repeats the assertion until it passes.</summary>
    public void AwaitAssert(Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        Exception? failure = null;
        if (!waiter.Until(Passes, RemainingOr(duration ?? DefaultTimeout), interval ?? TestWaiter.Poll))
            throw failure!;

        bool Passes()
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                assertion();
                return true;
            }
            catch (Exception cause)
            {
                failure = cause;
                return false;
            }
        }
    }

    /// <summary>Waits for a condition to come true, for the default time.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max: null, interval: null, message: null, cancellationToken);

    /// <summary>Waits for a condition to come true.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, interval: null, message: null, cancellationToken);

    /// <summary>Waits for a condition to come true; if it does not, that is said with a message.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitCondition(conditionIsFulfilled, max, interval: null, message, cancellationToken);

    /// <summary>Waits for a condition to come true, looking at every interval.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default)
    {
        var limit = RemainingOr(max ?? DefaultTimeout);
        if (!AwaitConditionNoThrow(conditionIsFulfilled, limit, interval, cancellationToken))
            Fail(message ?? $"the condition did not come true within {limit}", hint: null);
    }

    /// <summary>Waits for a condition; false where it does not come true in time.</summary>
    public bool AwaitConditionNoThrow(Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conditionIsFulfilled);
        return waiter.Until(Holds, max, interval ?? TestWaiter.Poll);

        bool Holds()
        {
            cancellationToken.ThrowIfCancellationRequested();
            return conditionIsFulfilled();
        }
    }
}
