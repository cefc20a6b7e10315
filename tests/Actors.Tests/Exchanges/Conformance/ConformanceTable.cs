using System.Text;
using Actors.Exchanges.Conformance;

namespace Actors.Tests.Exchanges.Conformance;

/// <summary>The published table: what every connector owes, and which of them does it.</summary>
static class ConformanceTable
{
    /// <param name="reports">Of complete runs, one a connector.</param>
    public static string Markdown(IReadOnlyList<ConformanceReport> reports)
    {
        var text = new StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"""
            # Connector conformance

            What every connector owes the engine, in {ConformanceCase.All.Count} numbered cases, and how each did. The cases see a connector through the
            ports alone (`IVenue`, `IMarketFeed`, `ICandleHistory`), with orders a little above the least that the venue takes; what
            they open they cancel, and what they buy they sell.

            ```
            actors conformance                                          # a simulator in this process
            actors conformance --config hocon/binance-testnet.conf     # the test network, with its keys
            actors conformance --cases 'PROT-*' --json
            ```

            A new connector implements `IConnector` (`src/Actors.Exchanges/Conformance/IConnector.cs`), declares what it can do, and runs. A
            case that needs more than is declared is not supported (–); one that fails says what was expected and what was found.
            This table is written by the tests (`ACTORS_BLESS=1`), from runs against the simulator; saboteurs, connectors that lie in one
            way each, show there that the cases catch what they are for.


            """);
        Summary(text, reports);
        foreach (var group in ConformanceCase.All.GroupBy(one => one.Group, StringComparer.Ordinal))
            Group(text, group.Key, [.. group], reports);
        return text.ToString();
    }

    static void Summary(StringBuilder text, IReadOnlyList<ConformanceReport> reports)
    {
        text.Append("| Connector | Passed | Failed | Not supported | Not run |\n|---|---|---|---|---|\n");
        foreach (var report in reports)
        {
            int[] counts = [report.Count(Verdict.Passed), report.Count(Verdict.Failed), report.Count(Verdict.NotSupported), report.Count(Verdict.NotRun)];
            text.Append("| ").Append(report.Connector).Append(" | ").AppendJoin(" | ", counts).Append(" |\n");
        }
    }

    static void Group(StringBuilder text, string title, IReadOnlyList<ConformanceCase> cases, IReadOnlyList<ConformanceReport> reports)
    {
        text.Append("\n## ").Append(title).Append("\n\n| Case | What holds | How it is checked | Why |");
        foreach (var report in reports)
            text.Append(' ').Append(report.Connector).Append(" |");
        text.Append("\n|---|---|---|---|").Insert(text.Length, "---|", reports.Count).Append('\n');
        foreach (var one in cases)
        {
            text.Append("| ").AppendJoin(" | ", one.Id, one.Title, Cell(one.Requires), Cell(one.Why)).Append(" |");
            foreach (var report in reports)
                text.Append(' ').Append(Word(report.Results.FirstOrDefault(result => string.Equals(result.Case.Id, one.Id, StringComparison.Ordinal))?.Verdict)).Append(" |");
            text.Append('\n');
        }
    }

    static string Cell(string sentence) => sentence.Replace("|", "\\|", StringComparison.Ordinal);

    static string Word(Verdict? verdict) => verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Failed => "**failed**",
        Verdict.NotSupported => "–",
        _ => "not run",
    };
}
