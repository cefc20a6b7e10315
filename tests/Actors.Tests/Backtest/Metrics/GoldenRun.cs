using System.Globalization;
using System.Text.Json;
using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Tests.Backtest.Metrics;

/// <summary>The reference run: 90 days, 23 trades, and the figures of seven conventions.</summary>
static class GoldenRun
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static MetricsInput Read()
    {
        var trades = Rows("trades.csv").Select(row => new TradeResult
        {
            Pair = "BTCUSDT",
            Strategy = "golden",
            Opened = Start.AddDays(Number(row[1])),
            Closed = Start.AddDays(Number(row[2])),
            Direction = row[3] == "long" ? Side.Buy : Side.Sell,
            Stake = new(Amount(row[4])),
            ExitValue = new(Amount(row[4]) + Amount(row[6])),
            Risk = new Money(Amount(row[5])),
            Pnl = new(Amount(row[6])),
        });
        var marks = Rows("equity.csv").Select(row => new EquityMark(
            Start.AddDays(Number(row[0])), new(Amount(row[2])), new(Amount(row[3])), new Price(Amount(row[4]))));
        return new MetricsInput { Currency = "USDT", Marks = [.. marks], Trades = [.. trades] }.WithTradedValue();
    }

    /// <summary>Values by engine and key.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, double>> Values() =>
        JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, double>>>(File.ReadAllText(PathOf("golden.json")))!;

    static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(PathOf(file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','));

    static string PathOf(string file) => SharedData.Path("metrics", file)!;

    static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    static decimal Amount(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
