using System.CommandLine;
using System.Text.Json.Nodes;
using Actors.Host.Checks;
using Spectre.Console;

namespace Actors.Host.Commands;

/// <summary><c>actors doctor</c>: looks at everything that trading needs, and says the fix.</summary>
static class DoctorCommand
{
    public static Command Create(CancellationToken stop)
    {
        var config = new Option<string>("--config") { Description = "The configuration that the engine is to run with", HelpName = "FILE", Required = true };
        var set = CommandOption.Set();
        var offline = new Option<bool>("--offline") { Description = "Leave the exchange out" };
        var json = CommandOption.Json();
        var command = new Command("doctor", "Check configuration, risk, folder, journal, clock, exchange, key and data, and say what to do; exit code 1 when trading must not begin.") { config, set, offline, json };
        command.SetAction(result => Guard.Run(result, () =>
        {
            var found = new Doctor(Environment.GetEnvironmentVariable, Machine.This)
                .Examine(result.GetRequiredValue(config), result.GetValue(set) ?? [], result.GetValue(offline), stop).GetAwaiter().GetResult();
            var output = result.InvocationConfiguration.Output;
            if (result.GetValue(json))
                output.WriteLine(new JsonArray([.. found.Select(Json)]).ToJsonString());
            else
                Print(Terminal.Of(output), found);
            return found.Any(one => one.Verdict == Verdict.Bad) ? 1 : 0;
        }));
        return command;
    }

    static void Print(IAnsiConsole console, IReadOnlyList<Finding> found)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Check", "", "Found", "What to do");
        foreach (var one in found)
        {
            var verdict = one.Verdict switch
            {
                Verdict.Good => "[green]ok[/]",
                Verdict.Warning => "[yellow]warning[/]",
                _ => "[red]bad[/]",
            };
            table.AddRow(Markup.Escape(one.Check), verdict, Markup.Escape(one.Found), Markup.Escape(one.Fix ?? ""));
        }
        console.Write(table);
    }

    static JsonObject Json(Finding one) => new()
    {
        ["check"] = one.Check,
        ["verdict"] = one.Verdict switch { Verdict.Good => "ok", Verdict.Warning => "warning", _ => "bad" },
        ["found"] = one.Found,
        ["fix"] = one.Fix,
    };
}
