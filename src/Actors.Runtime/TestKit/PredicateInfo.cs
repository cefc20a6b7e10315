namespace Actors.Runtime.TestKit;

/// <summary>Says which message of a set is expected.</summary>
public sealed class PredicateInfo
{
    readonly Func<object, bool> fits;

    PredicateInfo(Type type, Func<object, bool> fits)
    {
        Type = type;
        this.fits = fits;
    }

    /// <summary>The type of the message.</summary>
    public Type Type { get; }

    /// <summary>A message of a type that fits.</summary>
    public static PredicateInfo Create<T>(Func<T, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new(typeof(T), message => message is T known && predicate(known));
    }

    internal bool Fits(object message) => fits(message);
}

/// <content>Expecting messages in any order by what fits them.</content>
public abstract partial class TestKitBase
{
    /// <summary>Expects a message for each predicate, in any order.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(params PredicateInfo[] predicates) =>
        ExpectMsgAllOfMatchingPredicates(predicates, CancellationToken.None);

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])"/>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken) =>
        ExpectMsgAllOfMatchingPredicates(RemainingOrDefault, predicates, cancellationToken);

    /// <summary>Expects a message for each predicate, in any order, within a time.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(TimeSpan max, params PredicateInfo[] predicates) =>
        ExpectMsgAllOfMatchingPredicates(max, predicates, CancellationToken.None);

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(TimeSpan, PredicateInfo[])"/>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(predicates);
        var received = ReceiveN(predicates.Count, max, cancellationToken);
        var missing = predicates.ToList();
        foreach (var message in received)
        {
            var fitting = missing.FindIndex(one => one.Fits(message));
            if (fitting < 0)
                Fail($"expected, in any order, {string.Join(", ", predicates.Select(static one => one.Type.Name))} that fit, and {message} came", hint: null);
            missing.RemoveAt(fitting);
        }
        return received;
    }

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])"/>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        Several(() => ExpectMsgAllOfMatchingPredicates(predicates, cancellationToken));

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(TimeSpan, PredicateInfo[])"/>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        Several(() => ExpectMsgAllOfMatchingPredicates(max, predicates, cancellationToken));
}
