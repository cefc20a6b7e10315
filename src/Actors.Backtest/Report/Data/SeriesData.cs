using Actors.Domain;

namespace Actors.Backtest.Report.Data;

/// <summary>One series for the price chart. Times are in seconds since 1970, prices in units of 10^-Places.</summary>
/// <param name="Open">Against the close before.</param>
/// <param name="Close">Against its own open.</param>
/// <param name="High">Above the higher of open and close.</param>
/// <param name="Low">Below the lower of open and close.</param>
/// <param name="Notes">What the chart leaves out or draws more coarsely.</param>
/// <param name="From">Where trading began; candles before it warmed the indicators up.</param>
/// <param name="Gaps">First and last open time of missing candles, filled or not.</param>
public sealed record SeriesData(
    string Name, string Symbol, string Timeframe, int Places, int VolumePlaces, int Count, string Times,
    string Open, string High, string Low, string Close, string Volume,
    long From, IReadOnlyList<long[]> Gaps, IReadOnlyList<TrackData> Tracks, IReadOnlyList<string> Notes)
{
    const int VolumeDigits = 6;

    public static SeriesData Of(SeriesRun run, DateTimeOffset from, DrawnCandles drawn, IReadOnlyList<IndicatorTrack> tracks, IReadOnlyList<string> notes)
    {
        var candles = drawn.Candles;
        var places = PlacesOfPrices(candles);
        var volumes = PlacesOfVolume(candles);
        var count = candles.Count;
        long[] times = new long[count], open = new long[count], high = new long[count], low = new long[count], close = new long[count], volume = new long[count];
        var before = 0L;
        for (var i = 0; i < count; i++)
        {
            long o = FixedPoint.Of(candles.Open[i], places), c = FixedPoint.Of(candles.Close[i], places);
            times[i] = candles.OpenTimes[i] / TimeSpan.TicksPerSecond - DateTimeOffset.UnixEpoch.Ticks / TimeSpan.TicksPerSecond;
            (open[i], close[i]) = (o - before, c - o);
            high[i] = FixedPoint.Of(candles.High[i], places) - Math.Max(o, c);
            low[i] = Math.Min(o, c) - FixedPoint.Of(candles.Low[i], places);
            volume[i] = FixedPoint.Of(candles.Volume[i], volumes);
            before = c;
        }
        var series = run.Series;
        return new(
            series.ToString(), series.Symbol.Name, series.Timeframe.ToString(), places, volumes, count, Varints.EncodeTimes(times),
            Varints.Encode(open), Varints.Encode(high), Varints.Encode(low), Varints.Encode(close), Varints.Encode(volume),
            from.ToUnixTimeSeconds(), Missing(run.Base), [.. tracks.Select(track => TrackData.Of(track, drawn, places))], notes);
    }

    /// <summary>The places that prices of a series are written with everywhere in the report.</summary>
    public static int PlacesOfPrices(CandleSeries candles) =>
        FixedPoint.Places(new[] { candles.Open, candles.High, candles.Low, candles.Close }.SelectMany(Values));

    // Volume is drawn and read in short, so six digits of the largest are enough.
    static int PlacesOfVolume(CandleSeries candles)
    {
        var largest = Values(candles.Volume).DefaultIfEmpty().Max();
        var digits = decimal.Truncate(largest) is var whole && whole >= 1 ? (int)Math.Log10((double)whole) + 1 : 0;
        return Math.Clamp(VolumeDigits - digits, 0, FixedPoint.Places(Values(candles.Volume)));
    }

    static IEnumerable<decimal> Values(DecimalColumn column) => Enumerable.Range(0, column.Count).Select(i => column[i]);

    static IReadOnlyList<long[]> Missing(LoadedCandles loaded)
    {
        var step = (long)loaded.Candles.Series.Timeframe.Duration.TotalSeconds;
        return [.. loaded.Coverage.Gaps.Select(gap => gap.After.ToUnixTimeSeconds() is var after
            ? new[] { after + step, after + gap.Missing * step }
            : [])];
    }
}

public sealed record TrackData(string Name, bool Overlay, IReadOnlyList<LineData> Lines)
{
    const int PaneDigits = 5;

    public static TrackData Of(IndicatorTrack track, DrawnCandles drawn, int pricePlaces) =>
        new(track.Name, track.Overlay, [.. track.Lines.Where(line => !IsSplit(line, track.Lines)).Select(line => LineOf(track, line, drawn, pricePlaces))]);

    /// <summary>
    /// True for a line whose every value stands on one of two others: the upper and the lower side of a supertrend say
    /// the same in two colours.
    /// </summary>
    static bool IsSplit(IndicatorLine line, IReadOnlyList<IndicatorLine> all)
    {
        var parts = all.Where(other => other != line && other.Values.Contains(null)).ToList();
        return parts.Count > 1 && line.Values.Index().All(value => parts.Any(part => part.Values.Count > value.Index && part.Values[value.Index] == value.Item));
    }

    static LineData LineOf(IndicatorTrack track, IndicatorLine line, DrawnCandles drawn, int pricePlaces)
    {
        if (line.Values.Count != drawn.Own.Count)
            throw new DomainFault($"indicator '{track.Name}' has {line.Values.Count} values of {line.Output} for the {drawn.Own.Count} candles of {track.Series}");
        var values = drawn.Last.Select(index => line.Values[index]).ToList();
        var places = track.Overlay ? pricePlaces : PlacesOf(values);
        return new(line.Output, places, Varints.EncodeSparse([.. values.Select(value => value is { } known ? FixedPoint.Of(known, places) : null)]));
    }

    static int PlacesOf(List<double?> values)
    {
        var largest = values.Max(value => value is { } known && double.IsFinite(known) ? Math.Abs(known) : 0);
        return largest == 0 ? 0 : Math.Clamp(PaneDigits - 1 - (int)Math.Floor(Math.Log10(largest)), 0, 8);
    }
}

public sealed record LineData(string Output, int Places, string Values);
