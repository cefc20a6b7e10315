namespace Actors.Backtest.Metrics;

/// <summary>Values kept whole because a quantile has no closed form.</summary>
public sealed class Samples
{
    readonly List<double> values = [];
    double[]? sorted;
    double sum;

    public int Count => values.Count;

    public Figure Mean => Count == 0 ? "no values" : sum / Count;
    public Figure Median => Percentile(0.5);

    public void Add(double value)
    {
        values.Add(value);
        sum += value;
        sorted = null;
    }

    /// <summary>Linear between the two nearest ranks (type 7 of Hyndman and Fan).</summary>
    /// <param name="share">0 to 1.</param>
    public Figure Percentile(double share)
    {
        if (Count == 0)
            return "no values";
        var rank = share * (Count - 1);
        var below = (int)rank;
        var above = Math.Min(below + 1, Count - 1);
        return Sorted[below] + (rank - below) * (Sorted[above] - Sorted[below]);
    }

    /// <summary>Rising.</summary>
    public ReadOnlySpan<double> Ordered => Sorted;

    double[] Sorted
    {
        get
        {
            if (sorted is null)
            {
                sorted = [.. values];
                Array.Sort(sorted);
            }
            return sorted;
        }
    }
}
