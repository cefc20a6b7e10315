using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>What the venue knows of a market: the time, the last price, the volume and what was taken of it.</summary>
/// <param name="remembers">Whether a model asks for the candles before; else they are not kept.</param>
sealed class MarketState(Timeframe timeframe, bool remembers)
{
    readonly CandleMemory memory = new();
    readonly TimeSpan length = timeframe.Duration;
    long openTicks = -1;

    /// <summary>How many candles have come.</summary>
    public long Number { get; private set; }

    public decimal Close { get; private set; }
    public decimal Volume { get; private set; }

    /// <summary>Volume of the current candle that our own fills have taken.</summary>
    public decimal UsedVolume { get; set; }

    public DateTimeOffset Opened => new(openTicks, TimeSpan.Zero);

    /// <summary>The end of the current candle; before the first one, the beginning of time.</summary>
    public DateTimeOffset Closed => Number == 0 ? default : Opened + length;

    /// <exception cref="DomainFault">The candle is not after the last one.</exception>
    public void Enter(in Candle candle)
    {
        var ticks = candle.OpenTicks;
        if (ticks <= openTicks)
            throw Backwards(candle);
        openTicks = ticks;
        Number++;
        Close = candle.Close.Value;
        Volume = candle.Volume.Value;
        UsedVolume = 0;
        if (remembers)
            memory.Add(candle);
    }

    public KeptMarket Kept => new(timeframe.ToString(), Number, Closed, Close, Volume, UsedVolume, remembers ? memory.Kept : []);

    /// <summary>Goes on behind the last candle that was seen, whatever length the candles have now.</summary>
    public void Restore(KeptMarket kept)
    {
        if (kept.Number == 0)
            return;
        openTicks = (kept.Closed - length).UtcTicks;
        (Number, Close, Volume, UsedVolume) = (kept.Number, kept.Close, kept.Volume, kept.UsedVolume);
        if (remembers && string.Equals(kept.Timeframe, timeframe.ToString(), StringComparison.Ordinal))
            memory.Restore(kept.Memory);
    }

    public FillCircumstances Circumstances(decimal quantity, decimal price) =>
        remembers ? memory.Circumstances(quantity, price) : default;

    // Apart, so that the path that every candle takes stays small.
    DomainFault Backwards(in Candle candle) =>
        new($"candles come in the order of their time: {candle.OpenTime:O} came after {Opened:O}");
}
