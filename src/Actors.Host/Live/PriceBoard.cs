using System.Collections.Concurrent;
using Actors.Domain;

namespace Actors.Host.Live;

/// <summary>The last price of each symbol, and the first one that came live. May be used from any thread.</summary>
sealed class PriceBoard
{
    readonly ConcurrentDictionary<Symbol, (Price First, Price Last)> prices = new();

    public void Take(Symbol symbol, Price price) =>
        prices[symbol] = (prices.TryGetValue(symbol, out var known) ? known.First : price, price);

    /// <summary>Null before the first.</summary>
    public (Price First, Price Last)? Of(Symbol symbol) => prices.TryGetValue(symbol, out var known) ? known : null;
}

/// <summary>Tells a board the prices that pass by.</summary>
sealed class PricedFeed(IMarketFeed inner, PriceBoard board) : IMarketFeed
{
    public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop) =>
        inner.Start(wanted, new Tap(sink, board), stop);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    sealed class Tap(IMarketSink sink, PriceBoard board) : IMarketSink
    {
        public void Closed(Series series, in Candle candle) => sink.Closed(series, candle);

        public void Forming(Series series, in Candle candle)
        {
            board.Take(series.Symbol, candle.Close);
            sink.Forming(series, candle);
        }

        public void Health(Series series, FeedHealth health, string why) => sink.Health(series, health, why);
        public void Noted(Series series, FeedNote note) => sink.Noted(series, note);
        public void Changed(Instrument instrument, bool trading) => sink.Changed(instrument, trading);
    }
}
