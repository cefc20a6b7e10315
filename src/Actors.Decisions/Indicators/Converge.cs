namespace Actors.Decisions.Indicators;

/// <summary>How long the start of a recursive average can still be seen in it.</summary>
static class Converge
{
    /// <summary>
    /// A hundredth of what is promised of outputs: a difference of two averages, or a ratio to a small one, may be a
    /// hundred times smaller than the averages themselves.
    /// </summary>
    const double Tolerance = 1e-8;

    /// <summary>Bars until an exponential average that takes <paramref name="weight"/> of the newest input has forgotten its start.</summary>
    public static int Exponential(double weight) =>
        weight >= 1 ? 0 : (int)Math.Ceiling(Math.Log(Tolerance) / Math.Log(1 - weight));

    /// <summary>
    /// Bars until a stop that was started in the wrong trend has turned into the right one. Nothing forces it to: this
    /// is what thousands of cold starts on walks and on Bitcoin hours needed at most, and a good part more.
    /// </summary>
    public static int Turns(double reach) => (int)Math.Ceiling(5 * reach);
}
