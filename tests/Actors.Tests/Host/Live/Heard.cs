using Actors.Domain;

namespace Actors.Tests.Host.Live;

/// <summary>Keeps the candles that it is told.</summary>
sealed class Heard : IMarketSink
{
    public List<Candle> Candles { get; } = [];

    public void Closed(Series series, in Candle candle) => Candles.Add(candle);
    public void Forming(Series series, in Candle candle) { }
    public void Health(Series series, FeedHealth health, string why) { }
    public void Noted(Series series, FeedNote note) { }
    public void Changed(Instrument instrument, bool trading) { }
}
