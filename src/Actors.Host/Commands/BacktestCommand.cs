using System.CommandLine;
using Actors.Host.Backtesting;
using Actors.Host.Settings;

namespace Actors.Host.Commands;

/// <summary><c>actors backtest</c>: runs strategies over history and writes the results.</summary>
static class BacktestCommand
{
    public static Command Create(CancellationToken stop)
    {
        var config = new Option<string?>("--config") { Description = "HOCON file over the defaults; see hocon/backtest.conf", HelpName = "FILE" };
        var set = CommandOption.Set();
        var json = CommandOption.Json("Print the summary as JSON and nothing else");
        var symbols = CommandOption.Many("--symbol", "BTCUSDT", "Run on this symbol");
        var timeframes = CommandOption.Many("--timeframe", "1h", "Run on this timeframe");
        var strategies = CommandOption.Many("--strategy", "ID", "Run this strategy instead of the configured ones; 'strategies list' shows them");
        var parameters = CommandOption.Many("--param", "name=value", "Set a parameter of --strategy");
        var enable = CommandOption.EnableStrategy();
        var disable = CommandOption.DisableStrategy();
        var shortcuts = Shortcut.All.Select(one => one.Option).ToArray();

        var command = new Command("backtest", "Run strategies over history and write the results.");
        foreach (var option in (Option[])[config, .. shortcuts, symbols, timeframes, strategies, parameters, enable, disable, set, json])
            command.Options.Add(option);
        command.SetAction(result => Guard.Run(result, () =>
        {
            IReadOnlyList<string> All(Option<string[]> option) => result.GetValue(option) ?? [];
            var choice = new StrategyChoice(
                All(symbols), All(timeframes), All(strategies), All(parameters), All(enable), All(disable));
            if (result.GetValue(config) is "")
                throw new InputException("--config: found an empty value, expected FILE");
            if (result.GetResult("--candles") is not null && result.GetResult("--data") is not null)
                throw new InputException("--candles and --data: found both, expected one", "give a file or a folder");
            var root = EffectiveConfig.Load(
                result.GetValue(config), Shortcut.All.SelectMany(one => one.Read(result)), All(set));
            return new BacktestJob(root, choice, result.GetValue(json), result.InvocationConfiguration.Output, stop).Run();
        }));
        return command;
    }
}
