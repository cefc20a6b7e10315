using Actors.Backtest;
using Actors.Backtest.Report;
using Actors.Decisions.Indicators;
using Actors.Domain;
using Actors.Host.Settings;

namespace Actors.Host.Backtesting;

/// <summary>The indicators that a report draws: those that the strategies of a series look at, and those asked for.</summary>
static class IndicatorTracks
{
    /// <summary>More candles than this are drawn coarser, without indicators.</summary>
    const int MostCandles = 100_000;

    public static IReadOnlyList<IndicatorTrack> Of(BacktestResult result, IReadOnlyList<string> asked) =>
        [.. result.Series
            .Where(series => series.Candles.Count <= MostCandles)
            .SelectMany(series => Of(series, asked))];

    /// <exception cref="InputException">One of them is no indicator.</exception>
    public static void Check(IReadOnlyList<string> asked)
    {
        foreach (var text in asked)
        {
            try
            {
                IndicatorCatalog.Parse(text);
            }
            catch (DomainFault fault)
            {
                throw new InputException($"backtest.indicators: {fault.Message}");
            }
        }
    }

    static IEnumerable<IndicatorTrack> Of(SeriesRun series, IReadOnlyList<string> asked)
    {
        var names = series.Strategies.SelectMany(Looked).Concat(asked).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
            yield break;
        var bars = new Bar[series.Candles.Count];
        for (var i = 0; i < bars.Length; i++)
            bars[i] = Bar.Of(series.Candles[i]);
        foreach (var name in names)
        {
            var runner = IndicatorCatalog.Parse(name);
            var columns = runner.Compute(bars);
            var lines = runner.Outputs.Select((output, i) => (output.Pane, Line: new IndicatorLine(
                columns.Length == 1 ? "" : output.Name,
                [.. columns[i].Select(value => double.IsNaN(value) ? (double?)null : value)]))).ToLookup(line => line.Pane, line => line.Line);
            if (lines[Pane.Overlay].Any())
                yield return new(series.Series, runner.Name, true, [.. lines[Pane.Overlay]]);
            // A channel's width or score has a scale of its own, and is drawn only where it was asked for.
            if (lines[Pane.Own].Any() && (asked.Contains(name, StringComparer.Ordinal) || !lines[Pane.Overlay].Any()))
                yield return new(series.Series, runner.Name, false, [.. lines[Pane.Own]]);
        }
    }

    /// <summary>What a bundled strategy decides by; a custom one shows what is configured.</summary>
    static IEnumerable<string> Looked(StrategyRun run)
    {
        string P(string name) => run.Parameters[name];
        return run.Strategy switch
        {
            "ema-cross" => [$"ema({P("fast")})", $"ema({P("slow")})"],
            "rsi-mean-reversion" => [$"rsi({P("length")})"],
            "ema-macd" => [$"ema({P("trend")})", $"macd({P("fast")},{P("slow")},{P("signal")})"],
            "bollinger-reversion" => [$"bollinger({P("length")},{P("width")})"],
            "donchian-breakout" => [$"donchian({P("entry")})", $"donchian({P("exit")})"],
            "supertrend" => [$"supertrend({P("length")},{P("multiplier")})"],
            "rsi-divergence" => [$"rsi({P("length")})"],
            _ => [],
        };
    }
}
