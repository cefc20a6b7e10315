using Actors.Domain;
using Actors.Trading.Symbols;

namespace Actors.Tests.Trading.Symbols;

/// <summary>Breaks clean candles in one of the twelve ways, and tells each with the moment at which it comes.</summary>
sealed class Injection(QualityCheck fault, int seed)
{
    readonly Random chance = new(seed);
    readonly int missing = 1 + (seed % 5);

    /// <summary>The first candle that is broken.</summary>
    public int At { get; } = 120 + (seed % 60);

    /// <summary>When the fault could be seen first: at its close, or at that of the candle after the missing ones.</summary>
    public DateTimeOffset Moment => CleanMarket.Start.AddMinutes(At + 1 + (fault == QualityCheck.Gap ? missing : 0));

    /// <summary>Each candle, or null where only time goes by, with the moment.</summary>
    public IEnumerable<(Candle? Candle, DateTimeOffset At)> Of(Candle[] clean)
    {
        for (var i = 0; i < clean.Length; i++)
        {
            var closed = clean[i].OpenTime.AddMinutes(1).AddSeconds(chance.NextDouble());
            if (fault == QualityCheck.Stale && i >= At)
                yield return (null, closed.AddSeconds(30));
            else if (fault == QualityCheck.Gap && i >= At && i < At + missing)
                continue;
            else if (fault == QualityCheck.Frozen && i >= At)
                yield return (Frozen(clean, i), closed);
            else if (fault == QualityCheck.Future && i == At)
                yield return (clean[i], closed.AddSeconds(-5 - chance.Next(50)));
            else
                yield return (i == At ? Broken(clean[i]) : clean[i], closed);
            if (i == At && Again(clean) is { } again)
                yield return (again, closed.AddSeconds(1));
        }
    }

    /// <summary>A feed that repeats itself, or makes candles of nothing.</summary>
    Candle Frozen(Candle[] clean, int i)
    {
        var last = clean[At - 1];
        return seed % 2 == 0
            ? last with { OpenTime = clean[i].OpenTime }
            : new(clean[i].OpenTime, last.Close, last.Close, last.Close, last.Close, Quantity.Zero);
    }

    Candle? Again(Candle[] clean) => fault switch
    {
        QualityCheck.Duplicate => clean[At],
        QualityCheck.Late => clean[At - 1 - chance.Next(20)],
        QualityCheck.Revised => clean[At] with { Close = clean[At].Low, Volume = new(clean[At].Volume.Value + 0.001m) },
        _ => null,
    };

    Candle Broken(Candle candle) => fault switch
    {
        QualityCheck.Crossed => candle with { High = new(candle.Low.Value - 0.01m) },
        QualityCheck.OffGrid => candle with { OpenTime = candle.OpenTime.AddSeconds(1 + chance.Next(59)) },
        QualityCheck.OffTick => candle with { High = new(candle.High.Value + 0.001m * (1 + chance.Next(9))) },
        QualityCheck.Spike when seed % 2 == 0 => candle with { High = Times(candle.High, 1.2 + chance.NextDouble()) },
        QualityCheck.Spike => candle with { Low = Times(candle.Low, 0.01 + (0.7 * chance.NextDouble())) },
        QualityCheck.Volume when seed % 2 == 0 => candle with { Volume = Quantity.Zero },
        QualityCheck.Volume => candle with { Volume = new(Math.Round(candle.Volume.Value * (5_000 + chance.Next(50_000)), 5)) },
        _ => candle,
    };

    static Price Times(Price price, double factor) => new(Math.Round(price.Value * (decimal)factor, 2));
}
