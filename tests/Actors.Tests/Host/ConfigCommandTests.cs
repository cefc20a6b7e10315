using System.CommandLine;
using System.Text.Json;
using Actors.Host.Commands;
using Actors.Runtime.Hocon;

namespace Actors.Tests.Host;

public sealed class ConfigCommandTests : IDisposable
{
    static readonly Config Reference = ConfigurationFactory.ParseString(
        """
        risk { max-notional = 100.00, cooldown = 10s }
        exchange { url = "wss://x", api-secret = ${?ACTORS_SECRET} }
        """, "reference.conf");

    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    string Write(string file, string text) => folder.Write(file, text);

    static (int Exit, string[] Out, string[] Error) Run(params string[] arguments) => Run([], arguments);

    static (int Exit, string[] Out, string[] Error) Run((string Name, string Value)[] environment, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand { ConfigCommand.Create(Reference, n => environment.FirstOrDefault(e => e.Name == n).Value) };
        var exit = root.Parse(["config", .. arguments]).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (exit, Lines(output), Lines(error));
    }

    static string[] Lines(StringWriter writer) => writer.ToString().Split('\n')[..^1];

    [Fact]
    public void Show_prints_a_line_of_JSON_for_every_file_in_order()
    {
        var a = Write("a.conf", "x = ${y}, y = 1.50, list = [1, two]\nl += ${?NOPE}, password = p");
        var b = Write("b.json", """{ "z" : { } }""");
        var c = Write("c.conf", "[1, 2]");

        var (exit, output, error) = Run("show", b, a, c, "--json");

        exit.ShouldBe(0);
        output.ShouldBe(["""{"z":{}}""", """{"x":1.50,"y":1.50,"list":[1,"two"],"l":[],"password":"p"}""", "[1,2]"]);
        error.ShouldBeEmpty();
    }

    [Fact]
    public void Show_prints_an_error_in_the_place_of_a_file_that_fails()
    {
        var good = Write("good.conf", "a = 1");
        var bad = Write("bad.conf", "a = 1\nb = ]");
        var missing = folder.File("missing.conf");

        var (exit, output, error) = Run("show", "--json", bad, good, missing);

        exit.ShouldBe(1);
        output.Length.ShouldBe(3);
        var detail = JsonDocument.Parse(output[0]).RootElement.GetProperty("error");
        detail.GetProperty("file").GetString().ShouldBe(bad);
        detail.GetProperty("line").GetInt32().ShouldBe(2);
        detail.GetProperty("column").GetInt32().ShouldBe(5);
        detail.GetProperty("message").GetString().ShouldNotBeNull().ShouldStartWith("found ‘]’, expected a value");
        output[1].ShouldBe("""{"a":1}""");
        JsonDocument.Parse(output[2]).RootElement.GetProperty("error").GetProperty("line").GetInt32().ShouldBe(0);
        error.Length.ShouldBe(2);
        error[0].ShouldStartWith($"{bad}:2:5: found ‘]’");
        error[1].ShouldBe($"{missing}: cannot read ‘{missing}’: no such file; check the path");
    }

    [Fact]
    public void Show_reads_the_environment()
    {
        var file = Write("a.conf", "home = ${HOME}");

        Run([("HOME", "/root")], "show", file, "--json").Out.ShouldBe(["""{"home":"/root"}"""]);
        Run("show", file, "--json").Exit.ShouldBe(1);
    }

    [Fact]
    public void Show_without_JSON_is_readable()
    {
        var file = Write("a.conf", "a { b = 1 }");

        Run("show", file).Out.ShouldBe([$"# {file}", "a {", "  b = 1", "}", ""]);
    }

    [Fact]
    public void Show_effective_merges_defaults_file_environment_and_settings_and_masks_secrets()
    {
        var file = Write("a.conf", "risk { max-notional = 1, cooldown = 1s }");

        var (exit, output, _) = Run(
            [("ACTORS_SECRET", "hunter2"), ("ACTORS_RISK_COOLDOWN", "2s")],
            "show", file, "--effective", "--json", "--set", "exchange.url=other", "--set", "risk.max-notional=3");

        exit.ShouldBe(0);
        output.ShouldBe(["""{"risk":{"max-notional":3,"cooldown":"2s"},"exchange":{"url":"other","api-secret":"***"}}"""]);
    }

    [Fact]
    public void Show_effective_says_where_every_value_comes_from()
    {
        var file = Write("a.conf", "risk.max-notional = 1");

        Run([("ACTORS_EXCHANGE_URL", "u")], "show", file, "--effective").Out.ShouldBe(
        [
            $"# {file}",
            "risk {",
            $"  max-notional = 1  # {file}:1:21",
            "  cooldown = \"10s\"  # reference.conf:1:42",
            "}",
            "exchange {",
            "  url = \"u\"  # environment variable ACTORS_EXCHANGE_URL",
            "}",
            "",
        ]);
    }

    [Fact]
    public void Show_effective_needs_no_file()
    {
        Run("show", "--effective", "--json").Out
            .ShouldBe(["""{"risk":{"max-notional":100.00,"cooldown":"10s"},"exchange":{"url":"wss://x"}}"""]);
        Run("show").Exit.ShouldBe(1);
        Run("show", "--set", "a=1").Exit.ShouldBe(1);
    }

    [Fact]
    public void Show_effective_fails_with_all_that_cannot_be_read()
    {
        var file = Write("a.conf", "x = ]");

        var (exit, output, error) = Run("show", file, "--effective", "--json", "--set", "y=}");

        exit.ShouldBe(1);
        output.Length.ShouldBe(1);
        error.Select(static e => e[e.IndexOf(": ", StringComparison.Ordinal)..]).ShouldAllBe(static e => e.StartsWith(": found ‘", StringComparison.Ordinal));
        error.Length.ShouldBe(2);
    }

    [Fact]
    public void Check_says_ok_or_everything_that_is_wrong()
    {
        var good = Write("good.conf", "risk.max-notional = 5, exchange.api-secret = s");
        var bad = Write("bad.conf", "risk { max-notional = many\n max-notionl = 5 }\nexchange = 1");
        var broken = Write("broken.conf", "a = ");

        var (exit, output, _) = Run("check", good, bad, broken);

        exit.ShouldBe(1);
        output.ShouldBe(
        [
            $"{good}: ok",
            $"{bad}:1:23: ‘risk.max-notional’: found \"many\", expected a number",
            $"{bad}:2:16: unknown key ‘risk.max-notionl’; did you mean ‘risk.max-notional’?",
            $"{bad}:3:12: ‘exchange’: found number 1, expected an object",
            $"{broken}:1:5: found the end of the input, expected a value: a string, number, object, list, true, false, null or ${{substitution}}",
        ]);
        Run("check", good).ShouldSatisfyAllConditions(r => r.Exit.ShouldBe(0), r => r.Out.ShouldBe([$"{good}: ok"]));
    }

    [Fact]
    public void The_program_checks_against_its_own_reference()
    {
        var good = Write("good.conf", "account.cash = 5");
        var bad = Write("bad.conf", "acount.cash = 5");

        ProgramRun.Of("config", "check", good).ShouldBe(new(0, $"{good}: ok\n", ""));
        ProgramRun.Of("config", "check", bad).Output.ShouldBe($"{bad}:1:1: unknown key ‘acount’; did you mean ‘account’?\n");
        ProgramRun.Of("config", "show", good, "--effective").Output.ShouldContain($"  cash = 5  # {good}:1:16\n");
    }

    [Fact]
    public void Check_finds_every_value_strategy_and_parameter_that_is_wrong()
    {
        var bad = Write("bad.conf", """
            live.warm-up = -1
            venue.environment = testnet
            strategies.BTCUSDT.1h { ema-cros {}, ema-cross { fst = 3 }, supertrend {} }
            strategies.ETHUSDT.1m.ema-cross { fast = 30, slow = 20, enabled = false }
            """);

        var run = ProgramRun.Of("config", "check", bad);

        run.ExitCode.ShouldBe(1);
        run.Output.Split('\n').ShouldBe(
        [
            $"{bad}:1:16: live.warm-up: -1 is not 0 to 10000 candles",
            $"{bad}:3:34: there is no strategy 'ema-cros'; did you mean ema-cross?; there are bollinger-reversion, donchian-breakout, ema-cross, ema-macd, inside-bar, rsi-divergence, rsi-mean-reversion, supertrend, and custom ones as Assembly:Namespace.Type",
            $"{bad}:3:48: ema-cross has no parameter 'fst'; did you mean fast?; it has fast, slow, stop-atr, target-r",
            $"{bad}:4:33: ema-cross: fast 30 must be below slow 20",
            "",
        ]);
    }

    [Theory]
    [InlineData("backtest.conf")]
    [InlineData("binance-data-only.conf")]
    [InlineData("binance-live.conf")]
    [InlineData("binance-testnet.conf")]
    [InlineData("demo.conf")]
    public void The_files_that_come_with_the_program_are_right(string name)
    {
        var file = Path.Combine(Checkout.Root, "hocon", name);

        ProgramRun.Of("config", "check", file).ShouldBe(new(0, $"{file}: ok\n", ""));
    }

    [NeedsReferenceDataFact]
    public void Show_gives_the_reference_files_as_the_JSON_that_they_equal()
    {
        foreach (var group in new[] { "equiv01", "equiv02", "equiv04" })
        {
            string[] files = [.. Directory.EnumerateFiles(SharedData.Path("hocon", group)!).Order(StringComparer.Ordinal)];
            var original = Array.FindIndex(files, static f => Path.GetFileName(f) == "original.json");

            var (exit, output, _) = Run(["show", "--json", .. files]);

            exit.ShouldBe(0);
            foreach (var line in output)
                JsonElement.DeepEquals(JsonDocument.Parse(line).RootElement, JsonDocument.Parse(output[original]).RootElement).ShouldBeTrue(line);
        }
    }
}
