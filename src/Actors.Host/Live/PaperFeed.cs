using Actors.Domain;
using Actors.Exchanges.Paper;

namespace Actors.Host.Live;

/// <summary>
/// Live candles with orders that the program fills itself. A closed candle goes to the paper venue first and then on to
/// the engine, as in a backtest: what it fills is reported before any strategy decides on it.
/// </summary>
/// <param name="venue">Passes over the candles that it has seen before.</param>
sealed class PaperFeed(IMarketFeed inner, LastingPaperVenue venue) : TappedFeed(inner, sink => new Tap(sink, venue))
{
    sealed class Tap(IMarketSink sink, LastingPaperVenue venue) : PassingSink(sink)
    {
        public override void Closed(Series series, in Candle candle)
        {
            venue.OnCandle(candle, series.Symbol);
            base.Closed(series, candle);
        }
    }
}
