using Actors.Domain;

namespace Actors.Tests.Exchanges.Conformance;

/// <summary>Passes candles on as a lie wants them.</summary>
sealed class LyingSink(IMarketSink sink) : PassingSink(sink)
{
    public Action<IMarketSink, Series, Candle> OnClosed { get; init; } = (to, series, candle) => to.Closed(series, candle);
    public Action<IMarketSink, Series, Candle> OnForming { get; init; } = (to, series, candle) => to.Forming(series, candle);
    public Action<IMarketSink, Series, FeedHealth, string> OnHealth { get; init; } = (to, series, health, why) => to.Health(series, health, why);

    public override void Closed(Series series, in Candle candle) => OnClosed(Next, series, candle);
    public override void Forming(Series series, in Candle candle) => OnForming(Next, series, candle);
    public override void Health(Series series, FeedHealth health, string why) => OnHealth(Next, series, health, why);
}
