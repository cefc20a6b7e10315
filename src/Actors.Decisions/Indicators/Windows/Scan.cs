using System.Numerics;
using System.Runtime.InteropServices;

namespace Actors.Decisions.Indicators;

/// <summary>
/// One pass over the numbers of a full ring, several at a time, for what no running state can tell: a mean deviation
/// around a moving mean, a rank, a dot product. For windows of a few dozen bars this costs a few nanoseconds.
/// </summary>
static class Scan
{
    /// <summary>The sum of the distances of the numbers from <paramref name="center"/>.</summary>
    public static double Distances(in Ring ring, double center)
    {
        ring.Runs(out var older, out var newer);
        return Distances(older, center) + Distances(newer, center);
    }

    static double Distances(ReadOnlySpan<double> numbers, double center)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(numbers);
        var from = new Vector<double>(center);
        var sums = Vector<double>.Zero;
        foreach (var lane in lanes)
            sums += Vector.Abs(lane - from);
        var sum = Vector.Sum(sums);
        foreach (var number in numbers[(lanes.Length * Vector<double>.Count)..])
            sum += Math.Abs(number - center);
        return sum;
    }

    /// <summary>How many of the numbers are below <paramref name="x"/>.</summary>
    public static int CountBelow(in Ring ring, double x)
    {
        ring.Runs(out var older, out var newer);
        return CountBelow(older, x) + CountBelow(newer, x);
    }

    static int CountBelow(ReadOnlySpan<double> numbers, double x)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(numbers);
        var limit = new Vector<double>(x);
        var counts = Vector<long>.Zero;
        foreach (var lane in lanes)
            counts -= Vector.LessThan(lane, limit);
        var count = (int)Vector.Sum(counts);
        foreach (var number in numbers[(lanes.Length * Vector<double>.Count)..])
            count += number < x ? 1 : 0;
        return count;
    }

    /// <summary>The sum of the numbers times <paramref name="weights"/>, both oldest first.</summary>
    public static double Dot(in Ring ring, ReadOnlySpan<double> weights)
    {
        ring.Runs(out var older, out var newer);
        return Dot(older, weights[..older.Length]) + Dot(newer, weights[older.Length..]);
    }

    static double Dot(ReadOnlySpan<double> numbers, ReadOnlySpan<double> weights)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(numbers);
        var beside = MemoryMarshal.Cast<double, Vector<double>>(weights);
        var sums = Vector<double>.Zero;
        for (var i = 0; i < lanes.Length; i++)
            sums += lanes[i] * beside[i];
        var sum = Vector.Sum(sums);
        for (var i = lanes.Length * Vector<double>.Count; i < numbers.Length; i++)
            sum += numbers[i] * weights[i];
        return sum;
    }
}
