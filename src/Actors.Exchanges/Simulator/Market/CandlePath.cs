using Actors.Domain;

namespace Actors.Exchanges.Simulator;

/// <summary>
/// A way through a candle's prices: open, the extreme nearer to it, the other one, close. Four trades share the volume,
/// so that the candle made of them is the one that they came from.
/// </summary>
public static class CandlePath
{
    /// <summary>What a moving candle without volume is given: a price needs a trade.</summary>
    public const decimal LeastQuantity = Instrument.AssetStep;

    public static IEnumerable<ReplayTrade> Trades(Timeframe timeframe, IEnumerable<Candle> candles)
    {
        var length = (long)timeframe.Duration.TotalMilliseconds;
        var last = 0m;
        foreach (var candle in candles)
        {
            if (candle.Fault is { } fault)
                throw new DomainFault($"the candle of {candle.OpenTime:O} cannot be replayed: {fault}");
            var open = candle.OpenTime.ToUnixTimeMilliseconds();
            var flat = candle.High == candle.Low;
            if (candle.Volume.IsZero && flat && candle.Close.Value == last)
                continue;
            var fell = candle.Open.Value < last;
            last = candle.Close.Value;
            if (flat)
            {
                yield return new(open, last, Math.Max(candle.Volume.Value, LeastQuantity), fell);
                continue;
            }
            var rises = candle.Close.Value >= candle.Open.Value;
            var (first, second) = rises ? (candle.Low, candle.High) : (candle.High, candle.Low);
            var part = Math.Max(LeastQuantity, decimal.Round(candle.Volume.Value / 4, SymbolRules.Precision, MidpointRounding.ToZero));
            var rest = Math.Max(LeastQuantity, candle.Volume.Value - (3 * part));
            yield return new(open, candle.Open.Value, part, fell);
            yield return new(open + (length / 4), first.Value, part, rises);
            yield return new(open + (length / 2), second.Value, part, !rises);
            yield return new(open + (length * 3 / 4), candle.Close.Value, rest, rises);
        }
    }
}
