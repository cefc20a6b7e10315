using Actors.Domain;
using Actors.Exchanges.Binance.Market;

namespace Actors.Tests.Exchanges.Binance.Market;

public class BinanceFeedTests
{
    static readonly Series Btc = new("binance", new("BTCUSDT"), Timeframe.OneMinute);
    static readonly Series BtcFive = new("binance", new("BTCUSDT"), Timeframe.Parse("5m"));
    static readonly Series Eth = new("binance", new("ETHUSDT"), Timeframe.OneMinute);

    static readonly DateTimeOffset Midnight = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task History_comes_first_and_live_candles_follow_without_a_seam()
    {
        await using var desk = await Desk.Open([Btc, BtcFive, Eth], hoursBefore: 30);

        await desk.Until(() => desk.Judge.AreAllLive);
        await desk.Run(minutes: 12);

        desk.ShouldBeComplete();
        desk.Judge.Formings.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_cut_connection_is_down_until_what_it_missed_has_been_fetched()
    {
        await using var desk = await Desk.Open([Btc, Eth]);
        await desk.Until(() => desk.Judge.AreAllLive);
        desk.Venue.Faults = new(NoConnect: 1);

        desk.Venue.Open.Single().Cut();
        await desk.Until(() => desk.Judge.HealthOf(Btc) == FeedHealth.Down);
        await desk.Run(minutes: 3);
        desk.Venue.Faults = new();
        await desk.Until(() => desk.Judge.AreAllLive);
        await desk.Run(minutes: 3);

        desk.ShouldBeComplete();
    }

    [Fact]
    public async Task A_symbol_without_trades_still_yields_its_candles_and_is_not_called_stale()
    {
        await using var desk = await Desk.Open([Btc, Eth], arrange: venue => venue.Quiet.Add(Eth.Symbol));

        await desk.Run(minutes: 8);

        desk.ShouldBeComplete();
        desk.Judge.Healths.ShouldNotContain(told => told.Health == FeedHealth.Stale);
    }

    [Fact]
    public async Task A_stream_that_dies_on_a_living_connection_is_found_and_renewed()
    {
        await using var desk = await Desk.Open([Btc, Eth]);
        await desk.Run(minutes: 5);

        desk.Venue.Open.Single().Mute("ethusdt@kline_1m");
        await desk.Until(() => desk.Judge.HealthOf(Eth) == FeedHealth.Stale);
        await desk.Until(() => desk.Judge.AreAllLive);

        desk.Venue.Open.Single().Has("ethusdt@kline_1m").ShouldBeTrue();
        desk.Judge.HealthOf(Btc).ShouldBe(FeedHealth.Live);
        await desk.Run(minutes: 2);
        desk.ShouldBeComplete();
    }

    [Fact]
    public async Task A_venue_that_will_close_is_left_for_a_new_connection_before_it_does()
    {
        await using var desk = await Desk.Open([Btc]);
        await desk.Until(() => desk.Judge.AreAllLive);
        var first = desk.Venue.Open.Single();

        first.Push("""{"stream":"!serverShutdown","data":{"e":"serverShutdown","E":1770123456789}}""");
        await desk.Until(() => !first.IsOpen);

        desk.Venue.Open.Single().Has("btcusdt@kline_1m").ShouldBeTrue();
        desk.Judge.Healths.ShouldNotContain(told => told.Health == FeedHealth.Down && told.Why != "starting");
    }

    [Fact]
    public async Task A_hole_in_the_venues_own_history_is_said_and_passed_over()
    {
        await using var desk = await Desk.Open([Btc], hoursBefore: 2, arrange: venue =>
        {
            venue.Holes.Add(Midnight.AddHours(-1));
            venue.Holes.Add(Midnight.AddHours(-1).AddMinutes(1));
        });

        await desk.Until(() => desk.Judge.AreAllLive);

        desk.Judge.Healths.ShouldContain(told => told.Why.Contains("passed over", StringComparison.Ordinal));
        desk.ShouldBeComplete();
    }

    [Fact]
    public async Task A_symbol_that_stops_trading_is_told()
    {
        await using var desk = await Desk.Open([Btc]);
        await desk.Until(() => desk.Judge.AreAllLive);
        desk.Venue.Trading = false;

        await desk.Until(() => desk.Judge.Changes.Count > 0);

        desk.Judge.Changes.ShouldBe([(Instrument.Unfiltered(Btc.Symbol), false)]);
    }

    [Fact]
    public async Task What_the_venue_does_not_have_is_refused_at_the_start()
    {
        var venue = new FakeVenue([Btc], 1);
        await using var feed = new BinanceFeed(venue.Options, venue, venue.Clock);
        var odd = Btc with { Timeframe = Timeframe.Parse("7m") };
        var judge = new CandleJudge(venue, [(Btc, Midnight)]);

        Should.Throw<DomainFault>(() => feed.Start([(odd, Midnight)], judge, default).AsTask()).Message.ShouldContain("no candles of 7m");
        Should.Throw<DomainFault>(() => feed.Start([(Btc, Midnight.AddSeconds(1))], judge, default).AsTask()).Message.ShouldContain("not the open time");
    }

    public static TheoryData<int> Seeds() =>
        [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("ACTORS_HEAVY") == "1" ? 100 : 4)];

    /// <summary>Every fault at once: dropped, doubled, reordered and corrupted frames, cut and mute streams, failing and lagging REST.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Under_every_fault_each_candle_comes_once_and_in_order(int seed)
    {
        await using var desk = await Desk.Open([Btc, BtcFive, Eth], hoursBefore: 3, seed: seed);
        desk.Venue.Faults = new(
            Drop: 0.05, Duplicate: 0.05, Reorder: 0.05, Corrupt: 0.02, Cut: 0.004, Mute: 0.004, Shutdown: 0.002,
            NoConnect: 0.3, RestError: 0.2, RestLag: 0.3);

        await desk.Run(minutes: 25);
        desk.Venue.Faults = new();
        await desk.Until(() => desk.Judge.AreAllLive);

        desk.ShouldBeComplete();
        desk.Venue.Connections.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Candles_of_the_past_are_fetched_page_by_page_and_only_closed_ones()
    {
        var venue = new FakeVenue([Btc], 1);
        await using var feed = new BinanceFeed(venue.Options, venue, venue.Clock);
        venue.Clock.Advance(TimeSpan.FromSeconds(30));

        var candles = await feed.Closed(Btc, Midnight.AddMinutes(-2_500), Midnight.AddMinutes(10), default);

        candles.Count.ShouldBe(2_500);
        candles[0].OpenTime.ShouldBe(Midnight.AddMinutes(-2_500));
        candles[^1].OpenTime.ShouldBe(Midnight.AddMinutes(-1));
        venue.RestCalls.ShouldBe(3);
    }

    sealed class Desk : IAsyncDisposable
    {
        readonly IReadOnlyList<(Series Series, DateTimeOffset From)> wanted;
        readonly BinanceFeed feed;

        Desk(FakeVenue venue, IReadOnlyList<(Series Series, DateTimeOffset From)> wanted)
        {
            (Venue, this.wanted) = (venue, wanted);
            Judge = new(venue, wanted);
            feed = new(venue.Options, venue, venue.Clock);
        }

        public FakeVenue Venue { get; }
        public CandleJudge Judge { get; }

        public static async Task<Desk> Open(
            IReadOnlyList<Series> series, int hoursBefore = 1, int seed = 1, Action<FakeVenue>? arrange = null)
        {
            var venue = new FakeVenue(series, seed);
            arrange?.Invoke(venue);
            var desk = new Desk(venue, [.. series.Select(s => (s, Midnight.AddHours(-hoursBefore)))]);
            await desk.feed.Start(desk.wanted, desk.Judge, default);
            return desk;
        }

        public async Task Run(int minutes)
        {
            for (var second = 0; second < minutes * 60; second++)
                await Venue.Second();
        }

        /// <summary>Lets time pass until it is so; an hour and a half of it is too long.</summary>
        public async Task Until(Func<bool> condition)
        {
            for (var second = 0; second < 5_400 && !condition(); second++)
                await Venue.Second();
            condition().ShouldBeTrue($"{string.Join('\n', Judge.Healths.TakeLast(8))}\nrefused {feed.Refused}: {feed.LastRefusal}");
        }

        public void ShouldBeComplete()
        {
            Judge.Faults.ShouldBeEmpty();
            foreach (var (series, _) in wanted)
                (Venue.Clock.GetUtcNow() - Judge.Next(series)).ShouldBeLessThan(series.Timeframe.Duration + TimeSpan.FromSeconds(40), $"{series}");
        }

        public ValueTask DisposeAsync() => feed.DisposeAsync();
    }
}
