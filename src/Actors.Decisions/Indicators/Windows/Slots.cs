using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// The memory that the states of one line share: the last numbers, in one slot more than their count, and where the
/// newest state and the one before it stand. A step writes the one slot that its state does not read.
/// </summary>
/// <remarks>
/// Every step is stamped. Only the newest state and the one it was made from may go on: all others have lost a slot,
/// and say so.
/// </remarks>
class Slots(int length)
{
    readonly double[] values = new double[length + 1];

    /// <summary>The slot that the next number goes to, for the newest state at <see cref="Side"/> and the other beside it.</summary>
    readonly int[] heads = new int[2];
    long newest;
    long before = -1;
    long stamps;

    public int Length => values.Length - 1;

    /// <summary>Which of two places holds what is known of the newest state; the other one is that of the state before.</summary>
    public int Side { get; private set; }

    /// <summary>Writes the number after the state of this stamp and answers the stamp of the next one, which is the newest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Step(long stamp, double x)
    {
        Check.Finite(x);
        var side = Side;
        if (stamp == newest)
            (before, side) = (stamp, side ^ 1);
        else if (stamp != before)
            LeftBehind();
        Side = side;
        var slots = values;
        var slot = heads[side ^ 1];
        slots[slot] = x;
        heads[side] = slot + 1 < slots.Length ? slot + 1 : 0;
        return newest = ++stamps;
    }

    /// <summary>The slot that the number after the state of this stamp goes to.</summary>
    public int HeadOf(long stamp)
    {
        if (stamp != newest && stamp != before)
            LeftBehind();
        return heads[stamp == newest ? Side : Side ^ 1];
    }

    public double At(int head, int back)
    {
        var slot = head - 1 - back;
        return values[slot < 0 ? slot + values.Length : slot];
    }

    public ReadOnlySpan<double> Values => values;

    /// <summary>Puts numbers back, newest last, so that the next one goes to <paramref name="head"/>.</summary>
    public void Refill(int head, ReadOnlySpan<double> numbers)
    {
        heads[Side] = head;
        for (var i = 0; i < numbers.Length; i++)
        {
            var slot = head - numbers.Length + i;
            values[slot < 0 ? slot + values.Length : slot] = numbers[i];
        }
    }

    [DoesNotReturn]
    static void LeftBehind() =>
        throw new DomainFault("this state was left behind: its line is two steps ahead, or another preview took its place");
}
