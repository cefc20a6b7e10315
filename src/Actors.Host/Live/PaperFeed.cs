using Actors.Domain;
using Actors.Exchanges.Paper;

namespace Actors.Host.Live;

/// <summary>
/// Live candles with orders that the program fills itself. A closed candle goes to the paper venue first and then on to
/// the engine, as in a backtest: what it fills is reported before any strategy decides on it.
/// </summary>
/// <param name="venue">Called by the feed and by execution, on threads of their own: one at a time.</param>
/// <param name="since">Candles that closed by then are not for the venue: what stood at it has seen them.</param>
sealed class PaperFeed(IMarketFeed inner, LockedVenue venue, DateTimeOffset since) : IMarketFeed
{
    public ValueTask Start(IReadOnlyList<(Series Series, DateTimeOffset From)> wanted, IMarketSink sink, CancellationToken stop) =>
        inner.Start(wanted, new Tap(sink, venue, since), stop);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    sealed class Tap(IMarketSink sink, LockedVenue venue, DateTimeOffset since) : IMarketSink
    {
        public void Closed(Series series, in Candle candle)
        {
            if (candle.OpenTime + series.Timeframe.Duration > since)
                venue.OnCandle(candle, series.Symbol);
            sink.Closed(series, candle);
        }

        public void Forming(Series series, in Candle candle) => sink.Forming(series, candle);
        public void Health(Series series, FeedHealth health, string why) => sink.Health(series, health, why);
        public void Changed(Instrument instrument, bool trading) => sink.Changed(instrument, trading);
    }
}

/// <summary>A paper venue that several threads may call.</summary>
sealed class LockedVenue(PaperVenue venue) : IVenue
{
    readonly Lock gate = new();

    public Action<VenueReport>? Reports
    {
        get => venue.Reports;
        set => venue.Reports = value;
    }

    public void OnCandle(in Candle candle, Symbol symbol)
    {
        lock (gate)
            venue.OnCandle(candle, symbol);
    }

    public ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop)
    {
        lock (gate)
            return venue.Place(order, stop);
    }

    public ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, CancellationToken stop)
    {
        lock (gate)
            return venue.Cancel(symbol, id, stop);
    }

    public ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop)
    {
        lock (gate)
            return venue.Find(symbol, id, stop);
    }

    public ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop)
    {
        lock (gate)
            return venue.Protect(entry, held, stop);
    }

    public ValueTask<VenueAccount> Account(CancellationToken stop)
    {
        lock (gate)
            return venue.Account(stop);
    }
}
