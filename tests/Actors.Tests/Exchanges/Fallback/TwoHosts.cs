using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Fallback;
using Actors.Tests.Exchanges.Binance.Market;

namespace Actors.Tests.Exchanges.Fallback;

/// <summary>A feed of three series from two hosts of one venue, whose time goes on when all has come to rest.</summary>
sealed class TwoHosts : IAsyncDisposable
{
    public static readonly IReadOnlyList<Series> All =
        [.. new[] { "BTCUSDT", "ETHUSDT", "SOLUSDT" }.Select(symbol => new Series("binance", new(symbol), Timeframe.OneMinute))];

    static readonly DateTimeOffset Midnight = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly FallbackFeed feed;

    TwoHosts(FakeVenue first, FakeVenue second, FallbackOptions options, bool isFirstDead)
    {
        (First, Second, Options) = (first, second, options with { Notices = Notices.Add });
        Judge = new(first, [.. All.Select(series => (series, Midnight.AddHours(-1)))]);
        feed = new(SourceOf("first", first), SourceOf("second", second), Options, first.Clock) { IsFirstDead = () => isFirstDead };
    }

    public FakeVenue First { get; }
    public FakeVenue Second { get; }
    public FallbackOptions Options { get; }
    public CandleJudge Judge { get; }
    public List<string> Notices { get; } = [];

    public DateTimeOffset Now => First.Clock.GetUtcNow();

    /// <summary>The longest that a candle came after its close while the feed said that all is well.</summary>
    public TimeSpan Latest { get; private set; }

    /// <param name="arrange">Of both hosts.</param>
    /// <param name="isFirstDead">It does not answer, and that is known.</param>
    public static async Task<TwoHosts> Open(int seed, Action<FakeVenue>? arrange = null, FallbackOptions? options = null, bool isFirstDead = false)
    {
        var first = new FakeVenue(All, seed);
        var second = new FakeVenue(All, seed + 1_000_000, first.Clock);
        arrange?.Invoke(first);
        arrange?.Invoke(second);
        if (isFirstDead)
            first.Faults = new(NoConnect: 1, RestError: 1);
        var hosts = new TwoHosts(first, second, options ?? new(), isFirstDead);
        await hosts.feed.Start([.. All.Select(series => (series, Midnight.AddHours(-1)))], hosts.Judge, default);
        return hosts;
    }

    /// <summary>Until both hosts stand and know how often their streams speak.</summary>
    public async Task WarmUp()
    {
        await Until(() => Judge.AreAllLive && Second.Open.Count > 0, within: 300, "the start");
        await Run(90);
    }

    public async Task Run(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            First.Clock.Advance(TimeSpan.FromSeconds(1));
            First.Speak();
            Second.Speak();
            await First.Settle();
            await Second.Settle();
            await Rest();
            foreach (var series in All.Where(series => Judge.HealthOf(series) == FeedHealth.Live))
            {
                var late = Now - Judge.Next(series) - series.Timeframe.Duration;
                Latest = late > Latest ? late : Latest;
            }
        }
    }

    /// <returns>After how many seconds it was so.</returns>
    public async Task<int> Until(Func<bool> condition, int within, string what)
    {
        var second = 0;
        for (; second < within && !condition(); second++)
            await Run(1);
        condition().ShouldBeTrue($"waited {within} s for {what}:\n{string.Join('\n', Judge.Healths.TakeLast(8))}\n{string.Join('\n', Judge.Notes.TakeLast(12))}");
        return second;
    }

    /// <summary>What was told of changes of the source of a series, oldest first.</summary>
    public IReadOnlyList<FeedNote.SourceChanged> Changes(Series series) =>
        [.. Judge.Notes.Where(told => told.Series == series).Select(told => told.Note).OfType<FeedNote.SourceChanged>()];

    public int Alarms => Judge.Notes.Count(told => told.Note is FeedNote.SourcesDiffer);

    /// <summary>Every candle was told once, in order and true, up to now.</summary>
    public void ShouldBeComplete()
    {
        Judge.Faults.ShouldBeEmpty();
        foreach (var series in All)
            (Now - Judge.Next(series)).ShouldBeLessThan(series.Timeframe.Duration + TimeSpan.FromSeconds(40), $"{series}");
    }

    public ValueTask DisposeAsync() => feed.DisposeAsync();

    static MarketSource SourceOf(string name, FakeVenue venue) => new(name, new BinanceFeed(venue.Options, venue, venue.Clock));

    /// <summary>Some of what a second causes takes its way over other threads: time waits for it.</summary>
    static async Task Rest()
    {
        for (var look = 0; look < 4; look++)
        {
            await Task.Run(static () => { });
            for (var turn = 0; turn < 5; turn++)
                await Task.Yield();
        }
    }
}
