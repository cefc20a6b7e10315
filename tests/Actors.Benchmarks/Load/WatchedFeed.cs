using Actors.Domain;

namespace Actors.Benchmarks.Load;

/// <summary>Notes when each candle came, and how many series are live.</summary>
sealed class WatchedFeed(IMarketFeed inner, IReadOnlyDictionary<Series, Arrivals> arrivals) : IMarketFeed
{
    long live;
    long told;

    public long Live => Volatile.Read(ref live);
    public long Told => Volatile.Read(ref told);

    public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop) =>
        inner.Start(wanted, new Tap(this, sink), stop);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    sealed class Tap(WatchedFeed feed, IMarketSink sink) : PassingSink(sink)
    {
        readonly HashSet<Series> live = [];
        readonly Lock gate = new();

        public override void Closed(Series series, in Candle candle)
        {
            Interlocked.Increment(ref feed.told);
            feed.ArrivalsOf(series).Note(candle.OpenTime + series.Timeframe.Duration, CountingSocket.Arrived);
            base.Closed(series, candle);
        }

        public override void Health(Series series, FeedHealth health, string why)
        {
            lock (gate)
            {
                if (health == FeedHealth.Live)
                    live.Add(series);
                else
                    live.Remove(series);
                Volatile.Write(ref feed.live, live.Count);
            }
            base.Health(series, health, why);
        }
    }

    Arrivals ArrivalsOf(Series series) => arrivals[series];
}
