using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>
/// An indicator is a value: <see cref="Next"/> answers the state after one more bar and leaves this one as it was, so
/// a look at a forming candle is <c>closed.Next(forming)</c> and nothing has to be rolled back. Streams, batches,
/// previews and runs resumed from a snapshot all take this one way.
/// <para>
/// States with a <see cref="Ring"/> share it along their line: they stay good one step ahead. From a kept state any
/// number of previews may be drawn, or the line may go on; a state that was left two steps behind, or a preview that
/// another one has replaced, throws when it is asked for its <see cref="Next"/>. Build each line from its own
/// constructor call, and fork one with <see cref="StateCodec.Copy{T}"/>.
/// </para>
/// <para>Outputs are NaN until they are defined. An input that is not finite throws a <see cref="DomainFault"/>.</para>
/// </summary>
public interface IIndicator<TSelf>
    where TSelf : struct, IIndicator<TSelf>
{
    /// <summary>Bars until <see cref="Ready"/>.</summary>
    int WarmUp { get; }

    /// <summary>
    /// Bars after which a run that started cold is within 1e-6 (relative to the size of the output) of one with a long
    /// history. Null where no number of bars can tell: totals that count from the first bar, levels of the calendar.
    /// For stops that turn with the trend it is an experience, not a bound.
    /// </summary>
    int? Convergence { get; }

    /// <summary>True once every output that is not sparse has a value.</summary>
    bool Ready { get; }

    /// <summary>The state after <paramref name="bar"/>.</summary>
    TSelf Next(in Bar bar);

    /// <summary>Writes the outputs in their catalog order.</summary>
    void Read(Span<double> outputs);

    /// <summary>
    /// This state with every field passed through <paramref name="codec"/>: the one description of what a snapshot
    /// holds, used both to save and to restore.
    /// </summary>
    TSelf Through(StateCodec codec);
}

/// <summary>An indicator of one number a bar: of the close when given a bar, of anything when given numbers.</summary>
public interface ISeriesIndicator<TSelf> : IIndicator<TSelf>
    where TSelf : struct, ISeriesIndicator<TSelf>
{
    TSelf Next(double x);
}
