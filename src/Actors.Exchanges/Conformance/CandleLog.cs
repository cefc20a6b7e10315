using Actors.Domain;

namespace Actors.Exchanges.Conformance;

/// <summary>All that a feed told, with when it came.</summary>
sealed class CandleLog(TimeProvider clock) : IMarketSink
{
    readonly Lock gate = new();
    readonly List<Told> told = [];
    readonly Dictionary<Series, int> speaking = [];
    readonly List<string> crowds = [];

    /// <summary>One call of the sink.</summary>
    /// <param name="Candle">Null of a change of health.</param>
    /// <param name="IsClosed">False of a forming candle.</param>
    /// <param name="Health">Null of a candle.</param>
    public sealed record Told(Series Series, DateTimeOffset At, Candle? Candle, bool IsClosed, FeedHealth? Health);

    public IReadOnlyList<Told> All
    {
        get
        {
            lock (gate)
                return [.. told];
        }
    }

    /// <summary>Calls of one series that came while another call of it was not over.</summary>
    public IReadOnlyList<string> Crowds
    {
        get
        {
            lock (gate)
                return [.. crowds];
        }
    }

    public IReadOnlyList<Told> ClosedOf(Series series) => [.. All.Where(one => one.IsClosed && one.Series == series)];

    public FeedHealth? HealthOf(Series series) => All.LastOrDefault(one => one.Health is not null && one.Series == series)?.Health;

    /// <summary>Closed candles that came after the series had said Live for the first time: news, not history.</summary>
    public int LiveOf(Series series) =>
        All.Where(one => one.Series == series).SkipWhile(one => one.Health != FeedHealth.Live).Count(one => one.IsClosed);

    /// <summary>The latest price told, or null before the first.</summary>
    public Price? LastPrice
    {
        get
        {
            lock (gate)
                return told.FindLast(one => one.Candle is not null)?.Candle?.Close;
        }
    }

    public static DateTimeOffset CloseOf(Told one) => one.Candle!.Value.OpenTime + one.Series.Timeframe.Duration;

    public void Closed(Series series, in Candle candle) => Note(new(series, clock.GetUtcNow(), candle, true, null));

    public void Forming(Series series, in Candle candle) => Note(new(series, clock.GetUtcNow(), candle, false, null));

    public void Health(Series series, FeedHealth health, string why) => Note(new(series, clock.GetUtcNow(), null, false, health));

    public void Noted(Series series, FeedNote note)
    {
        // how gaps were closed is no part of what a feed promises; that they are is seen in the candles
    }

    public void Changed(Instrument instrument, bool trading)
    {
        // The rules may change while the run is on; the venue then refuses by them, and the case shows it.
    }

    void Note(Told one)
    {
        lock (gate)
        {
            told.Add(one);
            var inside = speaking[one.Series] = speaking.GetValueOrDefault(one.Series) + 1;
            if (inside > 1)
                crowds.Add($"{one.Series} at {one.At:O}");
        }
        Thread.SpinWait(1_000);                                 // some microseconds, in which a second speaker is heard
        lock (gate)
            speaking[one.Series]--;
    }
}
