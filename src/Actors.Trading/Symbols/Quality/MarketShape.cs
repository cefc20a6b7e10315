using Actors.Domain;

namespace Actors.Trading.Symbols;

/// <summary>
/// Knows how the candles of a series usually look, and so which ones no market makes. A real crash moves far and trades
/// much; a wrong price moves far on little volume. Each is held against the other.
/// </summary>
struct MarketShape
{
    // The worst candles of Binance's own history reach 8 and 70 times.
    const double SpikeTimes = 12;
    const double VolumeTimes = 150;
    const double LeastDeviations = 6;

    // Where moves grow by themselves from candle to candle every size is a usual one; this far is wrong there too.
    const double CertainSpikeTimes = 30;

    // A move is never measured as less than two basis points: below is the noise of ticks.
    const double LeastMove = 2e-4;

    // How rare it must be, going by the last hundred candles, that so many in a row have no trade.
    const double StillAtMost = 2e-5;
    const double StillMemory = 0.01;
    const double RarestStill = 0.004;

    UsualSize move;
    UsualSize volume;
    Bar before;
    bool hasBefore;
    double stillShare;
    double stillBefore; // the share when the still ones in a row began
    double stillChance;

    /// <summary>The first check that the candle fails, with what was found, or null; and learns from it.</summary>
    public QualityFinding? Look(in Candle candle)
    {
        var bar = Bar.Of(candle);
        var found = Frozen(bar) ?? Outlier(bar);
        if (bar.Volume > 0)
            volume.Add(bar.Volume);
        move.Add(MoveOf(bar));
        (before, hasBefore) = (bar, true);
        return found;
    }

    /// <summary>After a gap the step from the close before it tells nothing.</summary>
    public void GoOnFrom(in Candle candle) => (before, hasBefore) = (Bar.Of(candle), true);

    /// <summary>As a part of the price, with the step from the close before.</summary>
    readonly double MoveOf(in Bar bar) => Math.Max(LeastMove,
        hasBefore ? (Math.Max(bar.High, before.Close) - Math.Min(bar.Low, before.Close)) / bar.Close : (bar.High - bar.Low) / bar.Close);

    QualityFinding? Frozen(in Bar bar)
    {
        var isStill = bar.Volume == 0 && bar.High == bar.Low;
        if (!isStill)
            (stillChance, stillBefore) = (1, Math.Max(stillShare, RarestStill));
        else if (hasBefore)
            stillChance *= stillBefore;
        stillShare += StillMemory * ((isStill ? 1 : 0) - stillShare);
        if (!move.IsKnown)
            return null;
        return isStill && stillChance < StillAtMost ? new(QualityCheck.Frozen, "candle after candle is without a trade, where that is rare")
            : hasBefore && bar.High > bar.Low && bar with { OpenTime = before.OpenTime } == before
                ? new(QualityCheck.Frozen, "it repeats the candle before to the last digit")
            : null;
    }

    readonly QualityFinding? Outlier(in Bar bar)
    {
        if (bar.Volume == 0)
            return bar.High > bar.Low && volume.IsKnown ? new(QualityCheck.Volume, "the price moves without any volume") : null;
        var size = MoveOf(bar);
        var (far, much) = (move.Beyond(size), volume.Beyond(bar.Volume));
        var unexplained = far - Math.Max(0, much);
        if (unexplained > Math.Log(CertainSpikeTimes) || (unexplained > Math.Log(SpikeTimes) && move.Deviations(size) > LeastDeviations))
            return new(QualityCheck.Spike, FormattableString.Invariant($"it moves {Math.Exp(far):0} times as far as usual on {Math.Exp(much):0.#} times the usual volume"));
        return much - Math.Max(0, far) > Math.Log(VolumeTimes) && volume.Deviations(bar.Volume) > LeastDeviations
            ? new(QualityCheck.Volume, FormattableString.Invariant($"it has {Math.Exp(much):0} times the usual volume on {Math.Exp(far):0.#} times the usual move"))
            : null;
    }
}
