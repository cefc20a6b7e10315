using System.Collections.Concurrent;
using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Host.Live;

/// <summary>
/// Keeps every closed candle that the engine saw, so that the same time can be run again as a backtest. A disk that is full
/// keeps no candle from the engine.
/// </summary>
/// <param name="say">Told once each time that candles begin to wait for the disk.</param>
sealed class RecordingFeed(IMarketFeed inner, CandleRecorder recorder, Action<string> say)
    : TappedFeed(inner, sink => new Tap(sink, recorder, say))
{
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        recorder.Dispose();
    }

    sealed class Tap(IMarketSink sink, CandleRecorder recorder, Action<string> say) : PassingSink(sink)
    {
        readonly ConcurrentDictionary<Series, bool> waiting = [];

        public override void Closed(Series series, in Candle candle)
        {
            Record(series, candle);
            base.Closed(series, candle);
        }

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
