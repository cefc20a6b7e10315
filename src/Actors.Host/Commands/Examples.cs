using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Actors.Host.Commands;

/// <summary>What <c>--help</c> says below the options: the command as it is typed, and what its exit codes mean.</summary>
sealed class Examples(HelpAction options) : SynchronousCommandLineAction
{
    static readonly Dictionary<string, string[]> ByCommand = new(StringComparer.Ordinal)
    {
        ["actors"] =
        [
            "demo",
            "backtest --config hocon/backtest.conf",
            "run --config hocon/binance-data-only.conf",
            "strategies list",
            "config check hocon/backtest.conf",
        ],
        ["actors backtest"] =
        [
            "backtest --config hocon/backtest.conf",
            "backtest --config hocon/backtest.conf --data ~/candles --from 2023-01-01 --disable-strategy BTCUSDT:1h:supertrend",
            "backtest --candles BTCUSDT-1h.csv --strategy ema-cross --param fast=9 --sizing all-in --out out/mine",
        ],
        ["actors config"] = ["config check hocon/backtest.conf", "config show --effective hocon/backtest.conf"],
        ["actors config check"] = ["config check hocon/backtest.conf"],
        ["actors config show"] =
        [
            "config show hocon/backtest.conf --json",
            "config show --effective hocon/backtest.conf --set account.cash=5000",
        ],
        ["actors conformance"] =
        [
            "conformance",
            "conformance --cases 'PROT-*' 'CANC-*'",
            "conformance --config hocon/binance-testnet.conf --json",
        ],
        ["actors demo"] = ["demo", "demo --set simulator.seed=7 --set simulator.speed=120"],
        ["actors doctor"] = ["doctor --config hocon/binance-testnet.conf", "doctor --config hocon/binance-live.conf --json"],
        ["actors download"] =
        [
            "download --symbols BTCUSDT,ETHUSDT --timeframe 1m --from 2024-01-01",
            "download --symbols BTCUSDT --timeframe 1h --from 2020-01-01 --to 2024-01-01 --out data/history",
        ],
        ["actors parity"] = ["parity --live data/demo", "parity --live data/paper --json"],
        ["actors run"] =
        [
            "run --config hocon/binance-data-only.conf",
            "run --config hocon/binance-testnet.conf --disable-strategy ETHUSDT:5m:supertrend",
        ],
        ["actors simulator"] = ["simulator --port 8899 --seed 7", "simulator --replay data/history --speed 100"],
        ["actors halt"] = ["halt", "halt --config hocon/demo.conf --reason 'news at noon' --flatten"],
        ["actors resume"] = ["resume", "resume --config hocon/demo.conf"],
        ["actors indicators"] = ["indicators list", "indicators compute --candles BTCUSDT-1h.csv --indicator 'rsi(14)' --out values.csv"],
        ["actors indicators list"] = ["indicators list", "indicators list --json"],
        ["actors indicators compute"] =
        [
            "indicators compute --candles BTCUSDT-1h.csv --indicator 'rsi(14)' --indicator 'bollinger(20,2)' --out values.csv",
        ],
        ["actors journal"] = ["journal ls data/live/journal", "journal cat data/live/journal"],
        ["actors journal ls"] = ["journal ls data/live/journal", "journal ls data/live/journal --json"],
        ["actors journal cat"] = ["journal cat data/live/journal"],
        ["actors journal verify"] = ["journal verify data/live/journal", "journal verify data/live/journal --cut"],
        ["actors journal compact"] = ["journal compact data/live/journal"],
        ["actors journal export"] = ["journal export data/live/journal --out events.jsonl"],
        ["actors strategies"] = ["strategies list"],
        ["actors strategies list"] = ["strategies list", "strategies list --json"],
    };

    /// <summary>What exit code 1 means besides bad input, for the commands that look whether something is well.</summary>
    static readonly Dictionary<string, string> AlsoWrong = new(StringComparer.Ordinal)
    {
        ["actors conformance"] = "a case failed",
        ["actors doctor"] = "trading must not begin: a check is bad",
        ["actors journal verify"] = "a record is damaged",
        ["actors parity"] = "a difference is not explained",
    };

    /// <summary>Lets every <c>--help</c> below the root end with examples.</summary>
    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new Examples((HelpAction)help.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = options.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        var path = Usage.Path(parseResult.CommandResult);
        foreach (var example in ByCommand[path])
            output.WriteLine($"  actors {example}");
        output.WriteLine();
        // What runs until it is told to stop has done its work then.
        var lasts = parseResult.CommandResult.Command.Name is "demo" or "run" or "simulator";
        output.WriteLine("Exit codes:");
        output.WriteLine(lasts ? "  0    done: it was told to stop, by Ctrl+C or SIGTERM" : "  0    done");
        output.WriteLine("  1    bad input: the message says where, what was found, what was expected and what to do");
        if (AlsoWrong.TryGetValue(path, out var also))
            output.WriteLine($"       or {also}");
        output.WriteLine("  2    internal error");
        output.WriteLine(lasts ? "  130  stopped before it ran" : "  130  stopped by Ctrl+C");
        return exitCode;
    }
}
