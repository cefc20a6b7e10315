using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// The last <see cref="Length"/> numbers. The slots, one more than the length, are shared by all states of a line:
/// <see cref="Next"/> writes the one slot that this state does not read, so this state keeps its numbers while the
/// line is one step ahead of it, whether that step was a preview or is kept.
/// </summary>
/// <remarks>
/// Every step is stamped. The slots know the stamp of the newest state and of the one it was made from; only these two
/// may go on. All others have lost a slot, and say so.
/// </remarks>
public readonly record struct Ring
{
    sealed class Slots(int count)
    {
        public readonly double[] Values = new double[count];
        public long Newest;
        public long Before = -1;
        public long Stamps;
    }

    readonly Slots slots;

    public Ring(int length) => slots = new(Check.Length(length) + 1);

    /// <summary>The slot that the next number goes to.</summary>
    int Head { get; init; }
    long Stamp { get; init; }

    /// <summary>Numbers taken since the start.</summary>
    public int Seen { get; init; }

    public int Length => slots.Values.Length - 1;
    public int Count => Math.Min(Seen, Length);
    public bool Full => Seen >= Length;

    /// <summary>The number <paramref name="back"/> steps before the newest one, which is 0.</summary>
    public double this[int back] => slots.Values[SlotOf(back)];

    /// <summary>The oldest number of a full ring.</summary>
    public double Oldest
    {
        get
        {
            var values = slots.Values;
            var i = Head + 1;
            return values[i == values.Length ? 0 : i];
        }
    }

    public Ring Next(double x)
    {
        Check.Finite(x);
        var shared = slots;
        if (Stamp == shared.Newest)
            shared.Before = Stamp;
        else if (Stamp != shared.Before)
            throw new DomainFault("this state was left behind: its line is two steps ahead, or another preview took its place");
        shared.Newest = ++shared.Stamps;
        var values = shared.Values;
        values[Head] = x;
        var head = Head + 1;
        return this with { Head = head == values.Length ? 0 : head, Seen = Seen + 1, Stamp = shared.Newest };
    }

    /// <summary>The numbers in memory order, not time order, in one or two runs.</summary>
    public void Runs(out ReadOnlySpan<double> first, out ReadOnlySpan<double> second)
    {
        var values = slots.Values.AsSpan();
        if (!Full)
        {
            first = values[..Seen];
            second = default;
            return;
        }
        first = values[(Head + 1)..];
        second = values[..Head];
    }

    /// <summary>The numbers go back to the slots that they came from: a pass over them in memory order rounds as before.</summary>
    public Ring Through(StateCodec codec)
    {
        var (seen, head) = (codec.Int(Seen), codec.Int(Head));
        if (codec.Saving)
        {
            for (var back = Count - 1; back >= 0; back--)
                codec.Double(this[back]);
            return this;
        }
        var ring = new Ring(Length) with { Seen = seen, Head = head };
        if (seen < 0 || head < 0 || head > Length || (seen < Length && head != seen))
            throw new DomainFault($"a snapshot of {seen} numbers with the next in slot {head} does not fit a window of {Length}");
        for (var back = ring.Count - 1; back >= 0; back--)
            ring.slots.Values[ring.SlotOf(back)] = codec.Double(0);
        return ring;
    }

    int SlotOf(int back)
    {
        var slot = Head - 1 - back;
        return slot < 0 ? slot + slots.Values.Length : slot;
    }
}
