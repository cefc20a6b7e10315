using System.Runtime.CompilerServices;
using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// One aggregate of the last <see cref="Length"/> numbers, in constant time (amortised) and without drift.
/// <para>
/// The stream is cut into blocks of the window's length. A window is then the end of the last block and the start of
/// this one: the ends are aggregated backwards once, when their block is full, and the start grows number by number
/// (the van Herk/Gil-Werman scheme for running extremes, here for anything that can be merged). A number that leaves
/// takes nothing with it: after a huge one the small ones are all there, and a run of a million bars is as exact as
/// the first window.
/// </para>
/// <para>States share memory as those of a <see cref="Ring"/> do, under the same law.</para>
/// </summary>
public readonly record struct Window<T>
    where T : struct, IAggregate<T>
{
    readonly Blocks<T> blocks;
    readonly long stamp;
    readonly long seen;

    public Window(int length)
        : this(new(Check.Length(length)), 0, 0, default)
    {
    }

    Window(Blocks<T> blocks, long stamp, long seen, in T whole) =>
        (this.blocks, this.stamp, this.seen, Whole) = (blocks, stamp, seen, whole);

    /// <summary>Numbers taken since the start.</summary>
    public int Seen => (int)seen;

    /// <summary>Of the whole window, or of all numbers while there are fewer.</summary>
    public T Whole { get; }

    public int Length => blocks.Length;
    public bool Full => seen >= blocks.Length;
    public Ring Numbers => new(blocks, stamp, Seen);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Window<T> Next(double x)
    {
        var next = blocks.Step(stamp, x, seen, out var whole);
        return new(blocks, next, seen + 1, whole);
    }

    public Window<T> Through(StateCodec codec)
    {
        if (codec.Saving)
        {
            Numbers.Through(codec);
            return this;
        }
        var count = codec.Int(0);
        var fresh = new Blocks<T>(Length);
        var whole = fresh.Restore(codec, count);
        return new(fresh, 0, count, whole);
    }
}
