namespace Actors.Tests.Host;

/// <summary>Commands, strategies and output folders that are wrong.</summary>
public sealed class BadCommandTests : IDisposable
{
    const string Commands = "backtest, config, conformance, demo, doctor, download, halt, indicators, journal, parity, resume, run, simulator, strategies";

    readonly Refusal refusal = new();

    public void Dispose() => refusal.Dispose();

    [Theory]
    [InlineData("a command is missing: expected " + Commands + "; see 'actors --help'")]
    [InlineData("'bakctest': unknown command; did you mean backtest?; expected " + Commands + "; see 'actors --help'", "bakctest")]
    [InlineData("'frobnicate': unknown command; expected " + Commands + "; see 'actors --help'", "frobnicate", "--json")]
    [InlineData("--sizng: unknown option; did you mean --sizing?; see 'actors backtest --help'", "backtest", "--sizng", "all-in", "--json")]
    [InlineData("--cash: found no value, expected AMOUNT; see 'actors backtest --help'", "backtest", "--json", "--cash")]
    [InlineData("--cash: found no value, expected AMOUNT; see 'actors backtest --help'", "backtest", "--cash", "--json")]
    [InlineData("--set: found no value, expected key=value; see 'actors backtest --help'", "backtest", "--set")]
    [InlineData("--set: found no value, expected key=value; see 'actors demo --help'", "demo", "--set")]
    [InlineData("--cases: found no value, expected PROT-*; see 'actors conformance --help'", "conformance", "--cases")]
    [InlineData("--cash: found 2 values, expected one; see 'actors backtest --help'", "backtest", "--cash", "1", "--cash", "2")]
    [InlineData("'extra': belongs to no option; put a value that has spaces in quotes; see 'actors backtest --help'", "backtest", "--cash", "1", "extra")]
    [InlineData("a command is missing: expected show, check; see 'actors config --help'", "config")]
    [InlineData("FILE: found nothing, expected HOCON or JSON files; see 'actors config check --help'", "config", "check")]
    [InlineData("name at least one FILE, or use --effective to see the defaults; see 'actors config show --help'", "config", "show")]
    [InlineData("--set needs --effective; see 'actors config show --help'", "config", "show", "a.conf", "--set", "a=1")]
    [InlineData("a command is missing: expected list; see 'actors strategies --help'", "strategies")]
    [InlineData("a command is missing: expected list, compute; see 'actors indicators --help'", "indicators")]
    [InlineData("--candles: found no value, expected FILE; --out: found no value, expected FILE; see 'actors indicators compute --help'", "indicators", "compute", "--indicator", "rsi(14)")]
    [InlineData("'@args': unknown command; expected " + Commands + "; see 'actors --help'", "@args")]
    public void A_command_that_cannot_be_understood_gets_one_line(string message, params string[] arguments) =>
        Refusal.OfCommand(arguments).ShouldBe(message);

    [Theory]
    [InlineData("--api-key: found an empty value, expected K", "--api-key", "")]
    [InlineData("--api-secret: found an empty value, expected S", "--api-secret", "")]
    [InlineData("simulator.key: 'no key!' is no API key", "--api-key", "no key!")]
    [InlineData("simulator.secret: it is empty", "--set", "simulator.secret=\"\"")]
    public void A_simulator_whose_account_nobody_could_use_does_not_start(string message, params string[] arguments) =>
        Refusal.OfCommand(["simulator", .. arguments]).ShouldContain(message);

    [Theory]
    [InlineData("ema-cros", "there is no strategy 'ema-cros'; did you mean ema-cross?; there are bollinger-reversion, ")]
    [InlineData("Nope:Acme.Breakout", "there is no Nope.dll in ")]
    [InlineData("MyStrategies:Acme.Brekout", "has no type 'Acme.Brekout'; did you mean Acme.Breakout?; its strategies are ")]
    [InlineData("MyStrategies:", "there is no strategy 'MyStrategies:'; ")]
    [InlineData("My Strategies:A.B", "there is no strategy 'My Strategies:A.B'; ")]
    [InlineData("../strategies/MyStrategies:Acme.Breakout", "there is no strategy '../strategies/MyStrategies:Acme.Breakout'; ")]
    public void A_strategy_that_cannot_be_had_is_named(string strategy, string message)
    {
        var said = OfStrategy(strategy);
        said.ShouldContain($"--strategy {strategy}: ");
        said.ShouldContain(message);
    }

    [Theory]
    [InlineData("simulated")]
    [InlineData("threaded")]
    public void A_strategy_that_breaks_its_word_ends_the_run_and_is_named(string engine)
    {
        OfStrategy("MyStrategies:Acme.Faulty.SpeaksInWarmUp", "--engine", engine).ShouldBe(
            "MyStrategies:Acme.Faulty.SpeaksInWarmUp raised EnterLong on its bar 0 (2023-01-01 00:00:00Z): its warm-up is 3 bars; correct the strategy");
        OfStrategy("MyStrategies:Acme.Faulty.ThrowsOnABar", "--engine", engine).ShouldBe(
            "Acme.Faulty.ThrowsOnABar threw FormatException in On: no such number; correct the strategy");
    }

    string OfStrategy(string strategy, params string[] more) => refusal.Of(
    [
        "--candles", refusal.Good, "--symbol", "BTCUSDT", "--timeframe", "1h", "--strategy", strategy,
        "--set", $"strategy-path=[\"{Path.Combine(AppContext.BaseDirectory, "strategies")}\"]", .. more,
    ]);

    [Theory]
    [InlineData("fst=3", "ema-cross has no parameter 'fst'; did you mean fast?; it has fast, slow, ")]
    [InlineData("fast=abc", "fast must be a whole number from 1 to 400, was 'abc'")]
    [InlineData("fast=3.5", "fast must be a whole number from 1 to 400, was '3.5'")]
    [InlineData("fast=100000", "fast must be a whole number from 1 to 400, was '100000'")]
    [InlineData("fast=300", "fast 300 must be below slow 26")]
    [InlineData("fast", "--param fast: expected name=value, such as --param fast=12")]
    [InlineData("=3", "--param =3: expected name=value, such as --param fast=12")]
    public void A_wrong_parameter_is_named(string parameter, string message) =>
        refusal.OfOptions("--param", parameter).ShouldContain(message);

    [Fact]
    public void A_parameter_is_given_once_and_of_a_strategy()
    {
        refusal.OfOptions("--param", "fast=3", "--param", "fast=4").ShouldBe("--param fast=4: fast is already 3; give it once");
        refusal.Of("--param", "fast=3").ShouldStartWith("--param fast=3: found no --strategy that it is of; name one");
    }

    [Theory]
    [InlineData("--symbol", "BTC USDT", "--symbol: found 'BTC USDT', expected 1 to 32 of A-Z 0-9 . _ - /, such as BTCUSDT")]
    [InlineData("--symbol", "btcusdt", "did you mean BTCUSDT?")]
    [InlineData("--timeframe", "1x", "--timeframe: found '1x', expected a count and one of s m h d w, such as 15m")]
    [InlineData("--timeframe", "0m", "--timeframe: found '0m', expected ")]
    [InlineData("--disable-strategy", "BTCUSDT:4h:ema-cross", "it is not configured; configured are BTCUSDT:1h:ema-cross; leave the option out or name one that is")]
    [InlineData("--enable-strategy", "ema-cross", "--enable-strategy ema-cross: 'ema-cross' lacks a part; a strategy is picked as SYMBOL:TIMEFRAME:STRATEGY")]
    [InlineData("--disable-strategy", "BTCUSDT:1h:ema-cross", "strategies: found none that is switched on")]
    public void A_wrong_choice_is_named(string option, string value, string message) =>
        refusal.OfOptions(option, value).ShouldContain(message);

    [Fact]
    public void Nothing_to_run_asks_for_a_strategy() =>
        refusal.Of("--candles", refusal.Good).ShouldBe(
            "strategies: found none that is switched on; configure one, or name it as --strategy ema-cross --symbol BTCUSDT --timeframe 1h");

    [Theory]
    [InlineData("file", "found a file, expected a folder; name another one")]
    [InlineData("file/below", "cannot write there (")]
    [InlineData("/proc/actors", "cannot write there (")]
    [InlineData("", "--out: found an empty value, expected DIR")]
    public void Output_that_cannot_be_written_is_named(string path, string message)
    {
        var file = refusal.Write("file", "keep");
        var to = path.StartsWith("file", StringComparison.Ordinal) ? refusal.Folder.File(path) : path;
        Refusal.OfCommand(
                "backtest", "--candles", refusal.Good, "--strategy", "ema-cross", "--json", "--out", to)
            .ShouldContain(message);
        File.ReadAllText(file).ShouldBe("keep\n");
    }

    [Fact]
    public void A_folder_in_the_place_of_a_result_leaves_all_as_it_was()
    {
        Directory.CreateDirectory(Path.Combine(refusal.Out, "trades.csv"));
        Refusal.OfCommand("backtest", "--candles", refusal.Good, "--strategy", "ema-cross", "--json", "--out", refusal.Out)
            .ShouldContain("found a folder trades.csv, expected a file or nothing; move it away");
        Directory.GetFileSystemEntries(refusal.Out).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_run_that_fails_leaves_no_new_folder()
    {
        refusal.Folder.Write("conf", "");
        Refusal.OfCommand("backtest", "--candles", "nope.csv", "--symbol", "A", "--timeframe", "1h", "--strategy", "ema-cross", "--out", refusal.Out);
        Directory.Exists(refusal.Out).ShouldBeFalse();
    }

    [Fact]
    public void A_demo_that_cannot_keep_its_state_says_so_before_it_trades()
    {
        var taken = Path.Combine(refusal.Good, "demo");
        Refusal.OfCommand("demo", "--set", $"live.dir=\"{taken}\"")
            .ShouldMatch($"^live.dir: {taken} cannot be written: .+; name a folder that can, or mend its rights$");
    }
}
