namespace Actors.Backtest.Metrics;

/// <summary>
/// Count, extremes and the first four central moments of a stream, in constant memory. One-pass updates of
/// P. Pébay, "Formulas for Robust, One-Pass Parallel Computation of Covariances and Arbitrary-Order Statistical
/// Moments", SAND2008-6212.
/// </summary>
public sealed class Moments
{
    // Ratios of decimals carry noise of about 1e-16: a spread below this is none.
    const double Noise = 1e-14;

    double second;
    double third;
    double fourth;

    public long Count { get; private set; }
    public double Mean { get; private set; }
    public double Min { get; private set; } = double.PositiveInfinity;
    public double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>False when all values are one number, give or take the noise of division.</summary>
    public bool Varies =>
        Count > 1 && Max - Min > Noise * Math.Max(1, Math.Max(Math.Abs(Min), Math.Abs(Max)));

    public static Moments Of(IEnumerable<double> values)
    {
        var moments = new Moments();
        foreach (var value in values)
            moments.Add(value);
        return moments;
    }

    public void Add(double x)
    {
        double before = Count++;
        double n = Count;
        var delta = x - Mean;
        var share = delta / n;
        var square = share * share;
        var term = delta * share * before;
        Mean += share;
        fourth += term * square * (n * n - 3 * n + 3) + 6 * square * second - 4 * share * third;
        third += term * share * (n - 2) - 3 * share * second;
        second += term;
        Min = Math.Min(Min, x);
        Max = Math.Max(Max, x);
    }

    /// <summary>Square root of the sum of squares about the mean over n − <paramref name="ddof"/>; 0 when nothing varies.</summary>
    public double Deviation(int ddof) => Varies ? Math.Sqrt(second / (Count - ddof)) : 0;

    /// <summary>Bias-corrected (G₁), from 3 varying values.</summary>
    public Figure Skewness
    {
        get
        {
            if (Lacks(3) is { } reason)
                return reason;
            double n = Count;
            return Math.Sqrt(n) * third / Math.Pow(second, 1.5) * Math.Sqrt(n * (n - 1)) / (n - 2);
        }
    }

    /// <summary>Bias-corrected (G₂), 0 for the normal distribution, from 4 varying values.</summary>
    public Figure ExcessKurtosis
    {
        get
        {
            if (Lacks(4) is { } reason)
                return reason;
            double n = Count;
            var plain = n * fourth / (second * second) - 3;
            return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * plain + 6);
        }
    }

    string? Lacks(int least) => Count < least ? $"fewer than {least} values" : Varies ? null : "the values do not vary";
}
