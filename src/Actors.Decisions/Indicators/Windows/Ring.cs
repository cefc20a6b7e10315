using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// The last <see cref="Length"/> numbers. All states of a line share their memory, and a state keeps its numbers while
/// the line is one step ahead of it, whether that step was a preview or is kept. One that was left two steps behind
/// throws when it is read or goes on.
/// </summary>
public readonly record struct Ring
{
    readonly Slots slots;
    readonly long stamp;
    readonly long seen;

    public Ring(int length)
        : this(new(Check.Length(length)), 0, 0)
    {
    }

    internal Ring(Slots slots, long stamp, long seen) => (this.slots, this.stamp, this.seen) = (slots, stamp, seen);

    /// <summary>Numbers taken since the start.</summary>
    public int Seen => (int)seen;
    public int Length => slots.Length;
    public int Count => Math.Min(Seen, Length);
    public bool Full => Seen >= Length;

    /// <summary>The number <paramref name="back"/> steps before the newest one, which is 0.</summary>
    public double this[int back] => slots.At(slots.HeadOf(stamp), back);

    /// <summary>The oldest number of a full ring.</summary>
    public double Oldest => this[Length - 1];

    public Ring Next(double x) => new(slots, slots.Step(stamp, x), seen + 1);

    /// <summary>The numbers of a full ring in time order, in two runs of memory.</summary>
    public void Runs(out ReadOnlySpan<double> older, out ReadOnlySpan<double> newer)
    {
        var values = slots.Values;
        var head = slots.HeadOf(stamp);
        older = values[(head + 1)..];
        newer = values[..head];
    }

    /// <summary>The numbers go back to the slots that they came from: a pass over them in memory order rounds as before.</summary>
    public Ring Through(StateCodec codec)
    {
        var count = codec.Int(Seen);
        if (codec.Saving)
        {
            codec.Int(slots.HeadOf(stamp));
            for (var back = Count - 1; back >= 0; back--)
                codec.Double(this[back]);
            return this;
        }
        var (head, fresh) = (codec.Int(0), new Slots(Length));
        Restore(codec, fresh, count, head);
        return new(fresh, 0, count);
    }

    internal static void Restore(StateCodec codec, Slots fresh, int seen, int head)
    {
        var length = fresh.Length;
        if (seen < 0 || head < 0 || head > length || (seen < length && head != seen))
            throw new DomainFault($"a snapshot of {seen} numbers with the next in slot {head} does not fit a window of {length}");
        var numbers = new double[Math.Min(seen, length)];
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = codec.Double(0);
        fresh.Refill(head, numbers);
    }
}
