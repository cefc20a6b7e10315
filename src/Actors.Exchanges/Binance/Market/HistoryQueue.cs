using System.Threading.Channels;

namespace Actors.Exchanges.Binance.Market;

/// <summary>Fetches the history that series ask for, a few at a time, page by page, and waits longer where it fails.</summary>
sealed class HistoryQueue(IMarketRest rest, FeedOptions options, TimeProvider network)
{
    readonly Channel<SeriesFeed> asked = Channel.CreateUnbounded<SeriesFeed>();

    /// <summary>To be called once for each time that a series asks.</summary>
    public void Add(SeriesFeed series) => asked.Writer.TryWrite(series);

    public async Task Run(CancellationToken stop)
    {
        try
        {
            await Task.WhenAll(Enumerable.Range(0, options.Fetchers).Select(_ => Work(stop)));
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            // The feed is being stopped; a question that failed in that moment is nobody's trouble any more.
        }
    }

    async Task Work(CancellationToken stop)
    {
        while (true)
        {
            var series = await asked.Reader.ReadAsync(stop);
            if (await Fetch(series, stop) is { } wait)
                _ = AddAfter(series, wait, stop);
        }
    }

    /// <summary>One page; the next waits behind the other series.</summary>
    /// <returns>Null when the series has what it asked for, else when it has to be asked again.</returns>
    async Task<TimeSpan?> Fetch(SeriesFeed series, CancellationToken stop)
    {
        try
        {
            var now = await rest.AskServerTime(stop);
            var (from, limit) = series.BeginFetch(now);
            var rows = await rest.Klines(series.Series.Symbol, series.Interval, from, limit, stop);
            return series.EndFetch(rows, limit, now, out var wait) switch
            {
                FetchOutcome.Done => null,
                FetchOutcome.More => TimeSpan.Zero,
                _ => wait,
            };
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            return series.FailFetch($"history cannot be had: {e.Message}");
        }
    }

    async Task AddAfter(SeriesFeed series, TimeSpan wait, CancellationToken stop)
    {
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, network, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        Add(series);
    }
}
