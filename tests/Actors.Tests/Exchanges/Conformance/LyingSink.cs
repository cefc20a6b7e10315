using Actors.Domain;

namespace Actors.Tests.Exchanges.Conformance;

/// <summary>Passes candles on as a lie wants them.</summary>
sealed class LyingSink(IMarketSink sink) : IMarketSink
{
    public Action<IMarketSink, Series, Candle> OnClosed { get; init; } = (to, series, candle) => to.Closed(series, candle);
    public Action<IMarketSink, Series, Candle> OnForming { get; init; } = (to, series, candle) => to.Forming(series, candle);
    public Action<IMarketSink, Series, FeedHealth, string> OnHealth { get; init; } = (to, series, health, why) => to.Health(series, health, why);

    public void Closed(Series series, in Candle candle) => OnClosed(sink, series, candle);
    public void Forming(Series series, in Candle candle) => OnForming(sink, series, candle);
    public void Health(Series series, FeedHealth health, string why) => OnHealth(sink, series, health, why);
    public void Noted(Series series, FeedNote note) => sink.Noted(series, note);
    public void Changed(Instrument instrument, bool trading) => sink.Changed(instrument, trading);
}
