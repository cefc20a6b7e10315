using Actors.Domain;

namespace Actors.Exchanges.Fallback;

/// <summary>
/// One feed of two: the first source serves while it is well, the second one otherwise, for each series by itself. The
/// second is kept warm, so that it takes over without a gap and its prices can be compared.
/// </summary>
/// <param name="network">The clock of heartbeats and waits.</param>
public sealed class FallbackFeed(MarketSource first, MarketSource second, FallbackOptions options, TimeProvider network) : IMarketFeed
{
    readonly MarketSource[] sources = [first, second];
    readonly CancellationTokenSource stopping = new();
    readonly long begun = network.GetTimestamp();
    Dictionary<Series, SeriesPair> pairs = [];
    Task working = Task.CompletedTask;
    int disposed;

    /// <summary>Asked at the start: true where the first source is known to be dead, and the second has to lead.</summary>
    public Func<bool> IsFirstDead { get; init; } = static () => false;

    TimeSpan Now => network.GetElapsedTime(begun);

    /// <inheritdoc/>
    public async ValueTask Start(
        IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop)
    {
        if (pairs.Count > 0)
            throw new DomainFault("the feed was started before");
        var lead = IsFirstDead() ? 1 : 0;
        string[] names = [first.Name, second.Name];
        var made = new Dictionary<Series, SeriesPair>();
        foreach (var (series, from) in wanted)
            made[series] = new(series, from, names, lead, options, sink);
        pairs = made;
        var rules = new LatestRules(sink);
        await sources[lead].Feed.Start(wanted, new SourceSink(this, lead, rules), stop);
        working = Run(lead, rules, stopping.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await stopping.CancelAsync();
        await working;
        foreach (var source in sources)
            await source.Feed.DisposeAsync();
        stopping.Dispose();
    }

    async Task Run(int lead, LatestRules rules, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(options.Heartbeat / 8, network);
        var standby = 1 - lead;
        var opening = new StandbyOpening(options, lead, Now);
        var watch = new StandbyWatch(sources[standby].Name, options, Now);
        var isOpen = false;
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                var now = Now;
                foreach (var pair in pairs.Values)
                    pair.Tick(now);
                if (isOpen)
                {
                    var isLive = pairs.Values.Any(pair => pair.HealthOf(standby) == FeedHealth.Live);
                    watch.Look(isLive, now);
                    // A first source that was dead at the start will serve from its return on: then the second stands by.
                    if (isLive && standby == 0)
                        (standby, watch) = (1, new(second.Name, options, now));
                }
                else if (opening.IsDue(pairs.Values, now))
                {
                    isOpen = true;
                    await Open(standby, rules, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The feed is being stopped.
        }
    }

    /// <summary>From where each series stands: all that comes later is told by both.</summary>
    async ValueTask Open(int standby, LatestRules rules, CancellationToken stop)
    {
        try
        {
            await sources[standby].Feed.Start(
                [.. pairs.Values.Select(static pair => (pair.Series, pair.Next))], new SourceSink(this, standby, rules), stop);
        }
        catch (Exception fault) when (fault is DomainFault or VenueException)
        {
            options.Notices?.Invoke($"{sources[standby].Name} cannot be opened: {fault.Message}");
        }
    }

    /// <summary>Hears one of the two.</summary>
    sealed class SourceSink(FallbackFeed feed, int source, LatestRules rules) : IMarketSink
    {
        public void Closed(Series series, in Candle candle) => feed.pairs[series].Closed(source, candle, feed.Now);
        public void Forming(Series series, in Candle candle) => feed.pairs[series].Forming(source, candle, feed.Now);
        public void Health(Series series, FeedHealth health, string why) => feed.pairs[series].Health(source, health, why, feed.Now);
        public void Noted(Series series, FeedNote note) => feed.pairs[series].Noted(source, note);
        public void Changed(Instrument instrument, bool trading) => rules.Take(instrument, trading);
    }
}
