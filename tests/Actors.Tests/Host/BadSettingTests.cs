namespace Actors.Tests.Host;

/// <summary>Wrong values of options and keys, and configuration files that cannot be read.</summary>
public sealed class BadSettingTests : IDisposable
{
    readonly Refusal refusal = new();

    public void Dispose() => refusal.Dispose();

    [Theory]
    [InlineData("--cash", "0", "--cash 0: account.cash: 0 buys nothing: give the account more than 0")]
    [InlineData("--cash", "-5", "--cash -5: account.cash: -5 buys nothing: give the account more than 0")]
    [InlineData("--cash", "lots", "--cash: found 'lots', expected a number, such as --cash 10")]
    [InlineData("--cash", "NaN", "--cash: found 'NaN', expected a number, such as --cash 10")]
    [InlineData("--cash", "1e30", "--cash 1e30: ‘account.cash’: found \"1e30\", expected a number that 28 decimal digits hold exactly")]
    [InlineData("--cash", "1e25", "--cash 1e25: account.cash: ")]
    [InlineData("--cash", "", "--cash: found an empty value, expected AMOUNT")]
    [InlineData("--sizing", "huge", "--sizing huge: risk.sizing: 'huge' is no sizing; a sizing is quote:<amount>, ")]
    [InlineData("--sizing", "percent:1000", "--sizing percent:1000: risk.sizing: the number of a sizing is above 0 and at most 100")]
    [InlineData("--sizing", "fixed:0", "--sizing fixed:0: risk.sizing: the number of a sizing is above 0")]
    [InlineData("--fill", "maybe", "--fill maybe: paper.fill: 'maybe' is none of next-open, close")]
    [InlineData("--on-gap", "shut", "--on-gap shut: data.on-gap: 'shut' is none of fail, skip, fill")]
    [InlineData("--filters", "some", "--filters: found 'some', expected none or instrument")]
    [InlineData("--risk", "some", "--risk: found 'some', expected none or limits")]
    [InlineData("--engine", "fast", "--engine fast: backtest.engine: 'fast' is none of simulated, threaded")]
    [InlineData("--metrics-profile", "mine", "--metrics-profile mine: metrics.profile: 'mine' is none of none, freqtrade, lean, ")]
    [InlineData("--fee-bps", "ten", "--fee-bps: found 'ten', expected a number, such as --fee-bps 10")]
    [InlineData("--fee-bps", "-1", "--fee-bps -1: paper.maker-fee-bps: -1 is not 0 to 9999")]
    [InlineData("--fee-bps", "10000", "--fee-bps 10000: paper.maker-fee-bps: 10000 is not 0 to 9999")]
    [InlineData("--slippage-bps", "-1", "--slippage-bps -1: paper.slippage.bps: -1 is not 0 to 9999")]
    [InlineData("--slippage-bps", "x", "--slippage-bps: found 'x', expected a number, such as --slippage-bps 10")]
    [InlineData("--from", "yesterday", "--from yesterday: backtest.from: 'yesterday' is no time from 1970 to 2199: write 2023-02-01 or ")]
    [InlineData("--to", "2023-02-30", "--to 2023-02-30: backtest.to: '2023-02-30' is no time from 1970 to 2199: write ")]
    [InlineData("--from", "2024-01-01", "none of them in the range asked for")]
    [InlineData("--to", "2022-01-01", "none of them in the range asked for")]
    [InlineData("--set", "account", "command line --set account: found the end of the input, expected ‘=’")]
    [InlineData("--set", "acount.cash=5", "command line --set acount.cash=5: unknown key ‘acount’; did you mean ‘account’?")]
    [InlineData("--set", "backtest.indicators=[\"rsj(14)\"]", "backtest.indicators: unknown indicator 'rsj'; did you mean rsi?")]
    [InlineData("--set", "account.name=\"\"", "account.name: ")]
    [InlineData("--set", "paper.limit-touch-probability=2", "paper.limit-touch-probability: 2 is not 0 to 1")]
    [InlineData("--set", "paper.fee-tiers=[5]", "paper.fee-tiers")]
    [InlineData("--set", "metrics.days-per-year=0", "metrics.days-per-year: 0 is not 1 to 366 days")]
    [InlineData("--set", "data.generated.seed=1e99", "data.generated.seed")]
    [InlineData("--set", "risk.limits.max-open-orders=-1", "risk.limits.max-open-orders: -1 is not 0 to ")]
    [InlineData("--set", "risk.limits.max-open-orders=1.5", "risk.limits.max-open-orders: 1.5 is no whole number")]
    [InlineData("--set", "instruments.default.price-tick=-1", "instruments.default.price-tick: -1 is not 0 or more")]
    public void A_wrong_value_is_named_with_its_option(string option, string value, string message)
    {
        var said = refusal.OfOptions(option, value);
        said.ShouldContain(message);
        said.ShouldNotContain("\n");
    }

    [Fact]
    public void A_range_that_ends_before_it_begins_is_named() =>
        refusal.OfOptions("--from", "2023-01-03", "--to", "2023-01-02").ShouldBe(
            "--from 2023-01-03: backtest.from: 2023-01-03 00:00:00Z is not before backtest.to 2023-01-02 00:00:00Z: swap them or leave one out");

    [Fact]
    public void A_file_and_a_folder_of_candles_exclude_each_other() =>
        refusal.OfOptions("--data", refusal.Folder.Path).ShouldContain("--candles and --data: found both, expected one");

    [Theory]
    [InlineData("a { b = ", "a.conf:1:9: found the end of the input, expected a value")]
    [InlineData("account {\n  cash = 5\n}}", "a.conf:3:2: found ‘}’")]
    [InlineData("acount.cash = 5", "a.conf:1:1: unknown key ‘acount’; did you mean ‘account’?")]
    [InlineData("risk.limits.max-positon = 5", "did you mean ‘risk.limits.max-position’?")]
    [InlineData("account.cash = five", "a.conf:1:16: ‘account.cash’: found \"five\", expected a number")]
    [InlineData("account = 5", "a.conf:1:11: ‘account’: found number 5, expected an object")]
    [InlineData("account.cash = ${nowhere}", "a.conf:1:16: could not resolve ${nowhere}")]
    [InlineData("instruments.by-symbol.A { price-tick = ${instruments.by-symbol.A.min-notional}, min-notional = ${instruments.by-symbol.A.price-tick} }", "could not resolve ${instruments.by-symbol.A.")]
    [InlineData("include required(\"nope.conf\")", "a.conf:1:1: required include ‘nope.conf’ was not found; looked for ")]
    [InlineData("include required(\"a.conf\")", "a.conf:1:1: the file includes itself")]
    [InlineData("include \"http://example.com/x.conf\"", "URL includes are not supported; include a .conf or .json file")]
    [InlineData("account.cash = -1", "a.conf:1:16: account.cash: -1 buys nothing")]
    [InlineData("paper {\n  slippage {\n    bps = -1\n  }\n}", "a.conf:3:11: paper.slippage.bps: -1 is not 0 to 9999")]
    [InlineData("strategies.BTCUSDT.1h.ema-cros {}", "a.conf:1:32: there is no strategy 'ema-cros'; did you mean ema-cross?")]
    [InlineData("strategies.BTCUSDT.1h.ema-cross { fasst = 1 }", "a.conf:1:33: ema-cross has no parameter 'fasst'; did you mean fast?")]
    [InlineData("strategies.BTCUSDT.1h.ema-cross { fast = many }", "ema-cross: fast must be a whole number from 1 to 400, was 'many'")]
    [InlineData("strategies.BTCUSDT.1h.ema-cross { enabled = maybe }", "enabled")]
    [InlineData("strategies.BTCUSDT.1h.ema-cross { fast = [1] }", "fast must be one value")]
    [InlineData("strategies.BTCUSDT.1q.ema-cross {}", "'1q' in 'BTCUSDT:1q:ema-cross' is no timeframe")]
    [InlineData("strategies.btcusdt.1h.ema-cross {}", "did you mean BTCUSDT?")]
    [InlineData("strategies.BTCUSDT { 1h.ema-cross {}, 60m.ema-cross {} }", "BTCUSDT:1h:ema-cross is configured twice")]
    [InlineData("strategies.BTCUSDT = 5", "a.conf:1:22: ‘strategies.BTCUSDT’: found number 5, expected an object")]
    [InlineData("strategies { BTCUSDT.1h.ema-cross {}, ETHUSDT.1h.ema-cross {} }", "one file has one symbol, and BTCUSDT, ETHUSDT are to be run")]
    [InlineData("strategies.BTCUSDT.1h.ema-cross { enabled = false }", "found none that is switched on (configured is BTCUSDT:1h:ema-cross)")]
    public void A_wrong_configuration_is_named_with_its_place(string text, string message)
    {
        var said = refusal.OfConfig(text);
        said.ShouldContain(message);
        said.ShouldNotContain("\n");
    }

    [Fact]
    public void A_configuration_file_must_be_a_text_file_that_exists()
    {
        File.WriteAllBytes(refusal.Folder.File("b.conf"), [0x61, 0x3D, 0xFF, 0xFE]);
        refusal.Of("--config", refusal.Folder.File("b.conf")).ShouldContain("b.conf:1:3: found bytes that are not UTF-8");
        refusal.Of("--config", refusal.Folder.File("no.conf")).ShouldEndWith("no.conf’: no such file; check the path");
        refusal.Of("--config", refusal.Folder.Path).ShouldEndWith("it is a folder; name a file in it");
        refusal.Of("--config", "").ShouldContain("--config: found an empty value, expected FILE");
    }

    [Fact]
    public void All_that_is_wrong_in_a_file_is_told_at_once() =>
        refusal.OfConfig("account.cash = five\nrisk.sizin = all-in").Split('\n').Length.ShouldBe(2);
}
