using System.Globalization;
using System.Text.Json.Nodes;
using Actors.Backtest.Parity;
using Spectre.Console;

namespace Actors.Host.Parity;

/// <summary>A comparison as people read it and as programs do.</summary>
static class ParityText
{
    const int MostLines = 50;

    public static void Print(IAnsiConsole console, ParityInput input, ParityReport report)
    {
        Line(console, $"from {input.From:yyyy-MM-dd HH:mm:ss} to {input.Until:yyyy-MM-dd HH:mm:ss} UTC: {report.Signals} signals and {report.Orders} orders the same, {report.Fills} orders filled in both");
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Cause", "Count", "Live less backtest", "Why");
        foreach (var cause in report.Causes)
            table.AddRow(Markup.Escape(cause.Name), Text($"{cause.Count}"), Text($"{cause.Amount.Value:0.00}"), Markup.Escape(cause.Text));
        table.AddRow("together", Text($"{report.Causes.Sum(cause => cause.Count)}"), Text($"{report.Gap.Value:0.00}"), "");
        console.Write(table);
        foreach (var line in report.Unexplained.Take(MostLines))
            Line(console, $"unexplained: {line}");
        if (report.Unexplained.Count > MostLines)
            Line(console, $"and {report.Unexplained.Count - MostLines} more; --json has them all");
        Line(console, $"{(report.IsExplained ? "every difference is explained" : Text($"{report.Unexplained.Count} differences are not explained"))}");
        if (!report.ProvesFills)
            Line(console, $"{(report.Orders == 0 ? "no order of the live run has its counterpart in the backtest yet" : "no order has filled in both runs yet")}: nothing of the fills was proven; let the engine run until it has traded");
    }

    public static JsonObject Json(ParityInput input, ParityReport report) => new()
    {
        ["from"] = input.From.UtcDateTime,
        ["until"] = input.Until.UtcDateTime,
        ["signals"] = report.Signals,
        ["orders"] = report.Orders,
        ["fills"] = report.Fills,
        ["provesFills"] = report.ProvesFills,
        ["gap"] = report.Gap.Value,
        ["causes"] = new JsonArray([.. report.Causes.Select(cause => (JsonNode)new JsonObject
        {
            ["name"] = cause.Name,
            ["text"] = cause.Text,
            ["count"] = cause.Count,
            ["amount"] = cause.Amount.Value,
        })]),
        ["unexplained"] = new JsonArray([.. report.Unexplained.Select(line => (JsonNode)line)]),
    };

    static void Line(IAnsiConsole console, FormattableString text) => console.WriteLine(Text(text));

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
