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
sealed class PricedFeed(IMarketFeed inner, PriceBoard board) : TappedFeed(inner, sink => new Tap(sink, board))
{
    sealed class Tap(IMarketSink sink, PriceBoard board) : PassingSink(sink)
    {
        public override void Forming(Series series, in Candle candle)
        {
            board.Take(series.Symbol, candle.Close);
            base.Forming(series, candle);
        }
    }
}
