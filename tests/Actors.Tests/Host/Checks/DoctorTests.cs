using System.Text.Json.Nodes;
using Actors.Host.Checks;

namespace Actors.Tests.Host.Checks;

/// <summary>Faults of the configuration, of risk and of the machine, each with its fix.</summary>
public sealed class DoctorTests
{
    [Fact]
    public async Task Who_is_well_is_told_so()
    {
        using var patient = new Patient();

        var found = await patient.Examine();

        found.ShouldAllBe(one => one.Verdict == Verdict.Good && one.Fix == null);
        found.Select(one => one.Check).ShouldBe(["configuration", "risk", "memory", "folder", "disk", "journal", "kill switch", "data"]);
    }

    [Theory]
    [InlineData("acount.cash = 5", "configuration", "write ‘account’ instead")]
    [InlineData("live.warm-up = many", "configuration", "write a number there")]
    [InlineData("live = [1]", "configuration", "write an object there")]
    [InlineData("live.warm-up = ${nowhere}", "configuration", "set nowhere, or write ${?nowhere} where it may be missing")]
    [InlineData("include required(\"nowhere.conf\")", "configuration", "correct the name, or leave out ‘required’")]
    [InlineData("account.cash = 0", "account", "give the account more than 0")]
    [InlineData("backtest { from = 2024-02-01, to = 2024-01-01 }", "account", "swap them or leave one out")]
    [InlineData("data.on-gap = guess", "data", "set data.on-gap to one of fail, skip, fill")]
    [InlineData("metrics.days-per-year = 400", "metrics", "set metrics.days-per-year to 1 to 366 days")]
    [InlineData("paper.path = middle", "paper", "set paper.path to one of worst, best")]
    [InlineData("paper.fee-tiers = [{ volume = 10 }]", "paper", "give it a number")]
    [InlineData("venue.environment = live", "venue", "set trading.mode = live if real money is meant, or take data-only or testnet")]
    [InlineData("trading.mode = live", "venue", "set venue.environment = live, or trading.mode = paper")]
    [InlineData("venue.environment = testnet", "venue", "export it before the start, or take venue.environment = data-only, which needs no key")]
    [InlineData("venue.simulator-url = nowhere", "venue", "write it as http://127.0.0.1:8899")]
    [InlineData("venue.sources.first.rest = api1", "venue", "write auto, or scheme and host, such as https://api1.binance.com")]
    [InlineData("venue.sources.first.rest = \"https://api1.binance.com/api\"", "venue", "write auto, or scheme and host, such as https://api1.binance.com")]
    [InlineData("venue.sources.second { enabled = true, streams = \"https://api.binance.com\" }", "venue", "write auto, or scheme and host, such as wss://stream.binance.com:443")]
    [InlineData("venue.sources.second { enabled = true, rest = \"https://data-api.binance.vision\" }", "venue", "name another host, or set venue.sources.second.enabled = false")]
    [InlineData("venue { environment = simulator, sources.second { enabled = true, rest = \"http://127.0.0.1:1\" } }", "venue", "name both rest and streams")]
    [InlineData("venue.sources.alarm-bps = -1", "venue", "set venue.sources.alarm-bps to 0 to 10000 basis points")]
    [InlineData("simulator.key = \"a key\"", "simulator", "write 1 to 128 letters and digits")]
    [InlineData("live.stale-after = 0", "live", "set live.stale-after to 1 to 86400 seconds")]
    [InlineData("journal.segment-size = 1KiB", "journal", "set journal.segment-size to 64KiB up to 1GiB")]
    [InlineData("simulator.symbols = []", "simulator", "name one or more, such as [BTCUSDT]")]
    [InlineData("risk.sizing = \"qoute:50\"", "risk", "a sizing is quote:<amount>, fixed:<quantity>, percent:<of equity>, risk:<percent of equity> or all-in")]
    [InlineData("risk.limits.max-open-orders = 1.5", "risk", "set risk.limits.max-open-orders to a whole number")]
    [InlineData("instruments.by-symbol.BTCUSDT.quantity-step = 0", "strategies", "set instruments.by-symbol.\"BTCUSDT\".quantity-step to 0.00000001 or more")]
    [InlineData("strategies.BTCUSDT.1m.ema-cros {}", "strategies", "write ema-cross instead")]
    [InlineData("strategies.BTCUSDT.1m.ema-cross.fst = 3", "strategies", "write fast instead")]
    [InlineData("strategies.BTCUSDT.1m.ema-cross.fast = 0", "strategies", "set fast to a whole number from 1 to 400")]
    [InlineData("strategies.BTCUSDT.1m.ema-cross.fast = 9", "strategies", "change its parameters: fast 9 must be below slow 8")]
    [InlineData("strategies.BTCUSDT.1x.ema-cross {}", "strategies", "a strategy is picked as SYMBOL:TIMEFRAME:STRATEGY, such as BTCUSDT:1h:ema-macd")]
    [InlineData("strategies.BTCUSDT.1m.ema-cross.enabled = false", "strategies", "configure one as strategies.BTCUSDT.1h.ema-cross {}, or set enabled = true for one that is there")]
    [InlineData("strategies.ETHUSDT { 3m.ema-cross {}, 5m.ema-cross {} }", "strategies", "name multiples of the finest timeframe")]
    [InlineData("risk.sizing = \"quote:100\"", "risk", "lower risk.sizing to quote:99.9 or less, or raise account.cash")]
    [InlineData("risk.limits.max-position = 20", "risk", "raise risk.limits.max-position to 50 or more, or lower risk.sizing")]
    [InlineData("risk.limits.max-exposure = 20", "risk", "raise risk.limits.max-exposure to 50 or more, or lower risk.sizing")]
    [InlineData("risk.limits.max-exposure-percent = 20", "risk", "raise risk.limits.max-exposure-percent to 50 or more, or lower risk.sizing")]
    [InlineData("risk.limits.min-notional = 60", "risk", "lower risk.limits.min-notional to 50 or less, or raise risk.sizing")]
    [InlineData("risk.sizing = \"risk:1\", strategies.BTCUSDT.1m.ema-cross.stop-atr = 0", "risk", "set stop-atr = 2 for BTCUSDT:1m:ema-cross, or risk.sizing to a sizing without a stop, such as quote:50")]
    public async Task A_wrong_setting_is_found_with_its_fix(string fault, string check, string fix)
    {
        using var patient = new Patient(fault);

        await patient.ShouldShow(check, Verdict.Bad, fix);
    }

    [Fact]
    public async Task A_trailing_stop_within_the_fees_is_found()
    {
        using var patient = new Patient("risk.trailing-stop-bps = 15");

        await patient.ShouldShow("risk", Verdict.Warning, "raise risk.trailing-stop-bps above 20, or set it to 0 for none");
    }

    [Theory]
    [InlineData("risk.limits.enforce = false", "set risk.limits.enforce = true")]
    [InlineData("", "set risk.limits.max-daily-loss-percent = 5 and risk.limits.max-drawdown-percent = 10, or as much as you would lose")]
    public async Task Real_money_without_a_limit_is_found(string limits, string fix)
    {
        using var patient = new Patient($"trading.mode = live, venue.environment = live\n{limits}");
        (patient.Variables["ACTORS_BINANCE_KEY"], patient.Variables["ACTORS_BINANCE_SECRET"]) = ("k", "s");

        await patient.ShouldShow("risk", Verdict.Warning, fix);
    }

    [Fact]
    public async Task Want_of_memory_is_found()
    {
        using var patient = new Patient { MemoryBytes = 256L << 20 };

        await patient.ShouldShow("memory", Verdict.Warning, "give the machine or the container 512 MB or more");
    }

    [Fact]
    public async Task Every_fault_is_told_at_once()
    {
        using var patient = new Patient("live.warm-up = -1\nrisk.sizing = much\nstrategies.ETHUSDT.1m { ema-cros {}, emacross {} }");

        (await patient.Examine()).Select(one => one.Check).ShouldBe(["live", "risk", "strategies", "strategies"]);
    }

    [Fact]
    public void As_json_it_is_one_object_a_finding_and_the_exit_code_tells_the_worst()
    {
        using var well = new Patient();
        using var ill = new Patient("live.warm-up = -1");

        var good = well.Ask("--json");
        good.ExitCode.ShouldBe(0, good.Error);
        JsonNode.Parse(good.Output)!.AsArray().ShouldAllBe(one => one!["verdict"]!.GetValue<string>() == "ok" && one["fix"] == null);

        var bad = ill.Ask("--json");
        bad.ExitCode.ShouldBe(1);
        bad.Error.ShouldBeEmpty();
        var only = JsonNode.Parse(bad.Output)!.AsArray().ShouldHaveSingleItem()!;
        (only["check"]!.GetValue<string>(), only["verdict"]!.GetValue<string>(), only["fix"]!.GetValue<string>())
            .ShouldBe(("live", "bad", "set live.warm-up to 0 to 10000 candles"));
        only["found"]!.GetValue<string>().ShouldBe(ill.Filled("{conf}:6:16: live.warm-up: -1 is not 0 to 10000 candles"));
        ill.Ask().Output.ShouldContain("set live.warm-up");
    }

    [Fact]
    public void A_configuration_that_is_not_there_is_a_finding_too()
    {
        var run = ProgramRun.Of("doctor", "--config", "/nowhere/engine.conf", "--json");

        run.ExitCode.ShouldBe(1);
        JsonNode.Parse(run.Output)![0]!["fix"]!.GetValue<string>().ShouldBe("check the path");
    }
}
