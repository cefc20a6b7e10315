namespace Actors.Runtime;

/// <summary>The declared handlers of one actor: the first that matches takes the message.</summary>
internal sealed class HandlerTable(HandlerShape shape, object[] handlers) : Behaviour
{
    internal override bool Receive(ActorCell cell, object carrier)
    {
        var route = shape.RouteOf(carrier.GetType());
        return route.IsAuto
            ? cell.AutoReceive((IAutoReceivedMessage)Box.Open(carrier))
            : Dispatch(cell, route, carrier);
    }

    internal override bool Handle(ActorCell cell, object carrier) =>
        Dispatch(cell, shape.RouteOf(carrier.GetType()), carrier);

    bool Dispatch(ActorCell cell, Route route, object carrier)
    {
        if (route.First is not { } first)
            return false;
        if (route.NeedsObject)
            carrier = Box.Open(carrier);
        return first.Invoke(cell, handlers[route.FirstIndex], carrier)
            || (route.Candidates.Length > 1 && DispatchToLater(cell, route, carrier));
    }

    bool DispatchToLater(ActorCell cell, Route route, object carrier)
    {
        for (var i = 1; i < route.Candidates.Length; i++)
        {
            var index = route.Candidates[i];
            if (shape[index].Invoke(cell, handlers[index], carrier))
                return true;
        }
        return false;
    }
}

/// <summary>Collects the handlers that a constructor or a <c>Become</c> declares.</summary>
internal sealed class HandlerTableBuilder
{
    readonly List<object> handlers = [];
    HandlerShape shape = HandlerShape.Empty;

    internal void Add<T>(Action<T> handler, Predicate<T>? shouldHandle)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (shouldHandle is null)
            Add(ActionInvoker<T>.Instance, handler);
        else
            Add(GuardedActionInvoker<T>.Instance, new Guarded(shouldHandle, handler));
    }

    internal void Add<T>(Func<T, bool> handler) => Add(FuncInvoker<T>.Instance, handler);

    internal void AddAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (shouldHandle is null)
            Add(AsyncInvoker<T>.Instance, handler);
        else
            Add(GuardedAsyncInvoker<T>.Instance, new Guarded(shouldHandle, handler));
    }

    internal void Add(Type type, Action<object> handler, Predicate<object>? shouldHandle)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (shouldHandle is null)
            Add(RuntimeTypeInvoker.For(type, ActionInvoker<object>.Instance), handler);
        else
            Add(RuntimeTypeInvoker.For(type, GuardedActionInvoker<object>.Instance), new Guarded(shouldHandle, handler));
    }

    internal void Add(Type type, Func<object, bool> handler) => Add(RuntimeTypeInvoker.For(type, FuncInvoker<object>.Instance), handler);

    internal void AddAsync(Type type, Func<object, Task> handler, Predicate<object>? shouldHandle)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (shouldHandle is null)
            Add(RuntimeTypeInvoker.For(type, AsyncInvoker<object>.Instance), handler);
        else
            Add(RuntimeTypeInvoker.For(type, GuardedAsyncInvoker<object>.Instance), new Guarded(shouldHandle, handler));
    }

    internal HandlerTable Build() => new(shape, [.. handlers]);

    void Add(Invoker invoker, object handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (shape.IsClosed)
            throw new InvalidOperationException($"a handler for {invoker.MessageType} was declared after one that takes every message, and could never run: declare the catch-all last");
        shape = shape.With(invoker);
        handlers.Add(handler);
    }
}
