using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Actors.Decisions.Indicators;
using Actors.Domain;
using Actors.Host.Backtesting;
using Actors.Host.Settings;
using Spectre.Console;

namespace Actors.Host.Commands;

/// <summary><c>actors indicators</c>: what indicators there are, and their values on a file of candles.</summary>
static class IndicatorsCommand
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create() => new("indicators", "The indicators, and their values on candles.") { List(), Compute() };

    static Command List()
    {
        var json = CommandOption.Json();
        var list = new Command("list", "Show the indicators with parameters, outputs and warm-up.") { json };
        list.SetAction(result => Guard.Run(result, () =>
        {
            var output = result.InvocationConfiguration.Output;
            if (result.GetValue(json))
                output.WriteLine(new JsonArray([.. IndicatorCatalog.All.Select(Describe)]).ToJsonString(Indented));
            else
                Print(Terminal.Of(output));
            return 0;
        }));
        return list;
    }

    static Command Compute()
    {
        var candles = new Option<string>("--candles") { Description = "File of candles: CSV or ZIP", HelpName = "FILE", Required = true };
        var indicators = new Option<string[]>("--indicator") { Description = "Such as 'rsi(14)'; may be repeated", HelpName = "NAME", Required = true };
        var to = new Option<string>("--out") { Description = "CSV to write: one row a candle, empty while warming up", HelpName = "FILE", Required = true };
        var compute = new Command("compute", "Write the values of indicators on candles.") { candles, indicators, to };
        compute.SetAction(result => Guard.Run(result, () =>
        {
            var runners = result.GetRequiredValue(indicators).Select(Parse).ToArray();
            var loaded = CandleSource.ReadAnyStep(result.GetRequiredValue(candles));
            Write(result.GetRequiredValue(to), Values(loaded, runners));
            return 0;
        }));
        return compute;
    }

    static IndicatorRunner Parse(string text)
    {
        try
        {
            return IndicatorCatalog.Parse(text);
        }
        catch (DomainFault fault)
        {
            throw new InputException($"--indicator {text}: {fault.Message}");
        }
    }

    static string Values(CandleSeries candles, IndicatorRunner[] runners)
    {
        var labels = runners.SelectMany(runner => runner.Outputs.Select((_, i) => Cell(runner.LabelOf(i))));
        var text = new StringBuilder("time,").AppendJoin(',', labels).Append('\n');
        var values = new double[runners.Max(runner => runner.Outputs.Count)];
        for (var i = 0; i < candles.Count; i++)
        {
            var bar = Bar.Of(candles[i]);
            text.Append(bar.OpenTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
            foreach (var runner in runners)
            {
                runner.Update(bar);
                runner.Read(values);
                for (var output = 0; output < runner.Outputs.Count; output++)
                    text.Append(',').Append(double.IsNaN(values[output]) ? "" : values[output].ToString("R", CultureInfo.InvariantCulture));
            }
            text.Append('\n');
        }
        return text.ToString();
    }

    static string Cell(string label) => label.Contains(',', StringComparison.Ordinal) ? $"\"{label}\"" : label;

    static void Write(string path, string text)
    {
        try
        {
            File.WriteAllText(path, text);
        }
        catch (ArgumentException)
        {
            throw new InputException("--out: found an empty value, expected FILE");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"--out {path}: cannot write there ({fault.Message})", "name a file that you may write to");
        }
    }

    static void Print(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Indicator", "Outputs", "Warm-up", "What it is");
        foreach (var one in IndicatorCatalog.All)
        {
            var runner = one.Create();
            table.AddRow(
                Markup.Escape($"{one.Id}({string.Join(", ", one.Parameters.Select(p => $"{p.Name}={p.Format(p.Default)}"))})"),
                Markup.Escape(string.Join(", ", one.Outputs.Select(o => o.Name))),
                $"{runner.WarmUp}",
                Markup.Escape(one.About));
        }
        console.Write(table);
    }

    static JsonNode Describe(IndicatorInfo one)
    {
        var runner = one.Create();
        return new JsonObject
        {
            ["id"] = one.Id,
            ["about"] = one.About,
            ["parameters"] = new JsonArray([.. one.Parameters.Select(p => (JsonNode)new JsonObject
            {
                ["name"] = p.Name,
                ["default"] = p.Format(p.Default),
                ["expected"] = p.Expected,
            })]),
            ["outputs"] = new JsonArray([.. one.Outputs.Select(o => (JsonNode)o.Name)]),
            ["warmUp"] = runner.WarmUp,
            ["convergence"] = runner.Convergence,
        };
    }
}
