namespace Actors.Decisions.Indicators;

/// <summary>How long the start of a recursive average can still be seen in it.</summary>
static class Converge
{
    const double Tolerance = 1e-6;

    /// <summary>Bars until an exponential average that takes <paramref name="weight"/> of the newest input has forgotten its start.</summary>
    public static int Exponential(double weight) =>
        weight >= 1 ? 0 : (int)Math.Ceiling(Math.Log(Tolerance) / Math.Log(1 - weight));
}
