using Actors.Backends.Candles;
using Actors.Domain;
using Actors.Host.Live;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Host.Live;

public sealed class RecordedMarketTests : IDisposable
{
    readonly TemporaryFolder folder = new();
    readonly Venue venue = new();
    readonly List<string> said = [];
    readonly Heard heard = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_recorded_comes_first_and_the_venue_is_asked_for_the_rest()
    {
        Record(0, 1, 2);
        await using var market = Market();

        await market.Start([(OneMinute, Start)], heard, default);

        heard.Candles.ShouldBe([Minute(0, close: 200), Minute(1, close: 200), Minute(2, close: 200), Minute(3)]);
        venue.AskedFrom.ShouldBe([Start.AddMinutes(3)]);
    }

    [Fact]
    public async Task Candles_of_the_past_are_as_they_were_recorded_too()
    {
        Record(0, 1, 2);
        await using var market = Market();

        (await market.Closed(OneMinute, Start.AddMinutes(1), Start.AddMinutes(4), default)).ShouldBe([Minute(1, close: 200), Minute(2, close: 200), Minute(3)]);
        (await market.Closed(OneMinute, Start, Start.AddMinutes(2), default)).ShouldBe([Minute(0, close: 200), Minute(1, close: 200)]);
        venue.AskedFrom.ShouldBe([Start.AddMinutes(3)]);
    }

    [Fact]
    public async Task A_gap_is_no_warm_up_and_the_venue_alone_is_asked_to_fill_it()
    {
        Record(0, 1, 2);
        await using var market = Market();
        await market.Start([(OneMinute, Start)], heard, default);

        (await market.Closed(OneMinute, Start.AddMinutes(1), Start.AddMinutes(4), default)).ShouldBe([Minute(1)]);
        (await market.Closed(OneMinute, Start, Start.AddMinutes(2), default)).ShouldBe([Minute(0, close: 200), Minute(1, close: 200)]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 3)]
    [InlineData(4, 5)]
    [InlineData(9, 9)]
    public async Task From_the_first_candle_on_that_is_missing_the_venue_is_asked(int from, int asked)
    {
        Record(0, 4, 6);
        await using var market = Market();

        await market.Start([(OneMinute, Start.AddMinutes(from))], heard, default);

        venue.AskedFrom.ShouldBe([Start.AddMinutes(asked)]);
    }

    [Fact]
    public async Task Half_a_line_that_a_crash_left_is_passed_over()
    {
        Record(0, 1);
        await System.IO.File.AppendAllTextAsync(File(), "946684920000,1,");
        await using var market = Market();

        await market.Start([(OneMinute, Start)], heard, default);

        venue.AskedFrom.ShouldBe([Start.AddMinutes(2)]);
        said.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_and_the_venue_asked_for_all()
    {
        Record(0, 1);
        await System.IO.File.AppendAllTextAsync(File(), "nonsense\n");
        await using var market = Market();

        await market.Start([(OneMinute, Start)], heard, default);

        venue.AskedFrom.ShouldBe([Start]);
        said.ShouldHaveSingleItem().ShouldStartWith($"the candles recorded of BTCUSDT cannot be used, the venue is asked for all: {File()}");
    }

    [Fact]
    public async Task Where_nothing_was_recorded_the_venue_tells_all()
    {
        await using var market = Market();

        await market.Start([(OneMinute, Start)], heard, default);

        venue.AskedFrom.ShouldBe([Start]);
        said.ShouldBeEmpty();
    }

    RecordedMarket Market() => new(folder.Path, venue, venue, said.Add);

    string File() => Path.Combine(folder.Path, CandleFileName.Of(OneMinute));

    void Record(params int[] minutes)
    {
        using var recorder = new CandleRecorder(folder.Path);
        foreach (var minute in minutes)
            recorder.Record(OneMinute, Minute(minute, close: 200));
    }

    /// <summary>Tells one candle, the first that it is asked for.</summary>
    sealed class Venue : IMarketFeed, ICandleHistory
    {
        public List<DateTimeOffset> AskedFrom { get; } = [];

        public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop)
        {
            foreach (var (series, from) in wanted)
                sink.Closed(series, Told(from));
            return default;
        }

        public ValueTask<IReadOnlyList<Candle>> Closed(Series series, DateTimeOffset from, DateTimeOffset to, CancellationToken stop) =>
            new([Told(from)]);

        public ValueTask DisposeAsync() => default;

        Candle Told(DateTimeOffset from)
        {
            AskedFrom.Add(from);
            return Minute((int)(from - Actors.Tests.Domain.Cases.Start).TotalMinutes);
        }
    }
}
