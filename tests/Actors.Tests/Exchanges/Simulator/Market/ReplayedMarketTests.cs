using Actors.Domain;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Exchanges.Simulator;

public class ReplayedMarketTests
{
    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_replay_makes_the_candles_that_it_came_from()
    {
        var source = Candles(500, seed: 3);
        var exchange = new Exchange(new(), new TapeCheck());
        var market = new ReplayedMarket(exchange, new(), [ReplayedSymbol.Of(Floor.Rules(), Timeframe.OneMinute, source)]);
        var account = exchange.AddAccount("trader");
        exchange.Deposit(account, "USDT", 1_000_000, 0);

        var bought = 0;
        for (var i = 0; i < 500; i++)
        {
            var now = Start.AddMinutes(i).AddSeconds(40).ToUnixTimeMilliseconds();
            market.Advance(now);
            bought += exchange.Place(account, Floor.AtMarket(Side.Buy, 0.01m), now).Value!.Fills.Count;
        }
        market.Advance(Start.AddMinutes(500).ToUnixTimeMilliseconds());

        bought.ShouldBe(500);
        var made = exchange.Markets[0].Candles.Query(KlineInterval.OneMinute, null, null, 501);
        made.Count.ShouldBe(501);
        for (var i = 0; i < 500; i++)
        {
            (made[i].OpenTime, made[i].Open, made[i].High, made[i].Low, made[i].Close, made[i].Volume).ShouldBe(
                (source[i].OpenTime.ToUnixTimeMilliseconds(), source[i].Open.Value, source[i].High.Value, source[i].Low.Value,
                    source[i].Close.Value, source[i].Volume.Value));
        }
    }

    [Fact]
    public void An_accounts_order_fills_when_the_price_trades_through_it_and_not_at_a_touch()
    {
        var exchange = new Exchange(new(), new TapeCheck());
        Candle[] source = [Of(0, 100, 101, 100, 101), Of(1, 101, 101, 98, 99)];
        var market = new ReplayedMarket(exchange, new(), [ReplayedSymbol.Of(Floor.Rules(), Timeframe.OneMinute, source)]);
        var account = exchange.AddAccount("trader");
        exchange.Deposit(account, "USDT", 1_000_000, 0);
        var now = Start.AddSeconds(50).ToUnixTimeMilliseconds();
        market.Advance(now);
        exchange.Place(account, Floor.Buy(98, 1, "touched"), now).IsOk.ShouldBeTrue();
        exchange.Place(account, Floor.Buy(98.5m, 1, "through"), now).IsOk.ShouldBeTrue();

        market.Advance(Start.AddMinutes(2).ToUnixTimeMilliseconds());

        exchange.Order(account, new(Floor.Symbol, null, "touched")).Value!.Status.ShouldBe(SpotOrderStatus.New);
        var through = exchange.Order(account, new(Floor.Symbol, null, "through")).Value!;
        (through.Status, through.ExecutedQuote).ShouldBe((SpotOrderStatus.Filled, 98.5m));
    }

    static Candle Of(int minute, decimal open, decimal high, decimal low, decimal close) =>
        new(Start.AddMinutes(minute), new(open), new(high), new(low), new(close), new(10));

    static List<Candle> Candles(int count, int seed)
    {
        var random = new Random(seed);
        var price = 50_000m;
        var made = new List<Candle>();
        for (var i = 0; i < count; i++)
        {
            // Gaps between candles, and some without trades.
            var quiet = random.Next(10) == 0 && i > 0;
            var open = quiet ? price : price + random.Next(-3000, 3000) / 100m;
            var close = quiet ? open : open + random.Next(-9000, 9000) / 100m;
            var high = quiet ? open : Math.Max(open, close) + random.Next(0, 2000) / 100m;
            var low = quiet ? open : Math.Min(open, close) - random.Next(0, 2000) / 100m;
            made.Add(new(Start.AddMinutes(i), new(open), new(high), new(low), new(close), new(quiet ? 0 : random.Next(4, 1_000_000) / 1000m)));
            price = close;
        }
        return made;
    }
}
