using Actors.Domain;
using Actors.Host.Live;
using Actors.Trading;
using Actors.Trading.Portfolio;
using Actors.Trading.Symbols;

namespace Actors.Tests.Host.Live;

/// <summary>An engine as a person finds it.</summary>
static class Scenes
{
    public static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static StrategyKey Key(string symbol, string strategy = "ema-cross") =>
        new(new("binance", new(symbol), Timeframe.OneMinute), strategy);

    public static OrderIntent Intent(string id, string symbol, bool isExit = false) => new(
        new(id), Key(symbol), isExit ? Side.Sell : Side.Buy, OrderType.Market, new OrderSize.Base(new(0.5m)), new(100m), "because",
        ReducesPosition: isExit);

    /// <param name="many">Symbols, each with a position, and so many orders and lines.</param>
    public static LiveScene Of(int many, params IEnumerable<TradingHalted> halts)
    {
        var symbols = Enumerable.Range(0, many).Select(i => new Symbol($"COIN{i}USDT")).ToArray();
        var prices = new PriceBoard();
        foreach (var symbol in symbols)
        {
            prices.Take(symbol, new(100m));
            prices.Take(symbol, new(101.50000000m));
        }
        var view = new LiveView(
            new PortfolioProtocol.View(
                new(50m), new(101.25m), new(0.15m), default, 0,
                [.. symbols.Select(symbol => new PortfolioProtocol.PositionView(Key(symbol.Name), new(0.5m), new(100m), Now, new(101.5m), new(0.75m), new Price(99.50000000m), null))],
                [], [], []),
            [.. symbols.Select(symbol => Order.Of(new OrderSubmitted(Intent($"{symbol}-1", symbol.Name), Now)))], [.. halts], true,
            [.. symbols.Select(symbol => new FeedProtocol.SeriesHealth(
                new("binance", symbol, Timeframe.OneMinute), FeedHealth.Live, "", 100, Now, new Dictionary<string, long>(StringComparer.Ordinal)))],
            new(12, TimeSpan.FromSeconds(0.24), TimeSpan.FromSeconds(1.5)));
        return new(
            "simulator · play money", Now, new(100m), "USDT", view, prices, [.. symbols.Select(symbol => (symbol, "1m 5m"))],
            [.. Enumerable.Range(0, many * 5).Select(i => new BoardLine($"03:04:05 line {i} {new string('x', 200)}", Tone.Plain))]);
    }
}
