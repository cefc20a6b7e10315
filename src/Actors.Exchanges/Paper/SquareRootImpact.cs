namespace Actors.Exchanges.Paper;

/// <summary>
/// The price that a large order moves against itself: coefficient × σ × √participation of the price, above a
/// participation of <paramref name="Threshold"/>; below it spread and slippage speak for it. The square-root law,
/// I = Y σ √(Q/V) (Almgren et al. 2005; Tóth et al. 2011). σ and V are of one candle: with σ ~ √t and V ~ t the
/// length of the interval cancels.
/// </summary>
/// <param name="Coefficient">Y, of order 1.</param>
/// <param name="Threshold">Participation (quantity / volume), 0 or more.</param>
public sealed record SquareRootImpact(decimal Coefficient = 1, decimal Threshold = 0.01m)
{
    // The mean range of a Brownian path is √(8/π) σ (Feller 1951), so σ is √(π/8) of it.
    const decimal SigmaPerRange = 0.6266570687m;

    internal string? Fault =>
        Coefficient < 0 ? $"the impact coefficient is zero or more, was {Coefficient}"
        : Threshold < 0 ? $"the impact threshold is zero or more, was {Threshold}"
        : null;

    internal decimal Fraction(in FillCircumstances fill) => fill.Participation <= Threshold
        ? 0
        : Coefficient * fill.Range * SigmaPerRange * Root(fill.Participation);

    public override string ToString() => $"{Coefficient:0.####} × σ × √participation above {Threshold:0.####}";

    // IEEE 754 rounds the square root correctly, so it is the same on every machine; ten places are kept.
    static decimal Root(decimal value) => decimal.Round((decimal)Math.Sqrt((double)value), 10);
}
