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
        var started = waiter.Now;
        var limit = RemainingOr(max);
        var outer = deadline;
        deadline = started + limit;
        try
        {
            var result = function();
            var took = waiter.Now - started;
            if (took < min)
                Fail($"took {took}, and should take at least {min}", hint);
            if (took > limit + (epsilonValue ?? TimeSpan.Zero))
                Fail($"took {took}, and should take at most {limit}", hint);
            return result;
        }
        finally
        {
            deadline = outer;
        }
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

    /// <summary>Waits for a condition to come true.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max = null, TimeSpan? interval = null, string? message = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conditionIsFulfilled);
        var limit = RemainingOr(max ?? DefaultTimeout);
        if (!waiter.Until(() => !cancellationToken.IsCancellationRequested && conditionIsFulfilled(), limit, interval ?? TestWaiter.Poll))
            Fail(message ?? $"the condition did not come true within {limit}", hint: null);
    }
}
