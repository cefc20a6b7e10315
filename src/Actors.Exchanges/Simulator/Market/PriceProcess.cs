namespace Actors.Exchanges.Simulator;

/// <summary>
/// A fair price that wanders: it trends up or down for a while, or ranges; calm and wild times cluster as in GARCH(1,1);
/// far from where it began it tends back. Steps may be of any length, so that history is made in longer ones.
/// </summary>
sealed class PriceProcess(SeededChance chance, double price, double volatilityPerDay)
{
    // Of one second. Half of an excess of variance is gone after six minutes.
    const double News = 0.018;
    const double Memory = 0.98;
    const double LeastVariance = 0.2;
    const double MostVariance = 12;
    const double RegimeSeconds = 1500;

    // A trend's move per second, in standard deviations of a second.
    const double Drift = 0.06;
    const double RangePull = 0.002;

    readonly double home = price;
    readonly double secondVolatility = volatilityPerDay / Math.Sqrt(86_400);
    double center = price;
    int trend;

    public double Price { get; private set; } = price;

    /// <summary>1 on average.</summary>
    public double Variance { get; private set; } = 1;

    /// <summary>Goes on from another price, neither up nor down; it is as wild as it was, and its home is where it was.</summary>
    public void GoOnFrom(double from) => (Price, center, trend) = (from, from, 0);

    public void Step(double seconds)
    {
        if (chance.Next() < seconds / RegimeSeconds)
            ChangeRegime();
        var normal = chance.NextNormal();
        var pull = trend == 0 ? RangePull * (center - Price) / Price * seconds : 0;
        var move = (normal * Math.Sqrt(Variance * seconds)) + (trend * Drift * seconds);
        Price *= 1 + Math.Clamp((secondVolatility * move) + pull, -0.05, 0.05);
        Variance = Math.Clamp(
            Variance + (seconds * ((1 - Memory - News) + (News * normal * normal * Variance) + ((Memory - 1) * Variance))),
            LeastVariance, MostVariance);
    }

    void ChangeRegime()
    {
        center = Price;
        // Half of the time it ranges. Which way it trends leans homeward.
        var lean = Math.Clamp(0.5 + ((home - Price) / home), 0.05, 0.95);
        trend = chance.Next() < 0.5 ? 0 : chance.Next() < lean ? 1 : -1;
    }
}
