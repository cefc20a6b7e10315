using System.Globalization;
using Actors.Domain;
using Actors.Exchanges.Paper;

namespace Actors.Tests.Exchanges.Paper;

/// <summary>
/// The trades of the reference runs, replayed as orders: the venue must come to the same prices, sizes and fees and to
/// the same equity at the end. The strategies themselves are not asked here.
/// </summary>
public class ReferenceRunTests
{
    [NeedsReferenceDataTheory]
    [InlineData("btpy_eurusd_1h", "ema", true, FillMode.NextOpen, 923955.03700468, 151628.01444448)]
    [InlineData("btpy_eurusd_1h", "ema", true, FillMode.SameClose, 923332.28370251, 151564.95618891)]
    [InlineData("btpy_eurusd_1h", "ema", false, FillMode.NextOpen, 999999999.90760875, 0.18397150)]
    [InlineData("btpy_eurusd_1h", "ema", false, FillMode.SameClose, 999999999.90681887, 0.18397169)]
    [InlineData("lean_binance_btcbusd_1m", "ema", true, FillMode.NextOpen, 984509.16197554, 45537.70373895)]
    [InlineData("lean_binance_btcbusd_1m", "ema", true, FillMode.SameClose, 984485.06844165, 45534.98493152)]
    [InlineData("lean_binance_btcbusd_1m", "ema", false, FillMode.NextOpen, 999999731.41817999, 802.22182000)]
    [InlineData("lean_binance_btcbusd_1m", "ema", false, FillMode.SameClose, 999999731.05131006, 802.21869000)]
    [InlineData("lean_binance_btcbusd_1m", "rsi", true, FillMode.NextOpen, 1004855.28634758, 10012.52928898)]
    [InlineData("lean_binance_btcbusd_1m", "rsi", true, FillMode.SameClose, 1005057.69524036, 10013.53152222)]
    [InlineData("lean_binance_btcbusd_1m", "rsi", false, FillMode.NextOpen, 1000000085.35062981, 174.75937000)]
    [InlineData("lean_binance_btcbusd_1m", "rsi", false, FillMode.SameClose, 1000000088.86776996, 174.76223000)]
    public void Known_trades_come_out_to_the_digit(string data, string strategy, bool allIn, FillMode mode, double equity, double fees)
    {
        var cash = allIn ? 1_000_000m : 1_000_000_000m;
        var scene = new Scene(new() { Cash = new(cash), Fees = new(10, 10), Fill = mode });
        var bars = Rows($"{data}.bars.csv").Select(row => row[1..6].Select(Exact).ToArray()).ToArray();
        var trades = Rows($"{strategy}_{(allIn ? "allin" : "fixed")}_{(mode == FillMode.NextOpen ? "open" : "close")}_{data}.csv").ToArray();
        // The row after whose close the order was given.
        var late = mode == FillMode.NextOpen ? 1 : 0;
        var entries = trades.Select(row => int.Parse(row[2]) - late).ToHashSet();
        var exits = trades.Select(row => int.Parse(row[3]) - late).ToHashSet();

        for (var row = 0; row < bars.Length; row++)
        {
            var bar = bars[row];
            scene.Candle(bar[0], bar[1], bar[2], bar[3], bar[4]);
            if (exits.Contains(row))
                scene.Sell(quantity: scene.Venue.Holdings(Scene.Btc).Value, id: $"x{row}", reduces: true);
            if (entries.Contains(row))
                _ = allIn ? scene.BuyFor(scene.Venue.Cash.Value, feesIncluded: true, id: $"e{row}") : scene.Buy(id: $"e{row}");
        }

        var fills = scene.Fills.ToArray();
        fills.Length.ShouldBe(2 * trades.Length);
        for (var i = 0; i < trades.Length; i++)
        {
            var (entry, exit) = (fills[2 * i], fills[(2 * i) + 1]);
            var expected = trades[i][4..].Select(Exact).ToArray();
            Digits(entry.Quantity.Value).ShouldBe(Digits(expected[0]), $"size of trade {i}");
            Digits(entry.Price.Value).ShouldBe(Digits(expected[1]), $"entry of trade {i}");
            Digits(exit.Price.Value).ShouldBe(Digits(expected[2]), $"exit of trade {i}");
            Digits(entry.Fee.Value + exit.Fee.Value).ShouldBe(Digits(expected[3]), $"fees of trade {i}");
            entry.CandleOpen.ShouldBe(Scene.Minute(int.Parse(trades[i][2])));
            exit.CandleOpen.ShouldBe(Scene.Minute(int.Parse(trades[i][3])));
        }
        scene.Venue.Holdings(Scene.Btc).IsZero.ShouldBeTrue();
        Digits(scene.Venue.Cash.Value).ShouldBe(Digits((decimal)equity));
        Math.Round(scene.Venue.Fees.Value, 6).ShouldBe(Math.Round((decimal)fees, 6));
    }

    static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(SharedData.Path("backtests", file)!).Skip(1).Select(line => line.Split(','));

    static decimal Exact(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    // The files carry ten significant digits.
    static string Digits(decimal value) => ((double)value).ToString("G10", CultureInfo.InvariantCulture);
}
