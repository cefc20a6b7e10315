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
        var looks = series.Strategies.SelectMany(Looked).Concat(asked.Select(name => new Look(name, IsAsked: true))).DistinctBy(look => (look.Name, look.Output)).ToList();
        if (looks.Count == 0)
            yield break;
        var bars = new Bar[series.Candles.Count];
        for (var i = 0; i < bars.Length; i++)
            bars[i] = Bar.Of(series.Candles[i]);
        foreach (var look in looks)
        {
            var runner = IndicatorCatalog.Parse(look.Name);
            var columns = runner.Compute(bars);
            var lines = runner.Outputs.Index()
                .Where(output => look.Output is null || output.Item.Name == look.Output)
                .ToLookup(output => output.Item.Pane, output => new IndicatorLine(
                    columns.Length == 1 ? "" : output.Item.Name,
                    [.. columns[output.Index].Select(value => double.IsNaN(value) ? (double?)null : value)]));
            if (lines[Pane.Overlay].Any())
                yield return new(series.Series, runner.Name, true, [.. lines[Pane.Overlay]]);
            // A channel's width or score has a scale of its own, and is drawn only where it was asked for.
            if (lines[Pane.Own].Any() && (look.IsAsked || !lines[Pane.Overlay].Any()))
                yield return new(series.Series, runner.Name, false, [.. lines[Pane.Own]]);
        }
    }

    /// <summary>What a bundled strategy decides by; a custom one shows what is configured.</summary>
    static IEnumerable<Look> Looked(StrategyRun run)
    {
        string P(string name) => run.Parameters[name];
        return run.Strategy switch
        {
            "ema-cross" => [new($"ema({P("fast")})"), new($"ema({P("slow")})")],
            "rsi-mean-reversion" => [new($"rsi({P("length")})")],
            "ema-macd" => [new($"ema({P("trend")})"), new($"macd({P("fast")},{P("slow")},{P("signal")})")],
            "bollinger-reversion" => [new($"bollinger({P("length")},{P("width")})")],
            "donchian-breakout" => [new($"donchian({P("entry")})", "upper"), new($"donchian({P("exit")})", "lower")],
            "supertrend" => [new($"supertrend({P("length")},{P("multiplier")})")],
            "rsi-divergence" => [new($"rsi({P("length")})")],
            _ => [],
        };
    }

    /// <param name="Output">The only one of interest, or null for all.</param>
    /// <param name="IsAsked">Named in the configuration, not by a strategy.</param>
    sealed record Look(string Name, string? Output = null, bool IsAsked = false);
}
