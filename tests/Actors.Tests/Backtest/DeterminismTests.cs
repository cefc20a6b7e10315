using System.Text.Json.Nodes;
using Actors.Tests.Host;

namespace Actors.Tests.Backtest;

/// <summary>A run is a function of its configuration and its candles, to the byte of every file that it leaves.</summary>
public sealed class DeterminismTests
{
    const string Settings = """
        account.cash = 50000
        data { generated { seed = 7, candles = 6000 } }
        paper {
          slippage { model = volatility, of-range = 0.05 }
          impact.coefficient = 0.5
          max-volume-share = 0.1
          limit-touch-probability = 0.5
          half-spread-bps = 1
        }
        risk {
          sizing = "risk:1"
          limits { max-daily-loss-percent = 6, max-drawdown-percent = 30, max-exposure-percent = 150, max-open-orders = 4 }
        }
        """;

    const string Strategies = """
        strategies.BTCUSDT.1m.ema-cross { fast = 5, slow = 13, stop-atr = 2, target-r = 1.5 }
        strategies.BTCUSDT.15m.inside-bar { target-r = 1 }
        strategies.BTCUSDT.15m.donchian-breakout { stop-atr = 1 }
        strategies.ETHUSDT.5m.bollinger-reversion { stop-atr = 1.5 }
        strategies.ETHUSDT.5m.rsi-mean-reversion { stop-atr = 3 }
        strategies.SOLUSDT.1m.supertrend { stop-atr = 1 }
        """;

    static readonly string[] Tables = ["events.jsonl", "trades.csv", "orders.csv", "equity.csv"];

    [Fact]
    public void Two_runs_leave_the_same_bytes()
    {
        var first = Run(Strategies);

        first.Files["trades.csv"].Split('\n').Length.ShouldBeGreaterThan(40, "else nothing is proved");
        first.Files["events.jsonl"].ShouldContain("\"type\":\"signal-refused\"");
        first.Files["events.jsonl"].ShouldContain("-s\"");
        first.Files["events.jsonl"].ShouldContain("-t\"");
        Run(Strategies).ShouldBe(first);
    }

    [Fact]
    public void With_trailing_stops_and_fills_at_the_close_too()
    {
        string[] other = ["--set", "risk.trailing-stop-bps=60", "--fill", "close", "--sizing", "percent:20"];

        Run(Strategies, other).ShouldBe(Run(Strategies, other));
    }

    [Fact]
    public void The_order_in_which_strategies_are_configured_means_nothing()
    {
        var reversed = string.Join('\n', Strategies.Split('\n').Reverse());

        Run(reversed).ShouldBe(Run(Strategies));
    }

    [Fact]
    public void The_order_in_which_they_are_named_on_the_command_line_means_nothing()
    {
        string[] some = ["--symbol", "BTCUSDT", "ETHUSDT", "--timeframe", "1m", "5m", "--strategy", "ema-cross", "supertrend"];
        string[] same = ["--strategy", "supertrend", "ema-cross", "--timeframe", "5m", "1m", "--symbol", "ETHUSDT", "BTCUSDT"];

        Run("", [.. some, "--sizing", "percent:40"]).ShouldBe(Run("", [.. same, "--sizing", "percent:40"]));
    }

    [Fact]
    public void A_strategy_that_is_named_twice_runs_once()
    {
        string[] once = ["--symbol", "BTCUSDT", "--timeframe", "1m", "--sizing", "percent:40", "--strategy", "ema-cross"];

        Run("", [.. once, "ema-cross"]).ShouldBe(Run("", once));
    }

    [Fact]
    public void The_threaded_engine_leaves_the_same_bytes()
    {
        var threaded = Run(Strategies, "--engine", "threaded");

        threaded.Files.ShouldBe(Run(Strategies).Files);
    }

    static Left Run(string strategies, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var config = folder.Write("run.conf", $"{Settings}\n{strategies}");

        var run = ProgramRun.Of(["backtest", "--config", config, "--out", folder.File("out"), "--json", .. options]);

        run.Error.ShouldBeEmpty();
        string Text(string name) => File.ReadAllText(Path.Combine(folder.File("out"), name));
        var summary = JsonNode.Parse(Text("summary.json"))!.AsObject();
        var engine = summary["engine"]!.AsObject();
        foreach (var speed in (string[])["elapsedSeconds", "barsPerSecond"])
            engine.Remove(speed).ShouldBeTrue();
        return new(Tables.ToDictionary(name => name, Text, StringComparer.Ordinal), summary.ToJsonString());
    }

    /// <param name="Summary">Without the speed of the run.</param>
    sealed record Left(Dictionary<string, string> Files, string Summary)
    {
        public bool Equals(Left? other) => other is not null && Summary == other.Summary && Files.OrderBy(f => f.Key, StringComparer.Ordinal)
            .SequenceEqual(other.Files.OrderBy(f => f.Key, StringComparer.Ordinal));

        public override int GetHashCode() => Summary.GetHashCode(StringComparison.Ordinal);
    }
}
