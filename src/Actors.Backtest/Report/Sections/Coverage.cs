using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Backtest.Report.Sections;

/// <summary>What the data was, where from, and what was missing or mended in it.</summary>
static class Coverage
{
    public static Markup Of(BacktestResult result)
    {
        var sources = result.Series.Select(run => run.Base).DistinctBy(loaded => loaded.Candles.Series).ToList();
        return new Markup().Add($"""
            <div class="scroll" tabindex="0" role="group" aria-labelledby="coverage"><table>
            <thead><tr><th scope="col">Series</th><th scope="col">Source</th><th scope="col">First</th><th scope="col">Last</th><th scope="col" class="number">Expected</th><th scope="col" class="number">Present</th><th scope="col" class="number">Share</th><th scope="col" class="number">Filled</th><th scope="col" class="number">Gaps</th><th scope="col" class="number">Repairs</th><th scope="col">SHA-256</th></tr></thead><tbody>
            {Markup.Of(sources.Select(Row))}</tbody></table></div>
            {Markup.Of(sources.Select(Details))}
            """);
    }

    static Markup Row(LoadedCandles loaded)
    {
        var data = loaded.Coverage;
        return new Markup().Add($"""
            <tr><th scope="row">{loaded.Candles.Series.ToString()}</th><td>{loaded.Source}</td><td class="time">{Times.Minute(data.First)}</td><td class="time">{Times.Minute(data.Last)}</td><td class="number">{Unit.Count.Format(data.Expected)}</td><td class="number">{Unit.Count.Format(data.Present)}</td><td class="number">{Unit.Percent.Format(data.Share)}</td><td class="number">{Unit.Count.Format(data.Filled)}</td><td class="number">{Unit.Count.Format(data.Gaps.Count)}</td><td class="number">{Unit.Count.Format(data.Repairs.Count)}</td><td><code class="hash">{loaded.Hash}</code></td></tr>

            """);
    }

    static Markup Details(LoadedCandles loaded)
    {
        var (gaps, repairs) = (loaded.Coverage.Gaps, loaded.Coverage.Repairs);
        return Markup.Of(
            List(gaps.Count, $"Gaps of {loaded.Candles.Series}", gaps.Select(gap => $"{Unit.Count.Format(gap.Missing)} missing after {Times.Minute(gap.After)}")),
            List(repairs.Count, $"Repairs of {loaded.Candles.Series}", repairs));
    }

    static Markup List(int count, string title, IEnumerable<string> lines) => count == 0 ? new() : new Markup().Add($"""
        <details><summary>{title} ({Unit.Count.Format(count)})</summary><ul class="lines">{Markup.Of(lines.Select(line => new Markup().Add($"<li>{line}</li>")))}</ul></details>

        """);
}
