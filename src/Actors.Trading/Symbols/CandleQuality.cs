using Actors.Domain;

namespace Actors.Trading.Symbols;

/// <summary>
/// Looks at each closed candle of a series: whether it follows the one before, keeps its own rules, and moves as a market
/// does. Keeps a score over the last <see cref="Window"/> candles.
/// </summary>
public sealed class CandleQuality(Timeframe timeframe)
{
    public const int Window = 100;

    // A range of this many times the usual one is a spike; so many candles without any trade or movement are a frozen feed.
    const double SpikeTimes = 25;
    const int FrozenAfter = 30;

    readonly bool[] bad = new bool[Window];
    readonly SortedDictionary<string, long> faults = new(StringComparer.Ordinal);
    long last = long.MinValue;
    double usualRange;
    int seen;
    int badOnes;
    int still;

    /// <summary>How often each check has failed.</summary>
    public IReadOnlyDictionary<string, long> Faults => faults;

    public DateTimeOffset? LastOpen => last == long.MinValue ? null : new(last, TimeSpan.Zero);

    /// <summary>0 to 100.</summary>
    public int Score => seen == 0 ? 100 : 100 - badOnes * 100 / Math.Min(seen, Window);

    /// <summary>The first check that the candle fails, with what was found; null for a good one. A candle of the past is of no use and changes nothing.</summary>
    public (string Check, string Text)? Look(in Candle candle)
    {
        if (candle.OpenTicks <= last)
            return Count(candle.OpenTicks == last ? "duplicate" : "late", $"it opens at {candle.OpenTime:u}, the last one at {LastOpen:u}");
        var found = Find(candle);
        var at = seen % Window;
        badOnes += (found is null ? 0 : 1) - (seen >= Window && bad[at] ? 1 : 0);
        bad[at] = found is not null;
        seen++;
        last = candle.OpenTicks;
        var range = (double)(candle.High.Value - candle.Low.Value) / (double)candle.Close.Value;
        usualRange = usualRange == 0 ? range : usualRange + 0.05 * (Math.Min(range, 4 * usualRange) - usualRange);
        return found is { } fault ? Count(fault.Check, fault.Text) : null;
    }

    (string Check, string Text)? Find(in Candle candle)
    {
        still = candle.Volume.IsZero && candle.High == candle.Low ? still + 1 : 0;
        if (candle.Fault is { } broken)
            return ("crossed", broken);
        if (last != long.MinValue && candle.OpenTicks - last != timeframe.Duration.Ticks)
            return ("gap", $"{(candle.OpenTicks - last) / timeframe.Duration.Ticks - 1} candles are missing before {candle.OpenTime:u}");
        var range = (double)(candle.High.Value - candle.Low.Value) / (double)candle.Close.Value;
        if (seen >= 20 && usualRange > 0 && range > SpikeTimes * usualRange)
            return ("spike", $"its range is {range / usualRange:0} times the usual one");
        return still >= FrozenAfter ? ("frozen", $"{still} candles without a trade") : null;
    }

    (string, string) Count(string check, string text)
    {
        faults[check] = faults.GetValueOrDefault(check) + 1;
        return (check, text);
    }
}
