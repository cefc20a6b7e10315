namespace Actors.Exchanges.Paper;

/// <summary>
/// A trailing stop inside a candle. Two paths are thought of, one to each extreme first, and the one that leaves the
/// trader worse (or better) is taken, the position marked at the close where the stop was not hit.
/// </summary>
static class TrailingRule
{
    /// <summary>The trigger for a best price of <paramref name="peak"/>, in the eyes of the order's side.</summary>
    public static decimal Level(decimal peak, decimal share) => peak - (Math.Abs(peak) * share);

    /// <param name="riseEndsIt">True when the rise is the end of the position: a stop lifted by it stops nothing.</param>
    public static Meeting Meet(decimal? peak, decimal share, in PathPart part, bool best, bool riseEndsIt)
    {
        if (peak is { } before && part.Start <= Level(before, share))
            return new(new(part.Start, true, part), peak);
        var top = Math.Max(peak ?? part.Start, part.Start);
        return best ? Best(top, share, part, riseEndsIt) : Worst(top, share, part, riseEndsIt);
    }

    static Meeting Worst(decimal top, decimal share, in PathPart part, bool riseEndsIt)
    {
        // The fall comes first, against the trigger that stood before.
        var level = Level(top, share);
        if (part.Adverse <= level)
            return new(new(level, false, part.AfterFall(level)), top);
        if (!part.FavourableAhead)
            return new(null, Math.Max(top, part.Close));
        // The fall did not reach it; after the rise the raised trigger may still stop the fall, or the way to the close.
        var raised = Math.Max(top, part.Favourable);
        level = Level(raised, share);
        return new(part.Adverse <= level && !riseEndsIt ? new(level, false, part.From(level)) : null, raised);
    }

    static Meeting Best(decimal top, decimal share, in PathPart part, bool riseEndsIt)
    {
        var raised = Math.Max(top, part.Favourable);
        var level = Level(raised, share);
        return !riseEndsIt && (part.Close <= level || part.SureAdverse <= Level(top, share))
            ? new(new(level, false, part.From(level)), raised)
            : new(null, raised);
    }
}
