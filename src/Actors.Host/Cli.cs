using System.CommandLine;
using Actors.Host.Commands;

namespace Actors.Host;

/// <summary>The command line of the program.</summary>
public static class Cli
{
    // A symbol may begin with @, and nothing here has short options to bundle.
    static readonly ParserConfiguration Plain = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    /// <param name="stop">Ends a backtest before its results are written, and a live engine in order.</param>
    /// <returns>0 done, 1 bad input, 2 internal error, 130 stopped.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error, CancellationToken stop = default)
    {
        var command = Root(stop).Parse(args, Plain);
        if (Usage.Fault(command) is { } fault)
        {
            error.WriteLine(fault);
            return 1;
        }
        return command.Invoke(new() { Output = output, Error = error });
    }

    internal static RootCommand Root(CancellationToken stop)
    {
        var root = new RootCommand("An actor-model trading engine: the same actors backtest, trade on paper and trade live.")
        {
            BacktestCommand.Create(stop),
            ConfigCommand.Create(),
            ConformanceCommand.Create(stop),
            DemoCommand.Create(stop),
            DoctorCommand.Create(stop),
            DownloadCommand.Create(stop),
            HaltCommand.Halt(),
            IndicatorsCommand.Create(),
            JournalCommand.Create(),
            ParityCommand.Create(stop),
            HaltCommand.Resume(),
            RunCommand.Create(stop),
            SimulatorCommand.Create(stop),
            StrategiesCommand.Create(),
        };
        Examples.AddTo(root);
        return root;
    }
}
