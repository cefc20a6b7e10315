using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>What the venue knows of a market: the candle that moves it now, the last few, and the volume taken from it.</summary>
sealed class MarketState(Timeframe timeframe)
{
    /// <summary>Candles before the current one that ranges and volumes are averaged over.</summary>
    public const int Memory = Mask;

    const int Mask = 15;

    readonly Candle[] ring = new Candle[Mask + 1];
    readonly TimeSpan length = timeframe.Duration;

    /// <summary>How many candles have come.</summary>
    public long Number { get; private set; }

    public ref readonly Candle Current => ref ring[(int)Number & Mask];

    /// <summary>Volume of the current candle that our own fills have taken.</summary>
    public decimal UsedVolume { get; set; }

    public DateTimeOffset Opened => Current.OpenTime;

    /// <summary>The end of the current candle; before the first one, the beginning of time.</summary>
    public DateTimeOffset Closed => Number == 0 ? default : Current.OpenTime + length;

    /// <exception cref="DomainFault">The candle is not after the last one.</exception>
    public void Enter(in Candle candle)
    {
        if (candle.OpenTime <= Current.OpenTime)
            throw new DomainFault($"candles come in the order of their time: {candle.OpenTime:O} came after {Current.OpenTime:O}");
        Number++;
        ring[(int)Number & Mask] = candle;
        UsedVolume = 0;
    }

    /// <summary>What the models ask of. Ranges are those before the fill: it cannot know its own candle's.</summary>
    public FillCircumstances Circumstances(decimal quantity, decimal price)
    {
        var count = (int)Math.Min(Number - 1, Memory);
        var (range, volume) = (0m, 0m);
        for (var back = 1; back <= count; back++)
        {
            ref readonly var past = ref ring[(int)(Number - back) & Mask];
            range += past.High.Value - past.Low.Value;
            volume += past.Volume.Value;
        }
        if (count == 0)
            (range, count) = (Current.High.Value - Current.Low.Value, 1);
        // A candle without volume says nothing of the depth; the ones before it do, or the order is the whole market.
        var depth = Current.Volume.Value > 0 ? Current.Volume.Value : volume / count;
        return new(depth > 0 ? quantity / depth : 1, range / count / price);
    }
}
