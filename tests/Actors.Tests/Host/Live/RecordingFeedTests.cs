using Actors.Backends.Candles;
using Actors.Domain;
using Actors.Host.Live;

namespace Actors.Tests.Host.Live;

public sealed class RecordingFeedTests : IDisposable
{
    static readonly Series[] Wanted = [new("binance", new("BTCUSDT"), Timeframe.Parse("1m")), new("binance", new("ETHUSDT"), Timeframe.Parse("1m"))];

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_disk_that_refuses_keeps_no_candle_from_the_engine_and_is_told_of_once()
    {
        var blocked = folder.Write("candles", "a file where the folder should be");
        List<string> said = [];
        var heard = new Heard();
        await using var feed = new RecordingFeed(new ThreeMinutes(), new CandleRecorder(blocked), said.Add);

        await feed.Start([.. Wanted.Select(series => (series, DateTimeOffset.UnixEpoch))], heard, default);

        heard.Candles.Count.ShouldBe(3 * Wanted.Length);
        said.ShouldHaveSingleItem().ShouldStartWith("candles wait to be recorded: ");
    }

    sealed class ThreeMinutes : IMarketFeed
    {
        public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop)
        {
            for (var minute = 0; minute < 3; minute++)
                foreach (var (series, from) in wanted)
                    sink.Closed(series, new(from.AddMinutes(minute), new(100), new(101), new(99), new(100), new(1)));
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
