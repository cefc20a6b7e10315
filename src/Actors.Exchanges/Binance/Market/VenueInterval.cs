using Actors.Domain;

namespace Actors.Exchanges.Binance.Market;

/// <summary>The intervals that the venue has candles of.</summary>
public static class VenueInterval
{
    static readonly string[] Names =
        ["1s", "1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "6h", "8h", "12h", "1d", "3d", "1w"];

    /// <summary>The venue's name of the timeframe, such as <c>15m</c>.</summary>
    /// <exception cref="DomainFault">It has no such candles.</exception>
    public static string Of(Timeframe timeframe) => timeframe.ToString() is var name && Names.Contains(name, StringComparer.Ordinal)
        ? name
        : throw new DomainFault($"the venue has no candles of {timeframe}: it has {string.Join(' ', Names)}; make them of finer ones");

    /// <summary>The stream's name, such as <c>btcusdt@kline_15m</c>.</summary>
    public static string StreamOf(Symbol symbol, Timeframe timeframe) => $"{symbol.Name.ToLowerInvariant()}@kline_{Of(timeframe)}";
}
