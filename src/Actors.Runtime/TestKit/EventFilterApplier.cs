namespace Actors.Runtime.TestKit;

/// <summary>Runs code and expects events meanwhile.</summary>
public interface IEventFilterApplier
{
    /// <summary>Expects one event.</summary>
    void ExpectOne(Action action);

    /// <summary>Expects one event within a time.</summary>
    void ExpectOne(TimeSpan timeout, Action action);

    /// <summary>Expects one event, and gives what the function gives.</summary>
    T ExpectOne<T>(Func<T> func);

    /// <summary>Expects so many events, no more.</summary>
    void Expect(int expectedCount, Action action);

    /// <summary>Expects so many events within a time, no more.</summary>
    void Expect(int expectedCount, TimeSpan timeout, Action action);

    /// <summary>Takes the events, so that nobody else reports them.</summary>
    void Mute(Action action);
}

internal sealed class EventFilterApplier(TestKitBase kit, ActorSystem system, Type channel, Predicate<object> fits, string what) : IEventFilterApplier
{
    public void ExpectOne(Action action) => Expect(1, action);

    public void ExpectOne(TimeSpan timeout, Action action) => Expect(1, timeout, action);

    public T ExpectOne<T>(Func<T> func)
    {
        T result = default!;
        Expect(1, () => result = func());
        return result;
    }

    public void Expect(int expectedCount, Action action) => Expect(expectedCount, TestKitBase.SingleExpectDefault, action);

    public void Expect(int expectedCount, TimeSpan timeout, Action action)
    {
        var count = 0;
        Follow(() => Interlocked.Increment(ref count), () =>
        {
            action();
            kit.WaitUntil(() => Volatile.Read(ref count) >= expectedCount, timeout);
        });
        if (count != expectedCount)
            throw new TestKitException($"expected {expectedCount} events {what} within {timeout}, and {count} came");
    }

    public void Mute(Action action) => Follow(static () => { }, action);

    void Follow(Action onEvent, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var listener = system.ActorOf(Props.Create(() => new Listener(fits, onEvent)).WithDispatcher("akka.calling-thread-dispatcher"));
        system.EventStream.Subscribe(listener, channel);
        try
        {
            action();
        }
        finally
        {
            system.EventStream.Unsubscribe(listener);
            system.Stop(listener);
        }
    }

    sealed class Listener(Predicate<object> fits, Action onEvent) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (fits(message))
                onEvent();
        }
    }
}
