using System.Globalization;
using System.Text.Json;
using Actors.Tests.Host;

namespace Actors.Tests.Backtest;

/// <summary>Runs whose every trade is known: typed as a user would, compared trade by trade.</summary>
public class ReferenceRunTests
{
    static readonly (string Data, string Symbol, string Timeframe)[] Data =
        [("btpy_eurusd_1h", "EURUSD", "1h"), ("lean_binance_btcbusd_1m", "BTCBUSD", "1m")];

    // Strategy, sizing, fill, data → open quantity, final equity, fees, as the reference lists them.
    static readonly Dictionary<string, (decimal Open, decimal Equity, decimal Fees)> Finals = new(StringComparer.Ordinal)
    {
        ["ema_fixed_open_btpy_eurusd_1h"] = (0, 999999999.90760875m, 0.18397150m),
        ["ema_allin_open_btpy_eurusd_1h"] = (0, 923955.03700468m, 151628.01444448m),
        ["ema_fixed_close_btpy_eurusd_1h"] = (0, 999999999.90681887m, 0.18397169m),
        ["ema_allin_close_btpy_eurusd_1h"] = (0, 923332.28370251m, 151564.95618891m),
        ["rsi_fixed_open_btpy_eurusd_1h"] = (1, 1000000000.01368153m, 0.04774843m),
        ["rsi_allin_open_btpy_eurusd_1h"] = (823931.0093625m, 1012644.16774689m, 41610.77698456m),
        ["rsi_fixed_close_btpy_eurusd_1h"] = (1, 1000000000.01373124m, 0.04774860m),
        ["rsi_allin_close_btpy_eurusd_1h"] = (823976.4053336m, 1012699.96121121m, 41616.55561575m),
        ["ema_fixed_open_lean_binance_btcbusd_1m"] = (0, 999999731.41817999m, 802.22182000m),
        ["ema_allin_open_lean_binance_btcbusd_1m"] = (0, 984509.16197554m, 45537.70373895m),
        ["ema_fixed_close_lean_binance_btcbusd_1m"] = (0, 999999731.05131006m, 802.21869000m),
        ["ema_allin_close_lean_binance_btcbusd_1m"] = (0, 984485.06844165m, 45534.98493152m),
        ["rsi_fixed_open_lean_binance_btcbusd_1m"] = (0, 1000000085.35062981m, 174.75937000m),
        ["rsi_allin_open_lean_binance_btcbusd_1m"] = (0, 1004855.28634758m, 10012.52928898m),
        ["rsi_fixed_close_lean_binance_btcbusd_1m"] = (0, 1000000088.86776996m, 174.76223000m),
        ["rsi_allin_close_lean_binance_btcbusd_1m"] = (0, 1005057.69524036m, 10013.53152222m),
    };

    public static TheoryData<string, string, string, string> Runs()
    {
        var runs = new TheoryData<string, string, string, string>();
        foreach (var (data, _, _) in Data)
            foreach (var strategy in (string[])["ema", "rsi"])
                foreach (var sizing in (string[])["fixed", "allin"])
                    foreach (var fill in (string[])["open", "close"])
                        runs.Add(strategy, sizing, fill, data);
        return runs;
    }

    [NeedsReferenceDataTheory]
    [MemberData(nameof(Runs))]
    public void Every_trade_is_the_reference_s(string strategy, string sizing, string fill, string data)
    {
        using var folder = new TemporaryFolder();
        var (_, symbol, timeframe) = Data.Single(one => one.Data == data);

        var run = ProgramRun.Of(
            "backtest", "--candles", SharedData.Path("backtests", $"{data}.bars.csv"),
            "--symbol", symbol, "--timeframe", timeframe,
            "--strategy", strategy == "ema" ? "ema-cross" : "rsi-mean-reversion",
            "--sizing", sizing == "fixed" ? "fixed:1" : "all-in",
            "--cash", sizing == "fixed" ? "1000000000" : "1000000",
            "--fill", fill == "open" ? "next-open" : "close",
            "--fee-bps", "10", "--slippage-bps", "0", "--filters", "none", "--risk", "none", "--on-gap", "skip",
            "--out", folder.Path, "--json");

        run.Error.ShouldBeEmpty();
        run.ExitCode.ShouldBe(0);
        var name = $"{strategy}_{sizing}_{fill}_{data}";
        var expected = Rows(SharedData.Path("backtests", $"{name}.csv"));
        var actual = Rows(folder.File("trades.csv"));
        actual.Count.ShouldBe(expected.Count);
        for (var i = 0; i < expected.Count; i++)
        {
            foreach (var exact in (string[])["entry_time", "exit_time", "entry_bar", "exit_bar"])
                actual[i][exact].ShouldBe(expected[i][exact], $"trade {i + 1}, {exact}");
            foreach (var price in (string[])["size", "entry_price", "exit_price"])
                Number(actual[i][price]).ShouldBe(Number(expected[i][price]), Tolerance(expected[i][price], 1e-9m), $"trade {i + 1}, {price}");
            foreach (var money in (string[])["fees", "pnl"])
                Number(actual[i][money]).ShouldBe(Number(expected[i][money]), Tolerance(expected[i][money], 1e-6m), $"trade {i + 1}, {money}");
        }

        var account = JsonDocument.Parse(run.Output).RootElement.GetProperty("account");
        var (open, equity, fees) = Finals[name];
        // The reference counted in binary floating point: its tenth digit is the last that both know.
        account.GetProperty("openQuantity").GetDecimal().ShouldBe(open, 1e-12m + open * 1e-10m);
        account.GetProperty("finalEquity").GetDecimal().ShouldBe(equity, 0.0000001m + Math.Abs(equity) * 1e-14m);
        account.GetProperty("fees").GetDecimal().ShouldBe(fees, 0.00000002m);
    }

    static List<Dictionary<string, string>> Rows(string file)
    {
        var lines = File.ReadAllLines(file);
        var header = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => line.Split(','))
            .Select(cells => header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal))];
    }

    static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    static decimal Tolerance(string expected, decimal relative) => Math.Max(Math.Abs(Number(expected)) * relative, 1e-12m);
}
