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
        // What the account bought is in the counts, so that no number of a trade is missing.
        var traded = made.Where(candle => candle.Trades > 0).ToList();
        traded.ShouldAllBe(candle => candle.LastTradeId - candle.FirstTradeId + 1 == candle.Trades);
        for (var i = 1; i < traded.Count; i++)
            traded[i].FirstTradeId.ShouldBe(traded[i - 1].LastTradeId + 1);
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

    [Fact]
    public void Rows_of_several_symbols_are_played_in_the_order_of_their_times()
    {
        var tape = new Floor();
        var start = tape.Now;
        var market = new ReplayedMarket(tape.Exchange, new(),
        [
            new(Floor.Rules() with { Symbol = "AUSDT", BaseAsset = "A" }, [new(start + 1, 10, 3, true), new(start + 7, 11, 2, false)]),
            new(Floor.Rules() with { Symbol = "BUSDT", BaseAsset = "B" }, [new(start + 3, 20, 1, true), new(start + 7, 21, 4, false)]),
        ]);
        market.NextTime.ShouldBe(start + 1);

        market.Advance(start + 6);
        tape.Trades.Select(trade => trade.Price).ShouldBe([10, 20]);
        market.Advance(start + 8);

        tape.Trades.Select(trade => (trade.Price, trade.Quantity, trade.IsBuyerMaker))
            .ShouldBe([(10, 3, true), (20, 1, true), (11, 2, false), (21, 4, false)]);
        market.NextTime.ShouldBeNull();
    }

    [Fact]
    public void Nothing_trades_while_the_symbol_is_halted()
    {
        var tape = new Floor();
        var rules = Floor.Rules() with { Symbol = "AUSDT", BaseAsset = "A" };
        var market = new ReplayedMarket(tape.Exchange, new(), [new(rules, [new(tape.Now, 10, 3, true), new(tape.Now + 7, 11, 2, false)])]);
        tape.Exchange.SetStatus(tape.Exchange.Find("AUSDT")!, SymbolStatus.Halt);
        market.Advance(tape.Now + 1);
        tape.Exchange.SetStatus(tape.Exchange.Find("AUSDT")!, SymbolStatus.Trading);
        market.Advance(tape.Now + 10);

        tape.Trades.ShouldHaveSingleItem().Price.ShouldBe(11);
    }

    [Fact]
    public void A_replay_that_goes_back_in_time_is_refused_with_the_remedy()
    {
        var tape = new Floor();
        var rules = Floor.Rules() with { Symbol = "AUSDT", BaseAsset = "A" };
        var market = new ReplayedMarket(tape.Exchange, new(), [new(rules, [new(5, 10, 3, true), new(4, 11, 2, false)])]);

        Should.Throw<DomainFault>(() => market.Advance(10)).Message.ShouldContain("sort its trades");
    }

    [Fact]
    public void A_candle_that_moves_without_volume_gets_the_least()
    {
        var moved = Of(0, 100, 101, 99, 100) with { Volume = Quantity.Zero };
        CandlePath.Trades(Timeframe.OneMinute, [moved]).Select(trade => (trade.Price, trade.Quantity)).ShouldBe(
            [(100, 0.00000001m), (99, 0.00000001m), (101, 0.00000001m), (100, 0.00000001m)]);
        CandlePath.Trades(Timeframe.OneMinute, [Of(0, 100, 100, 100, 100), Of(1, 100, 100, 100, 100) with { Volume = Quantity.Zero }])
            .ShouldHaveSingleItem().Quantity.ShouldBe(10);
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
