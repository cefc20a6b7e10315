using Actors.Domain;
using Actors.Exchanges.Paper;

namespace Actors.Host.Live;

/// <summary>
/// Live candles with orders that the program fills itself. A closed candle goes to the paper venue first and then on to
/// the engine, as in a backtest: what it fills is reported before any strategy decides on it.
/// </summary>
/// <param name="venue">Passes over the candles that it has seen before.</param>
sealed class PaperFeed(IMarketFeed inner, LastingPaperVenue venue) : IMarketFeed
{
    public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop) =>
        inner.Start(wanted, new Tap(sink, venue), stop);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    sealed class Tap(IMarketSink sink, LastingPaperVenue venue) : IMarketSink
    {
        public void Closed(Series series, in Candle candle)
        {
            venue.OnCandle(candle, series.Symbol);
            sink.Closed(series, candle);
        }

        public void Forming(Series series, in Candle candle) => sink.Forming(series, candle);
        public void Health(Series series, FeedHealth health, string why) => sink.Health(series, health, why);
        public void Noted(Series series, FeedNote note) => sink.Noted(series, note);
        public void Changed(Instrument instrument, bool trading) => sink.Changed(instrument, trading);
    }
}
