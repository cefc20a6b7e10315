using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Host.Live;

/// <summary>Keeps every closed candle that the engine saw, so that the same time can be run again as a backtest.</summary>
sealed class RecordingFeed(IMarketFeed inner, CandleRecorder recorder) : IMarketFeed
{
    public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop) =>
        inner.Start(wanted, new Tap(sink, recorder), stop);

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        recorder.Dispose();
    }

    sealed class Tap(IMarketSink sink, CandleRecorder recorder) : IMarketSink
    {
        public void Closed(Series series, in Candle candle)
        {
            recorder.Record(series, candle);
            sink.Closed(series, candle);
        }

        public void Forming(Series series, in Candle candle) => sink.Forming(series, candle);
        public void Health(Series series, FeedHealth health, string why) => sink.Health(series, health, why);
        public void Changed(Instrument instrument, bool trading) => sink.Changed(instrument, trading);
    }
}
