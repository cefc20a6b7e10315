using Actors.Domain;

namespace Actors.Exchanges.Binance.Market;

/// <summary>What market data asks of the venue's REST interface. It keeps within the venue's limits by itself.</summary>
public interface IMarketRest
{
    /// <summary>The venue's time as it is known here, never ahead of it as far as that can be told.</summary>
    DateTimeOffset ServerNow { get; }

    /// <summary><see cref="ServerNow"/>, asked of the venue anew where the estimate is old.</summary>
    /// <exception cref="VenueException">It cannot be had now.</exception>
    ValueTask<DateTimeOffset> AskServerTime(CancellationToken stop);

    /// <summary>
    /// The klines that open at <paramref name="from"/> or later, the oldest first, at most <paramref name="limit"/>
    /// (1,000 at the most). The last one is usually still forming.
    /// </summary>
    /// <exception cref="VenueException">They cannot be had now.</exception>
    ValueTask<IReadOnlyList<RestKline>> Klines(
        Symbol symbol, string interval, DateTimeOffset from, int limit, CancellationToken stop);

    /// <summary>The rules of some symbols, and whether they trade now.</summary>
    /// <exception cref="VenueException">They cannot be had now.</exception>
    ValueTask<IReadOnlyList<SymbolState>> Symbols(IReadOnlyList<Symbol> symbols, CancellationToken stop);

    /// <summary>A snapshot of the book.</summary>
    /// <exception cref="VenueException">It cannot be had now.</exception>
    ValueTask<BookSnapshot> Depth(Symbol symbol, int limit, CancellationToken stop);
}

/// <param name="CloseTime">The last unit of time inside the candle.</param>
public readonly record struct RestKline(
    DateTimeOffset OpenTime, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume,
    DateTimeOffset CloseTime)
{
    /// <summary>Null when it is a sound candle of the timeframe, else what is wrong with it.</summary>
    public string? FaultOf(Timeframe timeframe) =>
        timeframe.OpenOf(OpenTime) != OpenTime ? $"open time {OpenTime:O} is not on the {timeframe} grid"
        : KlineCandle.FaultOf(Open, High, Low, Close, Volume);

    /// <exception cref="DomainFault">It has a <see cref="FaultOf"/>.</exception>
    public Candle ToCandle() => KlineCandle.Of(OpenTime.UtcTicks, Open, High, Low, Close, Volume);
}

/// <param name="Bids">Best first.</param>
/// <param name="Asks">Best first.</param>
public sealed record BookSnapshot(long LastUpdateId, IReadOnlyList<BookLevel> Bids, IReadOnlyList<BookLevel> Asks);

public readonly record struct SymbolState(Instrument Instrument, bool Trading);
