using Actors.Domain;

namespace Actors.Backtest.Report.Data;

/// <summary>A position that the run ended with. Prices are in the places of its series.</summary>
/// <param name="Series">Index of its series in the report.</param>
/// <param name="Time">Of the entry, in seconds since 1970.</param>
public sealed record OpenData(int Series, string Strategy, bool Long, long Time, long Price, long? Stop, long? Target)
{
    public static IReadOnlyList<OpenData> Of(BacktestResult result, IReadOnlyList<SeriesData> series)
    {
        var indices = result.Series.Index().ToDictionary(run => run.Item.Series, run => run.Index);
        return [.. result.OpenPositions.Where(open => indices.ContainsKey(open.Key.Series)).Select(open =>
        {
            var index = indices[open.Key.Series];
            return new OpenData(
                index, open.Key.Strategy, open.Quantity.Value > 0, open.EntryTime.ToUnixTimeSeconds(),
                Fixed(open.EntryPrice)!.Value, Fixed(open.Stop), Fixed(open.Target));

            long? Fixed(Price? price) => price is { } known ? FixedPoint.Of(known.Value, series[index].Places) : null;
        })];
    }
}
