using Actors.Domain;

namespace Actors.Trading.Symbols;

/// <summary>
/// Looks at each closed candle of a series by the twelve checks of <see cref="QualityCheck"/> and keeps a score: each
/// finding takes its penalty off 100, and each candle that follows gives a tenth of what is missing back. Allocates only
/// where something is found.
/// </summary>
public sealed class CandleQuality(Timeframe timeframe, QualityOptions options)
{
    const double Forgetting = 0.9;

    readonly long step = timeframe.Duration.Ticks;
    readonly long[] counts = new long[QualityChecks.Count];
    MarketShape shape;
    Candle last;
    bool hasLast;
    double penalty;
    long barsOverdue;
    decimal tick;
    long tickSince;

    public DateTimeOffset? LastOpen => hasLast ? last.OpenTime : null;

    /// <summary>0 to 100.</summary>
    public int Score => (int)Math.Clamp(Math.Round(100 - penalty), 0, 100);

    public bool IsGoodEnough => Score >= options.LeastScore;

    /// <summary>How often each check has found something, by its stable name.</summary>
    public IReadOnlyDictionary<string, long> Faults()
    {
        var found = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < counts.Length; i++)
        {
            if (counts[i] > 0)
                found[QualityChecks.NameOf((QualityCheck)i)] = counts[i];
        }
        return found;
    }

    /// <summary>Prices of candles that open from a time on are multiples of the tick; 0 is any price.</summary>
    public void ExpectTick(decimal size, DateTimeOffset since) => (tick, tickSince) = (size, since.UtcTicks);

    /// <summary>The first check that the candle fails, with what was found; null for a good one.</summary>
    public QualityFinding? Look(in Candle candle, DateTimeOffset now)
    {
        if (Misplaced(candle, now) is { } misplaced)
            return Charge(misplaced);
        Follow(candle);
        return Unsound(candle, now) is { } found ? Charge(found) : null;
    }

    /// <summary>Goes on from a candle that a gap was found before: nobody has the missing ones.</summary>
    public void GoOnFrom(in Candle candle)
    {
        shape.GoOnFrom(candle);
        Follow(candle);
    }

    /// <summary>Null while the next candle may still come, and when its delay was found before.</summary>
    public QualityFinding? LookForNext(DateTimeOffset now)
    {
        if (!hasLast)
            return null;
        var late = now.UtcTicks - options.DueWithin.Ticks - (last.OpenTicks + step);
        var bars = late / step;
        if (bars <= barsOverdue)
            return null;
        barsOverdue = bars;
        return Charge(new(QualityCheck.Stale, $"the candle of {last.OpenTime + timeframe.Duration:u} has not come"));
    }

    /// <summary>Takes in what somebody else has found.</summary>
    public QualityFinding Charge(QualityFinding found)
    {
        counts[(int)found.Check]++;
        penalty = Math.Min(100, penalty + QualityChecks.PenaltyOf(found.Check));
        return found;
    }

    /// <summary>What has no place in the series leaves no trace but its penalty.</summary>
    QualityFinding? Misplaced(in Candle candle, DateTimeOffset now)
    {
        if (timeframe.OpenOf(candle.OpenTime) != candle.OpenTime)
            return new(QualityCheck.OffGrid, $"it opens at {candle.OpenTime:O}, which is no open of {timeframe}", IsUsable: false);
        if (!hasLast)
            return null;
        if (candle.OpenTicks == last.OpenTicks)
        {
            return candle == last
                ? new(QualityCheck.Duplicate, $"the candle of {candle.OpenTime:u} came before", IsUsable: false)
                : new(QualityCheck.Revised, $"the candle of {candle.OpenTime:u} comes again with other numbers", IsUsable: false);
        }
        if (candle.OpenTicks < last.OpenTicks)
            return new(QualityCheck.Late, $"it opens at {candle.OpenTime:u}, the last one at {last.OpenTime:u}", IsUsable: false);
        var missing = (candle.OpenTicks - last.OpenTicks) / step - 1;
        return missing == 0 ? null
            : IsFuture(candle, now) ? Early(candle, now, isUsable: false)
            : new(QualityCheck.Gap, $"{missing} candles are missing before {candle.OpenTime:u}", IsUsable: false);
    }

    QualityFinding? Unsound(in Candle candle, DateTimeOffset now)
    {
        if (candle.Fault is { } broken)
            return new(QualityCheck.Crossed, broken, IsUsable: false);
        var unusual = shape.Look(candle);
        return IsFuture(candle, now) ? Early(candle, now, isUsable: true) : Unusual(OffTick(candle)) ?? Unusual(unusual);
    }

    QualityFinding? Unusual(QualityFinding? found) => found is { } one && options.Usual.Contains(one.Check) ? null : found;

    QualityFinding? OffTick(in Candle candle)
    {
        if (tick == 0 || candle.OpenTicks < tickSince)
            return null;
        return candle.Open.Value % tick != 0 || candle.High.Value % tick != 0 || candle.Low.Value % tick != 0 || candle.Close.Value % tick != 0
            ? new(QualityCheck.OffTick, $"of its prices {candle.Open} {candle.High} {candle.Low} {candle.Close} not all are multiples of {tick}")
            : null;
    }

    bool IsFuture(in Candle candle, DateTimeOffset now) => candle.OpenTicks + step > now.UtcTicks + options.ClockTolerance.Ticks;

    QualityFinding Early(in Candle candle, DateTimeOffset now, bool isUsable) => new(
        QualityCheck.Future, $"it closes at {candle.OpenTime + timeframe.Duration:u} and it is {now:u}: {options.ClockRemedy}", isUsable);

    void Follow(in Candle candle)
    {
        (last, hasLast, barsOverdue) = (candle, true, 0);
        penalty *= Forgetting;
    }
}

/// <param name="Text">What was found.</param>
/// <param name="IsUsable">False where the candle must not reach a strategy.</param>
public readonly record struct QualityFinding(QualityCheck Check, string Text, bool IsUsable = true);
