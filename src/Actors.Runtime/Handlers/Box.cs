using System.Runtime.CompilerServices;

namespace Actors.Runtime;

/// <summary>
/// The envelope of a value message: it carries the value from tell to handler without boxing.
/// It belongs to one delivery. What may outlive the delivery (a stash, a dead letter, an event, an
/// asynchronous handler) gets <see cref="ToObject"/>, an ordinary boxed copy, and never the envelope.
/// </summary>
internal abstract class Box
{
    /// <summary>The value as any other object.</summary>
    internal abstract object ToObject();

    /// <summary>Ends the delivery: the envelope may carry the next value.</summary>
    internal abstract void Return();

    /// <summary>What the delivery carries, as the user knows it.</summary>
    internal static object Open(object carrier) => carrier is Box box ? box.ToObject() : carrier;
}

/// <inheritdoc cref="Box"/>
internal sealed class Box<T>(BoxPool<T>? home) : Box
{
    internal T Value = default!;

    internal override object ToObject() => Value!;

    internal override void Return()
    {
        if (home is null)
            return;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            Value = default!;
        home.Return(this);
    }
}

/// <summary>The free envelopes of one value type, for a system that runs on one thread.</summary>
internal sealed class BoxPool<T>
{
    Box<T>[] free = new Box<T>[4];
    int count;

    internal Box<T> Rent() => count == 0 ? new Box<T>(this) : free[--count];

    internal void Return(Box<T> box)
    {
        if (count == free.Length)
            Array.Resize(ref free, count * 2);
        // Mostly the envelope comes back to the place it was taken from, and the write can be saved.
        if (!ReferenceEquals(free[count], box))
            free[count] = box;
        count++;
    }
}

/// <summary>The envelope pools of one system, found by the number that each value type gets in the process.</summary>
internal sealed class BoxPools
{
    object?[] pools = [];

    internal Box<T> Rent<T>()
    {
        var index = BoxType<T>.Index;
        var known = pools;
        return index < known.Length && known[index] is { } pool
            ? Unsafe.As<BoxPool<T>>(pool).Rent()
            : Make<T>(index).Rent();
    }

    BoxPool<T> Make<T>(int index)
    {
        if (index >= pools.Length)
            Array.Resize(ref pools, Math.Max(index + 1, pools.Length * 2));
        var pool = new BoxPool<T>();
        pools[index] = pool;
        return pool;
    }

    static class BoxType<T>
    {
        internal static readonly int Index = BoxTypes.Next();
    }
}

/// <summary>Numbers the value types that travel as messages. The numbers name nothing outside of the process.</summary>
internal static class BoxTypes
{
    static int count;

    internal static int Next() => Interlocked.Increment(ref count) - 1;
}
