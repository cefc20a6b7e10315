using System.Diagnostics;
using Actors.Decisions.Strategies;
using Actors.Domain;

namespace Actors.Benchmarks.Load;

/// <summary>
/// The last strategy of a series: sees what the others have seen, counts candles that are missing or come again, and how
/// long each was under way.
/// </summary>
public sealed class Probe(Series series, Arrivals arrivals) : IStrategy<Probe.State>
{
    readonly List<(long SinceArrival, double SinceEnd)> underWay = [];
    long next;

    public readonly record struct State;

    public State Start => default;
    public int WarmUp => 0;

    public Series Series => series;

    /// <summary>Candles seen, each one after the one before; others are faults.</summary>
    public long Seen { get; private set; }

    public long Faults { get; private set; }

    /// <summary>The open time of the last one.</summary>
    public DateTimeOffset Last => new(next - series.Timeframe.Duration.Ticks, TimeSpan.Zero);

    /// <summary>From the arrival of the frame, in stopwatch ticks; and from the end of the candle, in milliseconds.</summary>
    public IReadOnlyCollection<(long SinceArrival, double SinceEnd)> UnderWay => underWay;

    /// <summary>While no candle closes.</summary>
    public void Forget() => underWay.Clear();

    public (State State, Signal? Signal) On(in State state, in Bar bar)
    {
        var open = bar.OpenTime.UtcTicks;
        Faults += next != 0 && open != next ? 1 : 0;
        next = open + series.Timeframe.Duration.Ticks;
        Seen++;
        if (arrivals.Of(bar.OpenTime + series.Timeframe.Duration) is var arrived and not 0)
        {
            underWay.Add((
                Stopwatch.GetTimestamp() - arrived,
                (TimeProvider.System.GetUtcNow() - bar.OpenTime - series.Timeframe.Duration).TotalMilliseconds));
        }
        return (state, null);
    }
}

/// <summary>When the frame came that closed the last candle of a stream.</summary>
public sealed class Arrivals
{
    long end;
    long at;

    /// <param name="moment">In stopwatch ticks; 0 where no frame brought it.</param>
    public void Note(DateTimeOffset closed, long moment) => (end, at) = (closed.UtcTicks, moment);

    /// <summary>Of the frame that closed a candle which ends then; 0 where no frame did.</summary>
    public long Of(DateTimeOffset closed) => closed.UtcTicks == end ? at : 0;
}
