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
/// </summary>
public readonly record struct Window<T>
    where T : struct, IAggregate<T>
{
    /// <summary>For the last full block, the aggregate of its numbers from each place to its end.</summary>
    readonly T[] ends;

    public Window(int length)
    {
        Numbers = new(length);
        ends = new T[length];
    }

    public Ring Numbers { get; private init; }

    /// <summary>How many numbers of the current block have come: 1 to the length.</summary>
    int At { get; init; }

    /// <summary>Of the current block so far.</summary>
    T Start { get; init; }

    /// <summary>Of the whole window, or of all numbers while there are fewer.</summary>
    public T Whole { get; private init; }

    public int Length => ends.Length;
    public int Seen => Numbers.Seen;
    public bool Full => Numbers.Full;

    public Window<T> Next(double x)
    {
        var length = ends.Length;
        var numbers = Numbers.Next(x);
        var newest = T.Of(x, Seen);
        T start;
        int at;
        if (At == length || At == 0)
        {
            if (At == length)
                CloseBlock();
            start = newest;
            at = 1;
        }
        else
        {
            start = T.Merge(Start, newest);
            at = At + 1;
        }
        return this with
        {
            Numbers = numbers,
            At = at,
            Start = start,
            Whole = at == length || numbers.Seen <= length ? start : T.Merge(ends[at], start),
        };
    }

    /// <summary>
    /// The place 0 is never asked for: with one number of the next block in, one of this one is out. A state one step
    /// behind does not read the ends (its window is a whole block), so writing them leaves it untouched.
    /// </summary>
    void CloseBlock() => Rebuild(Numbers, newestBack: 0);

    void Rebuild(in Ring numbers, int newestBack)
    {
        var length = ends.Length;
        var last = Seen - 1 - newestBack;
        T sum = default;
        for (var i = length - 1; i > 0; i--)
        {
            var back = newestBack + length - 1 - i;
            if (back >= numbers.Count)
                break;
            var one = T.Of(numbers[back], last - (length - 1 - i));
            sum = i == length - 1 ? one : T.Merge(one, sum);
            ends[i] = sum;
        }
    }

    public Window<T> Through(StateCodec codec)
    {
        var numbers = Numbers.Through(codec);
        var at = codec.Int(At);
        if (codec.Saving)
            return this;
        var window = new Window<T>(Length) with { Numbers = numbers, At = at };
        if (at < 0 || at > numbers.Count)
            throw new DomainFault($"a snapshot with {at} numbers in its block does not fit a window of {Length}");
        if (at == 0)
            return window;
        T start = default;
        for (var back = at - 1; back >= 0; back--)
        {
            var one = T.Of(numbers[back], numbers.Seen - 1 - back);
            start = back == at - 1 ? one : T.Merge(start, one);
        }
        if (numbers.Seen > at)
            window.Rebuild(numbers, at);
        return window with
        {
            Start = start,
            Whole = at == Length || numbers.Seen <= Length ? start : T.Merge(window.ends[at], start),
        };
    }
}
