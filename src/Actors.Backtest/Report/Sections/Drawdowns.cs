using System.Globalization;
using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Backtest.Report.Sections;

/// <summary>The deepest spans under water of the daily marks, from the peak to the mark that reaches it again.</summary>
static class Drawdowns
{
    const int Most = 10;

    public static Markup Of(BacktestResult result)
    {
        var spans = Spans(result.DailyEquity).OrderByDescending(span => span.Depth).ThenBy(span => span.Peak).Take(Most).ToList();
        return spans.Count == 0
            ? new Markup().Add($"""<p class="dim">Equity was never below an earlier mark.</p>""")
            : new Markup().Add($"""
                <div class="scroll" tabindex="0" role="group" aria-labelledby="drawdowns"><table>
                <thead><tr><th scope="col" class="number">Depth</th><th scope="col">Peak</th><th scope="col">Trough</th><th scope="col">Recovered</th><th scope="col" class="number">To the trough</th><th scope="col" class="number">Under water</th></tr></thead><tbody>
                {Markup.Of(spans.Select(Row))}</tbody></table></div>
                """);
    }

    static Markup Row(Span span) => new Markup().Add($"""
        <tr><th scope="row" class="number down">{Unit.Percent.Format(span.Depth)}</th><td class="time">{Day(span.Peak)}</td><td class="time">{Day(span.Trough)}</td><td class="time">{(span.IsOpen ? "open" : Day(span.End))}</td><td class="number">{Unit.Days.Format((span.Trough - span.Peak).TotalDays)}</td><td class="number">{Unit.Days.Format((span.End - span.Peak).TotalDays)}</td></tr>

        """);

    static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static List<Span> Spans(IReadOnlyList<EquityPoint> marks)
    {
        var spans = new List<Span>();
        if (marks.Count == 0)
            return spans;
        var (peak, span) = (marks[0], (Span?)null);
        foreach (var mark in marks)
        {
            if (mark.Equity >= peak.Equity)
            {
                if (span is not null)
                    spans.Add(span with { End = mark.Time, IsOpen = false });
                (peak, span) = (mark, null);
                continue;
            }
            var depth = peak.Equity > Money.Zero ? 1 - (double)(mark.Equity.Value / peak.Equity.Value) : 0;
            span = span is null || depth > span.Depth
                ? new(peak.Time, mark.Time, mark.Time, depth, IsOpen: true)
                : span with { End = mark.Time };
        }
        if (span is not null)
            spans.Add(span);
        return spans;
    }

    /// <param name="End">Its recovery, or the last mark of one that is open.</param>
    sealed record Span(DateTimeOffset Peak, DateTimeOffset Trough, DateTimeOffset End, double Depth, bool IsOpen);
}
