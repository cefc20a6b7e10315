using System.Globalization;
using Actors.Host.Live;

namespace Actors.Tests.Live;

/// <summary>A program whose market has two addresses: its configuration, and what it has to have recorded.</summary>
static class TwoAddresses
{
    public static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT"];

    public static int Count(string text, string part) => text.Split('\n').Count(line => line.Contains(part, StringComparison.Ordinal));

    /// <summary>Every candle once, in order, and as the exchange has it.</summary>
    public static async Task ShouldHaveRecordedEveryCandle(SimulatorProcess venue, string live)
    {
        foreach (var symbol in Symbols)
        {
            var told = Recorded(LiveFolder.Candles(live), symbol);
            told.Zip(told.Skip(1)).ShouldAllBe(static pair => pair.Second.Open - pair.First.Open == 60);
            told.ShouldBe(await venue.Candles(symbol, told[0].Open, told.Count));
        }
    }

    public static string Configuration(Uri first, Uri second, string live) => $$"""
        venue {
          environment = simulator-data, simulator-url = "{{first}}"
          sources.second { rest = "{{second}}", streams = "ws://{{second.Authority}}" }
        }
        live { dir = "{{live}}", warm-up = 60, stale-after = 600 }
        account.cash = 10000
        risk.sizing = "quote:100"
        strategies {
        {{string.Join('\n', Symbols.Select(static symbol => $$"""
            {{symbol}}.1m {
              ema-cross { fast = 2, slow = 3, stop-atr = 1 }
              donchian-breakout { entry = 3, exit = 2, stop-atr = 1 }
            }
          """))}}
        }
        """;

    static IReadOnlyList<(long Open, decimal Close)> Recorded(string folder, string symbol) =>
    [
        .. File.ReadLines(Path.Combine(folder, $"{symbol}_1m.csv")).Skip(1).Select(static line => line.Split(',')).Select(static row =>
            (long.Parse(row[0], CultureInfo.InvariantCulture) / 1_000, decimal.Parse(row[4], CultureInfo.InvariantCulture))),
    ];
}
