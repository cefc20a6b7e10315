using System.CommandLine;
using System.Text.Json;
using Actors.Backtest.Parity;
using Actors.Host.Parity;

namespace Actors.Host.Commands;

/// <summary><c>actors parity</c>: runs what a live engine did again as a backtest, and names the cause of every difference.</summary>
static class ParityCommand
{
    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static Command Create(CancellationToken stop)
    {
        var live = new Option<string>("--live") { Description = "The live.dir of an engine that has stopped", HelpName = "DIR", Required = true };
        var set = CommandOption.Set("Set one key of the backtest's configuration, which else is the engine's; value is HOCON");
        var json = CommandOption.Json();
        var command = new Command("parity", "Run what a live engine did since its last start again as a backtest, and name the cause of every difference; exit code 1 when one has none.") { live, set, json };
        command.SetAction(result => Guard.Run(result, () =>
        {
            var input = ParityRun.Of(result.GetRequiredValue(live), result.GetValue(set) ?? [], stop).GetAwaiter().GetResult();
            var report = ParityCheck.Of(input);
            var output = result.InvocationConfiguration.Output;
            if (result.GetValue(json))
                output.WriteLine(ParityText.Json(input, report).ToJsonString(Indented));
            else
                ParityText.Print(Terminal.Of(output), input, report);
            return report.IsExplained ? 0 : 1;
        }));
        return command;
    }
}
