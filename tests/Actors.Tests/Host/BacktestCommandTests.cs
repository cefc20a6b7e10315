using System.Text.Json;

namespace Actors.Tests.Host;

/// <summary>What a backtest takes, writes and says when all is well.</summary>
public sealed class BacktestCommandTests : IDisposable
{
    readonly Refusal good = new();

    public void Dispose() => good.Dispose();

    ProgramRun Run(params string[] arguments) => ProgramRun.Of(["backtest", "--strategy", "ema-cross", "--out", good.Out, .. arguments]);

    static JsonElement Json(ProgramRun run)
    {
        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        return JsonDocument.Parse(run.Output).RootElement;
    }

    [Fact]
    public void With_JSON_the_summary_is_all_that_is_printed()
    {
        var run = Run("--candles", good.Good, "--json");

        Json(run).GetProperty("engine").GetProperty("bars").GetInt32().ShouldBe(100);
        run.Output.ShouldBe(File.ReadAllText(Path.Combine(good.Out, "summary.json")));
        Directory.GetFiles(good.Out).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["equity.csv", "events.jsonl", "orders.csv", "report.html", "summary.json", "trades.csv"]);
    }

    [Fact]
    public void Into_a_pipe_the_table_is_plain_and_without_progress()
    {
        var run = Run("--candles", good.Good);

        run.ExitCode.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        run.Output.ShouldNotContain("\u001b");
        run.Output.ShouldContain("BTCUSDT:1h:ema-cross");
        run.Output.ShouldContain("Sharpe");
        run.Output.ShouldEndWith($"report: {Path.Combine(good.Out, "report.html")}\n");
    }

    [Fact]
    public void The_file_tells_symbol_and_timeframe_by_its_name() =>
        Json(Run("--candles", good.Write("ETHUSDT-4h-2023-01.csv", Refusal.Candles(100, 14_400)), "--json"))
            .GetRawText().ShouldContain("ETHUSDT");

    [Fact]
    public void The_rows_tell_the_timeframe_where_the_name_does_not()
    {
        var file = good.Write("mine.csv", Refusal.Candles(600, 300));

        Json(Run("--candles", file, "--symbol", "ETHUSDT", "--json")).GetProperty("engine").GetProperty("bars").GetInt32().ShouldBe(600);
        Json(Run("--candles", file, "--symbol", "ETHUSDT", "--timeframe", "1h", "--json"))
            .GetProperty("engine").GetProperty("bars").GetInt32().ShouldBe(600);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_few_candles_are_enough(int count) =>
        Json(Run("--candles", good.Write("BTCUSDT-1h.csv", Refusal.Candles(count)), "--json"))
            .GetProperty("engine").GetProperty("bars").GetInt32().ShouldBe(count);

    [Fact]
    public void A_strategy_that_is_named_twice_runs_once() =>
        Json(Run("--candles", good.Good, "--timeframe", "1h", "--timeframe", "60m", "--strategy", "ema-cross", "--json"))
            .GetProperty("configHash").GetString()
            .ShouldBe(Json(Run("--candles", good.Good, "--json")).GetProperty("configHash").GetString());

    [Fact]
    public void The_cache_is_written_unless_the_configuration_says_no()
    {
        var file = good.Write("BTCUSDT-1m.csv", Refusal.Candles(40_000, 60));

        Json(Run("--candles", file, "--json", "--set", "data.cache=false"));
        Directory.GetFiles(good.Folder.Path, "*.candles").ShouldBeEmpty();
        Json(Run("--candles", file, "--json"));
        Directory.GetFiles(good.Folder.Path, "*.candles").ShouldHaveSingleItem();
    }

    [Fact]
    public void A_run_that_is_stopped_leaves_the_older_result_and_nothing_else()
    {
        Run("--candles", good.Good).ExitCode.ShouldBe(0);
        var before = Results();
        using var output = new StringWriter();
        using var error = new StringWriter();

        var exit = Actors.Host.Cli.Run(
            ["backtest", "--candles", good.Good, "--strategy", "supertrend", "--out", good.Out, "--json"],
            output, error, new CancellationToken(canceled: true));

        exit.ShouldBe(130);
        output.ToString().ShouldBeEmpty();
        error.ToString().ShouldBe("stopped before it was done\n");
        Results().ShouldBe(before);
    }

    Dictionary<string, string> Results() => Directory.GetFileSystemEntries(good.Out)
        .ToDictionary(file => file, File.ReadAllText, StringComparer.Ordinal);
}
