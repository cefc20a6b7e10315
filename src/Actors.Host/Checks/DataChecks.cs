using System.Globalization;
using Actors.Backends.Candles;
using Actors.Domain;
using Actors.Host.Backtesting;
using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Host.Checks;

/// <summary>Whether the candles of the strategies' symbols are whole, those that were downloaded and those that the engine recorded.</summary>
static class DataChecks
{
    /// <param name="folder">Of the engine.</param>
    public static IEnumerable<Finding> Of(DataSettings data, string folder, IEnumerable<Series> traded)
    {
        var hasHistory = Directory.Exists(data.Dir);
        if (!hasHistory)
            yield return Finding.Good("data", $"no folder {data.Dir}: trading needs none, and backtests {(data.IsDirChosen ? "would want one" : "make candles of their own")} until 'actors download' has fetched some");
        foreach (var series in traded)
        {
            if (hasHistory)
                yield return Downloaded(data, series);
            var recorded = Path.Combine(LiveFolder.Candles(folder), CandleFileName.Of(series));
            if (File.Exists(recorded))
                yield return Recorded(recorded, data, series);
        }
    }

    static Finding Downloaded(DataSettings data, Series series)
    {
        var check = $"data {series.Symbol} {series.Timeframe}";
        try
        {
            var loaded = new CandleSource(data with { OnGap = GapPolicy.Skip }).Load(series.Symbol, [series.Timeframe]);
            return loaded.Coverage.Gaps.Count == 0 ? Finding.Good(check, Said(loaded))
                : Finding.Warn(check, Said(loaded), $"set data.on-gap = fill, or remove the files and fetch them anew: {Download(data, series, loaded.Coverage.First)}");
        }
        catch (Exception fault) when (fault is CandleDataException or InputException)
        {
            return Finding.Warn(check, fault.Message, Download(data, series, null));
        }
    }

    /// <summary>The engine fetches what it missed when it starts; its recording keeps what it saw.</summary>
    static Finding Recorded(string file, DataSettings data, Series series)
    {
        var check = $"recorded {series.Symbol} {series.Timeframe}";
        try
        {
            var loaded = CandleFiles.Read(file, series, GapPolicy.Skip, cache: false);
            return loaded.Coverage.Gaps is [var first, ..]
                ? Finding.Warn(check, Said(loaded), $"trading needs nothing; for backtests of that time: {Download(data, series, first.After)}")
                : Finding.Good(check, Said(loaded));
        }
        catch (CandleDataException fault)
        {
            return Finding.Warn(check, fault.Message, $"remove {file}: the engine begins a new one");
        }
    }

    static string Said(LoadedCandles loaded)
    {
        var coverage = loaded.Coverage;
        var gap = coverage.Gaps is [var first, ..] ? string.Create(CultureInfo.InvariantCulture, $", the first after {first.After:u}") : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{loaded.Source}: {coverage.Present} candles from {coverage.First:u} to {coverage.Last:u}, {coverage.Expected - coverage.Present} missing{gap}");
    }

    static string Download(DataSettings data, Series series, DateTimeOffset? from) => string.Create(
        CultureInfo.InvariantCulture,
        $"'actors download --symbols {series.Symbol} --timeframe {series.Timeframe} --from {(from is { } known ? known.UtcDateTime : new DateTime(2024, 1, 1)):yyyy-MM-dd} --out {data.Dir}'");
}
