using System.Globalization;
using Actors.Domain;
using Actors.Host.Backtesting;

namespace Actors.Host.Checks;

/// <summary>Whether the candle files of the strategies' symbols are whole.</summary>
static class DataChecks
{
    public static IEnumerable<Finding> Of(DataSettings data, IEnumerable<(Symbol Symbol, Timeframe Finest)> traded)
    {
        if (!Directory.Exists(data.Dir))
        {
            yield return Finding.Good("data", $"no folder {data.Dir}: backtests make candles of their own until 'actors download' has fetched some");
            yield break;
        }
        foreach (var (symbol, timeframe) in traded)
            yield return Of(data, symbol, timeframe);
    }

    static Finding Of(DataSettings data, Symbol symbol, Timeframe timeframe)
    {
        var check = $"data {symbol} {timeframe}";
        try
        {
            var loaded = new CandleSource(data with { OnGap = GapPolicy.Skip }).Load(symbol, [timeframe]);
            var coverage = loaded.Coverage;
            var said = string.Create(CultureInfo.InvariantCulture,
                $"{loaded.Source}: {coverage.Present} candles from {coverage.First:u} to {coverage.Last:u}, {coverage.Expected - coverage.Present} missing");
            return coverage.Gaps.Count == 0 ? Finding.Good(check, said)
                : Finding.Warn(check, said, $"the first gap is after {coverage.Gaps[0].After:u}: fetch it with 'actors download', or choose data.on-gap");
        }
        catch (Exception fault) when (fault is CandleDataException or Settings.InputException)
        {
            return Finding.Warn(check, fault.Message, $"'actors download --symbols {symbol} --timeframe {timeframe} --from 2024-01-01' fetches them");
        }
    }
}
