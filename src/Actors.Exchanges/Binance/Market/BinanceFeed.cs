using Actors.Domain;

namespace Actors.Exchanges.Binance.Market;

/// <summary>
/// Candles of the venue, live from its streams, with its REST interface for what was before and what was missed.
/// </summary>
/// <param name="network">
/// The clock of connections and retries. Where the venue's time is accelerated it may be the real one: the venue's own
/// time comes from <see cref="IMarketRest.ServerNow"/>.
/// </param>
public sealed class BinanceFeed(FeedOptions options, IMarketRest rest, TimeProvider network)
    : IMarketFeed, ICandleHistory, IStreamHandler
{
    readonly HistoryQueue history = new(rest, options, network);
    readonly SeriesIndex<SeriesFeed> index = new();
    readonly List<(StreamConnection Connection, SeriesFeed[] Series)> connections = [];
    readonly CancellationTokenSource stopping = new();
    Task working = Task.CompletedTask;
    int disposed;
    long refused;
    string? lastRefusal;

    /// <summary>Frames that could not be read or belonged to no series; what they held is fetched like what never came.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>What was wrong with the last one refused.</summary>
    public string? LastRefusal => Volatile.Read(ref lastRefusal);

    /// <inheritdoc/>
    /// <exception cref="DomainFault">A series is not of this venue, comes twice, or begins off its grid.</exception>
    public ValueTask Start(
        IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop)
    {
        if (connections.Count > 0)
            throw new DomainFault("the feed was started before");
        var all = wanted.Select(one => Make(one.Series, one.From, sink)).ToArray();
        var budget = new ConnectBudget(options.Streams.AttemptsInFiveMinutes, network);
        foreach (var part in all.Chunk(options.Streams.StreamsPerConnection))
        {
            connections.Add((
                new(options.Streams, [.. part.Select(s => s.Stream)], connections.Count, budget, network, this), part));
        }
        working = Task.WhenAll(
            history.Run(stopping.Token), Tick(stopping.Token),
            new SymbolWatch(rest, options, network, sink).Run([.. all.Select(s => s.Series.Symbol).Distinct().Order()], stopping.Token));
        foreach (var (connection, _) in connections)
            connection.Start();
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<Candle>> Closed(
        Series series, DateTimeOffset from, DateTimeOffset to, CancellationToken stop) =>
        new RestHistory(rest, options, network).Closed(series, from, to, stop);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        Stop();
        foreach (var (connection, _) in connections)
            await connection.DisposeAsync();
        await working;
        stopping.Dispose();
    }

    // On this thread: whoever waits for the end is not to wait for a thread of the pool too.
    void Stop() => stopping.Cancel();

    void IStreamHandler.Frame(ref StreamFrame frame)
    {
        if (frame.Kind == FrameKind.Kline && frame.TryKline(out var kline)
            && index.Find(frame.Symbol, frame.Interval) is { } series)
        {
            if (series.OnFrame(kline, rest.ServerNow))
                history.Add(series);
            return;
        }
        Interlocked.Increment(ref refused);
        Volatile.Write(ref lastRefusal, frame.Fault == FrameFault.None
            ? $"a frame of kind {frame.Kind} that belongs to no series of the feed"
            : frame.Describe());
    }

    void IStreamHandler.Up(StreamConnection connection)
    {
        foreach (var series in SeriesOf(connection))
        {
            if (series.OnUp(rest.ServerNow))
                history.Add(series);
        }
    }

    void IStreamHandler.Down(StreamConnection connection, string why)
    {
        foreach (var series in SeriesOf(connection))
            series.OnDown(why);
    }

    SeriesFeed[] SeriesOf(StreamConnection connection) => connections.First(c => c.Connection == connection).Series;

    SeriesFeed Make(Series series, DateTimeOffset from, IMarketSink sink)
    {
        if (!string.Equals(series.Exchange, options.Exchange, StringComparison.Ordinal))
            throw new DomainFault($"{series} is not of the venue '{options.Exchange}' that this feed is of");
        var feed = new SeriesFeed(series, from, options, sink, network);
        if (index.Find(System.Text.Encoding.UTF8.GetBytes(series.Symbol.Name), System.Text.Encoding.UTF8.GetBytes(feed.Interval)) is not null)
            throw new DomainFault($"{series} is wanted twice: name it once");
        index.Add(series.Symbol.Name, feed.Interval, feed);
        return feed;
    }

    async Task Tick(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(options.Tick, network);
        try
        {
            do
            {
                foreach (var (connection, part) in connections)
                {
                    foreach (var series in part)
                    {
                        if (series.OnTick(rest.ServerNow, out var renew))
                            history.Add(series);
                        if (renew)
                            connection.Renew(series.Stream);
                    }
                }
            }
            while (await timer.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The feed is being stopped.
        }
    }
}
