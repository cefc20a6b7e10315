namespace Actors.Trading.Symbols;

/// <summary>
/// What size a positive number usually has, and how much that varies: a running mean and mean deviation of its logarithm
/// from which outliers are cut off (Huber), so that one wild value hardly moves it. A value: to keep it allocates nothing.
/// </summary>
public struct UsualSize
{
    // About the last forty values count.
    const double Memory = 0.05;
    const double FirstDeviation = 0.7;
    const double LeastDeviation = 0.3;
    const int Needed = 30;

    double mean;
    double deviation;
    int seen;

    /// <summary>False until it has seen enough to judge.</summary>
    public readonly bool IsKnown => seen >= Needed;

    /// <summary>The logarithm of how many times the usual size this is; 0 before anything is known.</summary>
    public readonly double Beyond(double value) => IsKnown ? Math.Log(value) - mean : 0;

    /// <summary>The same in usual deviations.</summary>
    public readonly double Deviations(double value) => Beyond(value) / Math.Max(deviation, LeastDeviation);

    public void Add(double value)
    {
        var log = Math.Log(value);
        if (seen++ == 0)
        {
            (mean, deviation) = (log, FirstDeviation);
            return;
        }
        var weight = Math.Max(Memory, 1.0 / seen);
        var off = log - mean;
        mean += weight * Math.Clamp(off, -1.5 * deviation, 1.5 * deviation);
        deviation = Math.Max(LeastDeviation, deviation + weight * (Math.Min(Math.Abs(off), 3 * deviation) - deviation));
    }
}
