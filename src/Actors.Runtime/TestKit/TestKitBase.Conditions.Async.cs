namespace Actors.Runtime.TestKit;

/// <content>Limits of time and conditions, for tests that await.</content>
public abstract partial class TestKitBase
{
    /// <inheritdoc cref="AwaitAssert"/>
    public Task AwaitAssertAsync(Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        Done(() => AwaitAssert(assertion, duration, interval, cancellationToken));

    /// <inheritdoc cref="AwaitAssert"/>
    public async Task AwaitAssertAsync(Func<Task> assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        Exception? failure = null;
        if (!await AwaitConditionNoThrowAsync(Passes, RemainingOr(duration ?? DefaultTimeout), interval, cancellationToken))
            throw failure!;

        async Task<bool> Passes()
        {
            try
            {
                await assertion();
                return true;
            }
            catch (Exception cause)
            {
                failure = cause;
                return false;
            }
        }
    }

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        Done(() => AwaitCondition(conditionIsFulfilled, cancellationToken));

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, string, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        Done(() => AwaitCondition(conditionIsFulfilled, max, message, cancellationToken));

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, TimeSpan?, string, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default) =>
        Done(() => AwaitCondition(conditionIsFulfilled, max, interval, message, cancellationToken));

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max: null, interval: null, message: null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, interval: null, message: null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, string, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitConditionAsync(conditionIsFulfilled, max, interval: null, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, TimeSpan?, string, CancellationToken)"/>
    public async Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default)
    {
        var limit = RemainingOr(max ?? DefaultTimeout);
        if (!await AwaitConditionNoThrowAsync(conditionIsFulfilled, limit, interval, cancellationToken))
            Fail(message ?? $"the condition did not come true within {limit}", hint: null);
    }

    /// <inheritdoc cref="AwaitConditionNoThrow"/>
    public Task<bool> AwaitConditionNoThrowAsync(Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        Later(() => AwaitConditionNoThrow(conditionIsFulfilled, max, interval, cancellationToken)).AsTask();

    /// <inheritdoc cref="AwaitConditionNoThrow"/>
    public async Task<bool> AwaitConditionNoThrowAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conditionIsFulfilled);
        var end = waiter.Now + max;
        waiter.Settle();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await conditionIsFulfilled())
                return true;
            if (waiter.Now >= end)
                return false;
            await Done(() => waiter.Pause(interval ?? TestWaiter.Poll, end));
        }
    }

    /// <inheritdoc cref="Within(TimeSpan, Action, TimeSpan?, CancellationToken)"/>
    public Task WithinAsync(TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, hint: null, epsilonValue, cancellationToken);

    /// <inheritdoc cref="Within(TimeSpan, TimeSpan, Action, string, TimeSpan?, CancellationToken)"/>
    public async Task WithinAsync(TimeSpan min, TimeSpan max, Func<Task> actionAsync, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(actionAsync);
        await WithinAsync(min, max, async () =>
        {
            await actionAsync();
            return true;
        }, hint, epsilonValue, cancellationToken);
    }

    /// <inheritdoc cref="Within{T}(TimeSpan, Func{T}, TimeSpan?, CancellationToken)"/>
    public Task<T> WithinAsync<T>(TimeSpan max, Func<Task<T>> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, function, hint: null, epsilonValue, cancellationToken);

    /// <inheritdoc cref="Within{T}(TimeSpan, TimeSpan, Func{T}, string, TimeSpan?, CancellationToken)"/>
    public async Task<T> WithinAsync<T>(TimeSpan min, TimeSpan max, Func<Task<T>> function, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(function);
        cancellationToken.ThrowIfCancellationRequested();
        var (started, limit, outer) = Enter(max);
        try
        {
            var result = await function();
            CheckTime(waiter.Now - started, min, limit, hint, epsilonValue);
            return result;
        }
        finally
        {
            deadline = outer;
        }
    }

    /// <summary>Does something where a wait may take its time: aside on threads, at once in a simulation.</summary>
    async Task Done(Action action) => await Later(() =>
    {
        action();
        return true;
    });
}
