using Actors.Domain;

namespace Actors.Exchanges.Binance.Market;

/// <summary>Makes candles of the venue's numbers.</summary>
public static class KlineCandle
{
    /// <summary>Digits beyond those that a candle holds are rounded: only great volumes have them.</summary>
    /// <exception cref="DomainFault">A price is not above zero, or a number is larger than a candle holds.</exception>
    public static Candle Of(in KlineFrame kline) =>
        Of(kline.OpenTicks, kline.Open, kline.High, kline.Low, kline.Close, kline.Volume);

    /// <inheritdoc cref="Of(in KlineFrame)"/>
    public static Candle Of(long openTicks, decimal open, decimal high, decimal low, decimal close, decimal volume) => new(
        new(openTicks, TimeSpan.Zero), new(Nearest(open)), new(Nearest(high)), new(Nearest(low)), new(Nearest(close)),
        new(Nearest(volume)));

    /// <summary>Null when the numbers make a candle of that series, else what is wrong with them.</summary>
    public static string? FaultOf(in KlineFrame kline, Timeframe timeframe)
    {
        var end = kline.OpenTicks + timeframe.Duration.Ticks;
        return timeframe.OpenOf(new(kline.OpenTicks, TimeSpan.Zero)).UtcTicks != kline.OpenTicks
                ? $"open time {new DateTime(kline.OpenTicks, DateTimeKind.Utc):O} is not on the {timeframe} grid"
            : kline.CloseTicks >= end || kline.CloseTicks < end - TimeSpan.TicksPerMillisecond
                ? $"close time {new DateTime(kline.CloseTicks, DateTimeKind.Utc):O} is not the end of a candle of {timeframe}"
            : FaultOf(kline.Open, kline.High, kline.Low, kline.Close, kline.Volume);
    }

    /// <inheritdoc cref="FaultOf(in KlineFrame, Timeframe)"/>
    public static string? FaultOf(decimal open, decimal high, decimal low, decimal close, decimal volume) =>
        open <= 0 || high <= 0 || low <= 0 || close <= 0 ? "a price is not above zero"
        : volume < 0 ? "the volume is below zero"
        : high > PackedDecimal.Largest || volume > PackedDecimal.Largest ? $"a number is above {PackedDecimal.Largest}"
        : high < Math.Max(open, close) || low > Math.Min(open, close) ? $"high {high} and low {low} do not span open {open} and close {close}"
        : null;

    static decimal Nearest(decimal value) => PackedDecimal.TryNearest(value, out var packed) ? packed.ToDecimal() : value;
}
