namespace Actors.Decisions.Indicators;

/// <summary>
/// Something that can be told of a run of numbers from what is told of its two halves: a sum, a maximum, moments.
/// That is all that a <see cref="Window{T}"/> asks for: nothing is ever subtracted.
/// </summary>
public interface IAggregate<TSelf>
    where TSelf : struct, IAggregate<TSelf>
{
    /// <summary>Of the one number <paramref name="x"/>, the <paramref name="index"/>th since the start.</summary>
    static abstract TSelf Of(double x, long index);

    /// <summary>Of a run followed by another.</summary>
    static abstract TSelf Merge(in TSelf older, in TSelf newer);
}
