using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    /// <summary>The 5 % and 1 % quantiles.</summary>
    public const double Quantile5 = -1.6448536269514722;

    public const double Quantile1 = -2.3263478740408408;

    /// <summary>Half the width of a 95 % band, in deviations.</summary>
    public const double Band95 = 1.959963984540054;

    /// <summary>From here on the series would need many terms and the continued fraction few.</summary>
    const double TailFrom = 6;

    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>
    /// Φ(x), absolute error below 1e-15. Series φ(x)(x + x³/3 + x⁵/15 + …) of G. Marsaglia, "Evaluating the Normal
    /// Distribution", J. Statistical Software 11(4), 2004; in the tail the continued fraction 26.2.14 of
    /// Abramowitz and Stegun, which keeps the relative precision of small probabilities.
    /// </summary>
    public static double Cumulative(double x)
    {
        if (Math.Abs(x) >= TailFrom)
            return x > 0 ? 1 - Tail(x) : Tail(-x);
        double term = x, sum = x;
        for (var i = 3; sum + term != sum; i += 2)
            sum += term *= x * x / i;
        return 0.5 + sum * Density(x);
    }

    /// <summary>Φ⁻¹(p) for 0 &lt; p &lt; 1, by Newton's method; Φ is concave above 0, so the steps from 0 never overshoot.</summary>
    public static double Quantile(double p)
    {
        if (p is not (> 0 and < 1))
            throw new DomainFault($"a quantile is asked for a probability between 0 and 1, was {p}");
        if (p < 0.5)
            return -Quantile(1 - p);
        var x = 0.0;
        for (var i = 0; i < 100; i++)
        {
            var step = (p - Cumulative(x)) / Density(x);
            x += step;
            if (step <= 1e-15 * Math.Max(1, x))
                break;
        }
        return x;
    }

    static double Tail(double x)
    {
        var fraction = x;
        for (var k = 60; k >= 1; k--)
            fraction = x + k / fraction;
        return Density(x) / fraction;
    }
}
