using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Actors.Decisions.Strategies;
using Spectre.Console;

namespace Actors.Host.Commands;

/// <summary><c>actors strategies list</c>: the bundled strategies with their parameters.</summary>
static class StrategiesCommand
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create()
    {
        var json = CommandOption.Json();
        var list = new Command("list", "Show the bundled strategies with parameters, ranges and warm-up.") { json };
        list.SetAction(result => Guard.Run(result, () =>
        {
            var output = result.InvocationConfiguration.Output;
            if (result.GetValue(json))
                output.WriteLine(new JsonArray([.. StrategyCatalog.Bundled.Select(Describe)]).ToJsonString(Indented));
            else
                Print(Terminal.Of(output));
            return 0;
        }));
        return new Command("strategies", "The strategies that can be run.") { list };
    }

    static void Print(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Strategy", "Parameters: default (range)", "Warm-up", "What it does");
        foreach (var one in StrategyCatalog.Bundled)
        {
            table.AddRow(
                Markup.Escape(one.Id),
                Markup.Escape(string.Join("\n", one.Parameters.Select(p => $"{p.Name} {p.Default} ({p.Allowed})"))),
                $"{one.WarmUp}",
                Markup.Escape(one.About));
        }
        console.Write(table);
    }

    static JsonNode Describe(StrategyDefinition one) => new JsonObject
    {
        ["id"] = one.Id,
        ["about"] = one.About,
        ["warmUp"] = one.WarmUp,
        ["parameters"] = new JsonArray([.. one.Parameters.Select(p => (JsonNode)new JsonObject
        {
            ["name"] = p.Name,
            ["default"] = p.Default,
            ["allowed"] = p.Allowed,
            ["step"] = p.Step,
            ["about"] = p.About,
        })]),
    };
}
