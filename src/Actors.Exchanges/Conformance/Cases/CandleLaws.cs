using Actors.Domain;

namespace Actors.Exchanges.Conformance.Cases;

/// <summary>What holds of candles, wherever they come from.</summary>
static class CandleLaws
{
    public static void Contiguous(IReadOnlyList<Candle> candles, Timeframe timeframe)
    {
        Expect.That(candles.Count > 1, "candles", $"{candles.Count}");
        for (var i = 1; i < candles.Count; i++)
        {
            var due = candles[i - 1].OpenTime + timeframe.Duration;
            Expect.That(candles[i].OpenTime == due, $"the candle of {due:O} after that of {candles[i - 1].OpenTime:O}", $"that of {candles[i].OpenTime:O}");
        }
    }

    public static void Sound(IReadOnlyList<Candle> candles)
    {
        Expect.That(candles.Count > 0, "candles", "none");
        Expect.Empty(candles.Where(one => one.Fault is not null || one.Low.Value <= 0).Select(one => $"{one.OpenTime:O}: {one.Fault ?? "a price of zero"}"), "sound candles");
    }

    public static void Same(IReadOnlyList<Candle> left, IReadOnlyList<Candle> right)
    {
        Expect.Same(left.Count, right.Count, "a count of");
        foreach (var (one, other) in left.Zip(right))
            Expect.Same(one, other, "the candle");
    }

    public static void MadeOf(Candle coarse, IReadOnlyList<Candle> parts)
    {
        Expect.That(parts.Count > 0, $"fine candles inside that of {coarse.OpenTime:O}", "none");
        var made = new Candle(
            coarse.OpenTime, parts[0].Open, new(parts.Max(part => part.High.Value)), new(parts.Min(part => part.Low.Value)), parts[^1].Close,
            new(parts.Sum(part => part.Volume.Value)));
        Expect.Same(made, coarse, "the coarse candle");
    }
}
