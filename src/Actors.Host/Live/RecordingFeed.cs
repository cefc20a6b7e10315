using System.Collections.Concurrent;
using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Host.Live;

/// <summary>
/// Keeps every closed candle that the engine saw, so that the same time can be run again as a backtest. A disk that is full
/// keeps no candle from the engine.
/// </summary>
/// <param name="say">Told once each time that candles begin to wait for the disk.</param>
sealed class RecordingFeed(IMarketFeed inner, CandleRecorder recorder, Action<string> say) : IMarketFeed
{
    public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop) =>
        inner.Start(wanted, new Tap(sink, recorder, say), stop);

    public async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        recorder.Dispose();
    }

    sealed class Tap(IMarketSink sink, CandleRecorder recorder, Action<string> say) : IMarketSink
    {
        readonly ConcurrentDictionary<Series, bool> waiting = [];

        public void Closed(Series series, in Candle candle)
        {
            Record(series, candle);
            sink.Closed(series, candle);
        }

        public void Forming(Series series, in Candle candle) => sink.Forming(series, candle);
        public void Health(Series series, FeedHealth health, string why) => sink.Health(series, health, why);
        public void Noted(Series series, FeedNote note) => sink.Noted(series, note);
        public void Changed(Instrument instrument, bool trading) => sink.Changed(instrument, trading);

        void Record(Series series, in Candle candle)
        {
            try
            {
                recorder.Record(series, candle);
                waiting.TryRemove(series, out _);
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                if (waiting.TryAdd(series, true) && waiting.Count == 1)
                    say($"candles wait to be recorded: {refused.Message}");
            }
        }
    }
}
