using Actors.Backtest.Metrics;

namespace Actors.Backtest.Report.Sections;

/// <summary>All that is needed to run it again: strategies, configuration, hashes, engine.</summary>
static class Provenance
{
    const double Mebibyte = 1024 * 1024;

    static readonly Unit Seconds = new("s", 2);
    static readonly Unit Mebibytes = new("MiB", 1);

    public static Markup Of(BacktestResult result) => new Markup().Add($"""
        <div class="scroll" tabindex="0" role="group" aria-label="Strategies"><table>
        <thead><tr><th scope="col">Series</th><th scope="col">Strategy</th><th scope="col">Parameters</th><th scope="col" class="number">Warm-up</th></tr></thead><tbody>
        {Markup.Of(result.Series.SelectMany(run => run.Strategies.Select(strategy => Strategy(run, strategy))))}</tbody></table></div>
        <dl class="facts wide">
        <div><dt>Configuration</dt><dd><code class="hash">{result.ConfigurationHash}</code></dd></div>
        <div><dt>Event log</dt><dd><code class="hash">{result.EventLogHash}</code> <span class="dim">{Unit.Count.Format(result.Events.Count)} events</span></dd></div>
        <div><dt>Engine</dt><dd>{Unit.Count.Format(result.Engine.Bars)} candles in {Seconds.Format(result.Engine.Elapsed.TotalSeconds)}, {Unit.Count.Format(result.Engine.BarsPerSecond)} a second, {Mebibytes.Format(result.Engine.AllocatedBytes / Mebibyte)} allocated, {result.Engine.System} <span class="dim">these figures differ from run to run; nothing else here does</span></dd></div>
        </dl>
        <details><summary>Effective configuration, secrets masked</summary><pre tabindex="0">{result.Configuration}</pre></details>
        """);

    static Markup Strategy(SeriesRun run, StrategyRun strategy) => new Markup().Add($"""
        <tr><th scope="row">{run.Series.ToString()}</th><td>{strategy.Strategy}</td><td>{Markup.Of(strategy.Parameters.OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(Parameter))}</td><td class="number">{Unit.Count.Format(strategy.WarmUp)}</td></tr>

        """);

    static Markup Parameter(KeyValuePair<string, string> parameter) =>
        new Markup().Add($"""<span class="parameter">{parameter.Key} <b>{parameter.Value}</b></span> """);
}
