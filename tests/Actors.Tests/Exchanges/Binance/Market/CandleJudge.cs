using Actors.Domain;

namespace Actors.Tests.Exchanges.Binance.Market;

/// <summary>A sink that holds the feed to its word: of each series every candle once, in order, true, from one thread at a time.</summary>
sealed class CandleJudge(FakeVenue venue, IReadOnlyList<(Series Series, DateTimeOffset From)> wanted) : IMarketSink
{
    readonly Lock gate = new();
    readonly Dictionary<Series, DateTimeOffset> next = wanted.ToDictionary(w => w.Series, w => w.From);
    readonly Dictionary<Series, FeedHealth> health = [];
    readonly HashSet<Series> speaking = [];

    public List<string> Faults { get; } = [];
    public List<(Series Series, FeedHealth Health, string Why)> Healths { get; } = [];
    public List<(Series Series, FeedNote Note)> Notes { get; } = [];
    public List<(Instrument Instrument, bool Trading)> Changes { get; } = [];
    public int Formings { get; private set; }

    public bool AreAllLive
    {
        get { lock (gate) return health.Count == next.Count && health.Values.All(h => h == FeedHealth.Live); }
    }

    public FeedHealth? HealthOf(Series series)
    {
        lock (gate)
            return health.TryGetValue(series, out var known) ? known : null;
    }

    public DateTimeOffset Next(Series series)
    {
        lock (gate)
            return next[series];
    }

    public void Closed(Series series, in Candle candle)
    {
        Enter(series);
        lock (gate)
        {
            while (venue.Holes.Contains(next[series]))
                next[series] += series.Timeframe.Duration;
            if (candle.OpenTime != next[series])
                Faults.Add($"{series}: {candle.OpenTime:O} came where {next[series]:O} was due");
            if (candle != venue.Truth(series, candle.OpenTime, DateTimeOffset.MaxValue).ToCandle())
                Faults.Add($"{series}: the candle of {candle.OpenTime:O} is not the true one");
            next[series] = candle.OpenTime + series.Timeframe.Duration;
        }
        Leave(series);
    }

    public void Forming(Series series, in Candle candle)
    {
        Enter(series);
        lock (gate)
        {
            Formings++;
            while (venue.Holes.Contains(next[series]))
                next[series] += series.Timeframe.Duration;
            if (candle.OpenTime != next[series])
                Faults.Add($"{series}: {candle.OpenTime:O} forms while {next[series]:O} was due");
        }
        Leave(series);
    }

    public void Health(Series series, FeedHealth now, string why)
    {
        lock (gate)
        {
            health[series] = now;
            Healths.Add((series, now, why));
        }
    }

    public void Noted(Series series, FeedNote note)
    {
        lock (gate)
            Notes.Add((series, note));
    }

    public void Changed(Instrument instrument, bool trading)
    {
        lock (gate)
            Changes.Add((instrument, trading));
    }

    void Enter(Series series)
    {
        lock (gate)
        {
            if (!speaking.Add(series))
                Faults.Add($"{series}: told by two threads at once");
        }
    }

    void Leave(Series series)
    {
        lock (gate)
            speaking.Remove(series);
    }
}
