namespace Actors.Backtest.Metrics;

/// <summary>Covariance of two streams read in step, in constant memory; updates as in <see cref="Moments"/>.</summary>
public sealed class CoMoments
{
    double product;

    public Moments X { get; } = new();
    public Moments Y { get; } = new();

    public void Add(double x, double y)
    {
        var fromOldMean = x - X.Mean;
        X.Add(x);
        Y.Add(y);
        product += fromOldMean * (y - Y.Mean);
    }

    /// <summary>Slope of x on y: covariance over the variance of y.</summary>
    public Figure Beta => X.Count < 2 ? "fewer than 2 returns"
        : Y.Varies ? product / (Y.Count * Square(Y.Deviation(0)))
        : "the benchmark does not vary";

    public Figure Correlation => X.Count < 2 ? "fewer than 2 returns"
        : !Y.Varies ? "the benchmark does not vary"
        : !X.Varies ? "the returns do not vary"
        : product / (X.Count * X.Deviation(0) * Y.Deviation(0));

    static double Square(double x) => x * x;
}
