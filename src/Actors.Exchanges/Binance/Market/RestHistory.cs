using Actors.Domain;

namespace Actors.Exchanges.Binance.Market;

/// <summary>Candles of the past from the REST interface, page by page.</summary>
public sealed class RestHistory(IMarketRest rest, FeedOptions options, TimeProvider network) : ICandleHistory
{
    const int LargestPage = 1_000;
    const int Attempts = 4;

    /// <summary>Where the venue itself has no candle, go on with the next one instead of failing.</summary>
    public bool PassesHoles { get; init; }

    /// <inheritdoc/>
    /// <remarks>Candles that are not closed yet, and those before the symbol was listed, are left out at the ends.</remarks>
    public async ValueTask<IReadOnlyList<Candle>> Closed(
        Series series, DateTimeOffset from, DateTimeOffset to, CancellationToken stop)
    {
        var interval = VenueInterval.Of(series.Timeframe);
        if (series.Timeframe.OpenOf(from) != from)
            throw new DomainFault($"{from:O} is not the open time of a candle of {series.Timeframe}");
        var candles = new List<Candle>();
        var next = from;
        while (next < to)
        {
            var asked = await rest.AskServerTime(stop);
            var limit = (int)Math.Clamp((to - next).Ticks / series.Timeframe.Duration.Ticks + 2, 2, LargestPage);
            var rows = await Ask(series, interval, next, limit, stop);
            var before = candles.Count;
            for (var i = 0; i < rows.Count; i++)
            {
                var row = rows[i];
                if (row.OpenTime >= to || row.CloseTime >= asked || (i == rows.Count - 1 && row.CloseTime + options.Settling >= asked))
                    break;
                candles.Add(Checked(series, row, candles.Count == 0 || PassesHoles ? null : next));
                next = row.OpenTime + series.Timeframe.Duration;
            }
            if (candles.Count == before || rows.Count < limit)
                break;
        }
        return candles;
    }

    static Candle Checked(Series series, in RestKline row, DateTimeOffset? expected)
    {
        if (row.FaultOf(series.Timeframe) is { } fault)
            throw new CandleDataException($"{series}: the venue's candle of {row.OpenTime:O} is unsound: {fault}; ask again, or take the archive's");
        if (expected is { } time && row.OpenTime != time)
            throw new CandleDataException($"{series}: the venue has no candle of {time:O}, the next is of {row.OpenTime:O}; begin after the gap");
        return row.ToCandle();
    }

    async Task<IReadOnlyList<RestKline>> Ask(
        Series series, string interval, DateTimeOffset from, int limit, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await rest.Klines(series.Symbol, interval, from, limit, stop);
            }
            catch (VenueException e) when (attempt == Attempts)
            {
                throw new CandleDataException($"{series}: the candles from {from:O} on cannot be had after {Attempts} attempts: {e.Message}");
            }
            catch (VenueException)
            {
                await Task.Delay(options.FirstRetry * attempt, network, stop);
            }
        }
    }
}
