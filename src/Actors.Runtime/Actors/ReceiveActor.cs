namespace Actors.Runtime;

/// <summary>An actor that declares a handler per message type; the first that matches takes the message.</summary>
public abstract class ReceiveActor : UntypedActor
{
    HandlerTableBuilder? declaring = new();

    HandlerTableBuilder Declaring => declaring
        ?? throw new InvalidOperationException("handlers are declared in the constructor or inside Become(...), not while handling a message");

    /// <summary>Handles messages of type <typeparamref name="T"/> for which <paramref name="shouldHandle"/> holds.</summary>
    protected void Receive<T>(Action<T> handler, Predicate<T>? shouldHandle = null) => Declaring.Add(handler, shouldHandle);

    /// <summary>Handles messages of type <typeparamref name="T"/> for which <paramref name="shouldHandle"/> holds.</summary>
    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Declaring.Add(handler, shouldHandle);

    /// <summary>Handles messages of a type known at run time.</summary>
    protected void Receive(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) => Declaring.Add(messageType, handler, shouldHandle);

    /// <summary>Handles messages of a type known at run time.</summary>
    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) => Declaring.Add(messageType, handler, shouldHandle);

    /// <summary>Handles messages of type <typeparamref name="T"/>; a handler that answers false leaves the message to the next.</summary>
    protected void Receive<T>(Func<T, bool> handler) => Declaring.Add(handler);

    /// <summary>Handles messages of a type known at run time; a handler that answers false leaves the message to the next.</summary>
    protected void Receive(Type messageType, Func<object, bool> handler) => Declaring.Add(messageType, handler);

    /// <summary>Handles every message that no handler before it took; none may be declared after it.</summary>
    protected void ReceiveAny(Action<object> handler) => Declaring.Add(handler, shouldHandle: null);

    /// <summary>Handles every other message asynchronously; the next message waits for it.</summary>
    protected void ReceiveAnyAsync(Func<object, Task> handler) => Declaring.AddAsync(handler, shouldHandle: null);

    /// <summary>Handles messages of type <typeparamref name="T"/> asynchronously; the next message waits for it.</summary>
    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null) => Declaring.AddAsync(handler, shouldHandle);

    /// <summary>Handles messages of type <typeparamref name="T"/> asynchronously; the next message waits for it.</summary>
    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) => Declaring.AddAsync(handler, shouldHandle);

    /// <summary>Handles messages of a type known at run time asynchronously.</summary>
    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object>? shouldHandle = null) => Declaring.AddAsync(messageType, handler, shouldHandle);

    /// <summary>Handles messages of a type known at run time asynchronously.</summary>
    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) => Declaring.AddAsync(messageType, handler, shouldHandle);

    /// <summary>Replaces all handlers by those that <paramref name="configure"/> declares.</summary>
    protected void Become(Action configure) => Cell.Become(Declare(configure), stacked: false);

    /// <summary>Puts the handlers that <paramref name="configure"/> declares on top of the present ones.</summary>
    protected void BecomeStacked(Action configure) => Cell.Become(Declare(configure), stacked: true);

    /// <summary>Not called: the declared handlers take the messages.</summary>
    protected sealed override void OnReceive(object message) => Unhandled(message);

    internal sealed override Behaviour InitialBehaviour()
    {
        var table = Declaring.Build();
        declaring = null;
        return table;
    }

    HandlerTable Declare(Action configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var outer = declaring;
        declaring = new();
        try
        {
            configure();
            return declaring.Build();
        }
        finally
        {
            declaring = outer;
        }
    }
}
