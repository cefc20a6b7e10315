using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Actors.Runtime;

/// <summary>
/// Calls one kind of handler for one message type. Invokers hold no state of an actor: there is one in the
/// process for each kind and type, so that all actors of a class share the table of their routes.
/// </summary>
internal abstract class Invoker(Type messageType)
{
    /// <summary>The type the handler was declared for.</summary>
    internal readonly Type MessageType = messageType;

    /// <summary>True where the handler takes whatever matches its type, so that no later handler needs a look.</summary>
    internal virtual bool TakesAll => true;

    /// <summary>Calls the handler; false where it declines the message.</summary>
    internal abstract bool Invoke(ActorCell cell, object handler, object carrier);
}

/// <summary>A handler with the condition under which it applies.</summary>
internal sealed class Guarded(Delegate condition, Delegate handler)
{
    internal readonly Delegate Condition = condition;
    internal readonly Delegate Handler = handler;
}

/// <summary>The common part of the typed invokers: the way from the carrier to the value.</summary>
internal abstract class Invoker<T>() : Invoker(typeof(T))
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static T Open(object carrier)
    {
        if (!typeof(T).IsValueType)
            return Unsafe.As<object, T>(ref carrier);
        return carrier is Box<T> box ? box.Value : (T)carrier;
    }
}

internal sealed class ActionInvoker<T> : Invoker<T>
{
    internal static readonly ActionInvoker<T> Instance = new();

    internal override bool Invoke(ActorCell cell, object handler, object carrier)
    {
        if (typeof(T).IsValueType && carrier is Box<T> box)
            Call(handler, box);
        else
            Unsafe.As<Action<T>>(handler)(Open(carrier));
        return true;
    }

    /// <summary>Copies the value once, from the envelope to the handler; inlined into a profiled caller it would be copied twice.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Call(object handler, Box<T> box) => Unsafe.As<Action<T>>(handler)(box.Value);
}

internal sealed class GuardedActionInvoker<T> : Invoker<T>
{
    internal static readonly GuardedActionInvoker<T> Instance = new();

    internal override bool TakesAll => false;

    internal override bool Invoke(ActorCell cell, object handler, object carrier)
    {
        var guarded = Unsafe.As<Guarded>(handler);
        var message = Open(carrier);
        if (!Unsafe.As<Predicate<T>>(guarded.Condition)(message))
            return false;
        Unsafe.As<Action<T>>(guarded.Handler)(message);
        return true;
    }
}

internal sealed class FuncInvoker<T> : Invoker<T>
{
    internal static readonly FuncInvoker<T> Instance = new();

    internal override bool TakesAll => false;

    internal override bool Invoke(ActorCell cell, object handler, object carrier) =>
        Unsafe.As<Func<T, bool>>(handler)(Open(carrier));
}

internal sealed class AsyncInvoker<T> : Invoker<T>
{
    internal static readonly AsyncInvoker<T> Instance = new();

    internal override bool Invoke(ActorCell cell, object handler, object carrier)
    {
        var message = Open(carrier);
        cell.RunAsync(static call => call.Handler(call.Message), (Handler: Unsafe.As<Func<T, Task>>(handler), Message: message));
        return true;
    }
}

internal sealed class GuardedAsyncInvoker<T> : Invoker<T>
{
    internal static readonly GuardedAsyncInvoker<T> Instance = new();

    internal override bool TakesAll => false;

    internal override bool Invoke(ActorCell cell, object handler, object carrier)
    {
        var guarded = Unsafe.As<Guarded>(handler);
        return Unsafe.As<Predicate<T>>(guarded.Condition)(Open(carrier))
            && AsyncInvoker<T>.Instance.Invoke(cell, guarded.Handler, carrier);
    }
}

/// <summary>Calls handlers that were declared for a type known at run time only, through an invoker of <see cref="object"/>.</summary>
internal sealed class RuntimeTypeInvoker : Invoker
{
    static readonly ConcurrentDictionary<(Type, Invoker), RuntimeTypeInvoker> Known = new();
    readonly Invoker inner;

    RuntimeTypeInvoker(Type messageType, Invoker inner) : base(messageType) => this.inner = inner;

    internal override bool TakesAll => inner.TakesAll;

    internal static Invoker For(Type messageType, Invoker inner) => messageType == typeof(object)
        ? inner
        : Known.GetOrAdd((messageType, inner), static key => new RuntimeTypeInvoker(key.Item1, key.Item2));

    internal override bool Invoke(ActorCell cell, object handler, object carrier) => inner.Invoke(cell, handler, Box.Open(carrier));
}
