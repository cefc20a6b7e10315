using System.Runtime.CompilerServices;

namespace Actors.Decisions.Indicators;

/// <summary>One divided by a count, looked up: a division is the slowest step of a running mean.</summary>
static class Reciprocal
{
    static readonly double[] Table = [.. Enumerable.Range(0, 1025).Select(count => 1.0 / count)];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(long count) => (ulong)count < (ulong)Table.Length ? Table[count] : 1.0 / count;
}
