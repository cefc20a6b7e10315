namespace Actors.Decisions.Indicators;

/// <summary>One indicator over the output of another.</summary>
public static class Following
{
    /// <summary>The state after <paramref name="x"/>, or the same state while the indicator followed has no value yet.</summary>
    public static T Follow<T>(this T state, double x)
        where T : struct, ISeriesIndicator<T> =>
        double.IsNaN(x) ? state : state.Next(x);
}
