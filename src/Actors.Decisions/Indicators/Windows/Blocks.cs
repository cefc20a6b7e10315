using System.Runtime.CompilerServices;
using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>The memory that the states of a window share: its numbers, the ends of the last block, the start of this one.</summary>
sealed class Blocks<T>(int length) : Slots(length)
    where T : struct, IAggregate<T>
{
    /// <summary>For the last full block, the aggregate of its numbers from each place to its end.</summary>
    readonly T[] ends = new T[length];

    /// <summary>The blocks that the newest state and the one before it are in, by <see cref="Slots.Side"/>.</summary>
    readonly Block[] current = new Block[2];

    /// <param name="Count">How many numbers of the block have come, 1 to the length.</param>
    /// <param name="Start">Of these numbers.</param>
    record struct Block(long Count, T Start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Step(long stamp, double x, long seen, out T whole)
    {
        var next = Step(stamp, x);
        ref readonly var was = ref current[Side ^ 1];
        ref var now = ref current[Side];
        var places = ends;
        var count = was.Count;
        if (count > 0 && count < places.Length)
        {
            now.Start = whole = T.Merge(was.Start, T.Of(x, seen));
            now.Count = ++count;
            if (count < places.Length && seen >= places.Length)
                whole = T.Merge(places[count], whole);
            return next;
        }
        OpenBlock(stamp, x, seen, out whole);
        return next;
    }

    /// <summary>
    /// The place 0 of the ends is never asked for: with one number of the new block in, one of the last one is out. The
    /// state before does not read the ends, its window is a whole block, so that it may be stepped from again.
    /// </summary>
    void OpenBlock(long stamp, double x, long seen, out T whole)
    {
        if (seen > 0)
            AggregateEnds(new(this, stamp, seen), 0);
        whole = T.Of(x, seen);
        current[Side] = new(1, whole);
        if (ends.Length > 1 && seen >= ends.Length)
            whole = T.Merge(ends[1], whole);
    }

    /// <param name="numbers">The numbers up to the end of the block and <paramref name="past"/> more.</param>
    void AggregateEnds(in Ring numbers, int past)
    {
        T sum = default;
        for (var place = ends.Length - 1; place > 0; place--)
        {
            var back = past + ends.Length - 1 - place;
            if (back >= numbers.Count)
                break;
            var one = T.Of(numbers[back], numbers.Seen - 1 - back);
            ends[place] = sum = place == ends.Length - 1 ? one : T.Merge(one, sum);
        }
    }

    /// <summary>Aggregates anew what the numbers made, in the order that it was made in, so that every bit is the same.</summary>
    public T Restore(StateCodec codec, int seen)
    {
        Ring.Restore(codec, this, seen, codec.Int(0));
        if (seen == 0)
            return default;
        var count = (seen - 1) % ends.Length + 1;
        var numbers = new Ring(this, 0, seen);
        T start = default;
        for (var back = count - 1; back >= 0; back--)
        {
            var one = T.Of(numbers[back], seen - 1 - back);
            start = back == count - 1 ? one : T.Merge(start, one);
        }
        current[Side] = new(count, start);
        if (seen <= ends.Length || count == ends.Length)
            return start;
        AggregateEnds(numbers, count);
        return T.Merge(ends[count], start);
    }
}
