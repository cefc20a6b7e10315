using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Host.Live;

/// <summary>
/// Candles as they were recorded when they closed, and those since from the venue. So after a start strategies know to the
/// bit what they knew before, whatever the venue says of the past by now, and the venue is asked only for what is new.
/// </summary>
/// <param name="folder">Where <see cref="RecordingFeed"/> keeps them; it need not exist.</param>
/// <param name="say">Told of a file that cannot be used: the venue is then asked for all.</param>
sealed class RecordedMarket(string folder, IMarketFeed feed, ICandleHistory history, Action<string> say) : IMarketFeed, ICandleHistory
{
    readonly Dictionary<Series, DateTimeOffset> began = [];

    public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop)
    {
        var rest = new (Series, DateTimeOffset)[wanted.Count];
        for (var i = 0; i < rest.Length; i++)
        {
            var (series, from) = wanted[i];
            began[series] = from;
            var known = Recorded(series, from, DateTimeOffset.MaxValue);
            foreach (var candle in known)
                sink.Closed(series, candle);
            rest[i] = (series, Next(series, from, known));
        }
        return feed.Start(rest, sink, stop);
    }

    /// <remarks>Only of a warm-up the file knows something: a gap is filled with what never came.</remarks>
    public async ValueTask<IReadOnlyList<Candle>> Closed(Series series, DateTimeOffset from, DateTimeOffset to, CancellationToken stop)
    {
        if (began.TryGetValue(series, out var first) && from > first)
            return await history.Closed(series, from, to, stop);
        var known = Recorded(series, from, to);
        var next = Next(series, from, known);
        return next < to ? [.. known, .. await history.Closed(series, next, to, stop)] : known;
    }

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    static DateTimeOffset Next(Series series, DateTimeOffset from, IReadOnlyList<Candle> known) => from + (known.Count * series.Timeframe.Duration);

    /// <summary>Those from <paramref name="from"/> on, up to the first that is missing.</summary>
    List<Candle> Recorded(Series series, DateTimeOffset from, DateTimeOffset to)
    {
        List<Candle> known = [];
        foreach (var candle in Read(series, from))
        {
            if (candle.OpenTime >= to || candle.OpenTime != Next(series, from, known))
                break;
            known.Add(candle);
        }
        return known;
    }

    IEnumerable<Candle> Read(Series series, DateTimeOffset from)
    {
        try
        {
            return RecordedCandles.Read(folder, series)?.From(from) ?? [];
        }
        catch (Exception refused) when (refused is CandleDataException or IOException or UnauthorizedAccessException)
        {
            say($"the candles recorded of {series.Symbol} cannot be used, the venue is asked for all: {refused.Message}");
            return [];
        }
    }
}
