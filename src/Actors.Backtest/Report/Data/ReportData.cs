using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Backtest.Report.Data;

/// <summary>What the page's script draws; all else of the report is plain markup.</summary>
public sealed record ReportData(
    string Currency, IReadOnlyList<SeriesData> Series, TradesData Trades, IReadOnlyList<OpenData> Open, EquityData Equity)
{
    /// <summary>Of all series together: about 2 MB of the file.</summary>
    public const int MostCandles = 100_000;

    /// <summary>Of all indicators together: about 2 MB of the file.</summary>
    public const int MostIndicatorValues = 600_000;

    // Values are written as \u003C and the like where they could end the script element that holds them.
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <param name="outcomes">Of the trades, as the metrics count them; none for the sign of the P&amp;L alone.</param>
    public static ReportData Of(BacktestResult result, IReadOnlyList<IndicatorTrack> indicators, IReadOnlyList<TradeOutcome>? outcomes = null)
    {
        if (indicators.FirstOrDefault(track => result.Series.All(run => run.Series != track.Series)) is { } stray)
            throw new DomainFault($"indicator '{stray.Name}' is of {stray.Series}, which is not a series of the run");
        var shares = DrawnCandles.Share(MostCandles, [.. result.Series.Select(run => run.Candles.Count)]);
        var left = MostIndicatorValues;
        var series = new List<SeriesData>();
        foreach (var (run, share) in result.Series.Zip(shares))
        {
            var drawn = DrawnCandles.Of(run.Candles, share);
            var own = indicators.Where(track => track.Series == run.Series).ToLookup(track => Take(ref left, track.Lines.Count * drawn.Candles.Count));
            series.Add(SeriesData.Of(run, result.From, drawn, [.. own[true]], [.. Notes(drawn, [.. own[false]])]));
        }
        return new(result.Currency, series, TradesData.Of(result, series, outcomes ?? []), OpenData.Of(result, series), EquityData.Of(result));
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    static bool Take(ref int left, int values)
    {
        if (values > left)
            return false;
        left -= values;
        return true;
    }

    static IEnumerable<string> Notes(DrawnCandles drawn, IReadOnlyList<IndicatorTrack> leftOut)
    {
        if (drawn.IsCoarser)
        {
            yield return string.Create(CultureInfo.InvariantCulture,
                $"Drawn as {drawn.Candles.Series.Timeframe} candles: {Unit.Count.Format(drawn.Own.Count)} candles of {drawn.Own.Series.Timeframe} are too many for one file. Trades stand on the candle that they fall in; all figures are of the full data.");
        }
        if (leftOut.Count > 0)
            yield return $"Not drawn, to keep the file small: {string.Join(", ", leftOut.Select(track => track.Name))}.";
    }
}
