using System.CommandLine;
using Actors.Host.Commands;

namespace Actors.Host;

/// <summary>The command line of the program.</summary>
public static class Cli
{
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("An actor-model trading engine: backtest, paper-trade and trade with the same actors.");
        root.Subcommands.Add(BacktestCommand.Create());
        root.Subcommands.Add(ConfigCommand.Create());
        root.Subcommands.Add(IndicatorsCommand.Create());
        root.Subcommands.Add(StrategiesCommand.Create());
        return root.Parse(args).Invoke(new() { Output = output, Error = error });
    }
}
