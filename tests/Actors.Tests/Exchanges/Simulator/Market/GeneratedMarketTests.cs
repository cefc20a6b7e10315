using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Simulator;

public class GeneratedMarketTests
{
    const long Start = 1_767_225_600_000;

    [Fact]
    public void The_same_seed_makes_the_same_market_and_another_seed_another()
    {
        Run(1).ShouldBe(Run(1));
        Run(1).ShouldNotBe(Run(2));
    }

    [Fact]
    public void Its_book_is_deep_and_never_crossed_and_its_trades_move_the_price()
    {
        var tape = new TapeCheck();
        var exchange = new Exchange(new(), tape);
        var market = new GeneratedMarket(exchange, new(7, GeneratedSymbols.Take(4), HistoryMinutes: 100), Start);
        market.Advance(Start + (3600 * 1000));

        foreach (var symbol in exchange.Markets)
        {
            symbol.BestBid!.Value.Price.ShouldBeLessThan(symbol.BestAsk!.Value.Price);
            symbol.Depth(100).Bids.Count.ShouldBeGreaterThanOrEqualTo(20);
            var hour = symbol.Candles.Query(KlineInterval.OneMinute, Start, null, 60);
            hour.Count.ShouldBe(60);
            hour.ShouldAllBe(candle => candle.Trades > 0);
            (hour.Max(candle => candle.High) / hour.Min(candle => candle.Low)).ShouldBeGreaterThan(1.002m);
        }
        tape.Trades.ShouldBeGreaterThan(4 * 3600);
    }

    [Fact]
    public void Candles_of_the_past_run_into_the_live_ones_without_a_gap()
    {
        var exchange = new Exchange(new(), new TapeCheck());
        var market = new GeneratedMarket(exchange, new(7, GeneratedSymbols.Take(1), HistoryMinutes: 10_000), Start);
        market.Advance(Start + (600 * 1000));

        foreach (var interval in KlineIntervals.All.Where(interval => interval != KlineInterval.OneSecond))
        {
            var candles = exchange.Markets[0].Candles.Query(interval, null, null, 1000);
            candles.Count.ShouldBeGreaterThan(0);
            for (var i = 1; i < candles.Count; i++)
            {
                candles[i].OpenTime.ShouldBe(candles[i - 1].CloseTime + 1);
                candles[i].OpenTime.ShouldBe(interval.NextOpen(candles[i - 1].OpenTime));
                (Math.Abs(candles[i].Open - candles[i - 1].Close) / candles[i].Open).ShouldBeLessThan(0.01m);
            }
        }
        exchange.Markets[0].Candles.Query(KlineInterval.OneMinute, null, Start, 1000).Count.ShouldBe(1000);
    }

    [Fact]
    public void First_last_and_count_of_trades_agree_in_every_candle_and_ticker()
    {
        var exchange = new Exchange(new(), new TapeCheck());
        var market = new GeneratedMarket(exchange, new(7, GeneratedSymbols.Take(1), HistoryMinutes: 5_000), Start);
        market.Advance(Start + (600 * 1000));
        var candles = exchange.Markets[0].Candles;

        foreach (var made in KlineIntervals.All.Select(interval => candles.Query(interval, null, null, 1000))
            .Append(ShiftedCandles.Query(candles, KlineInterval.OneDay, TimeSpan.FromHours(8), null, null, 1000)))
        {
            var traded = made.Where(candle => candle.Trades > 0).ToList();
            traded.Count.ShouldBeGreaterThan(0);
            traded.ShouldAllBe(candle => candle.FirstTradeId > 0 && candle.LastTradeId - candle.FirstTradeId + 1 == candle.Trades);
            for (var i = 1; i < traded.Count; i++)
                traded[i].FirstTradeId.ShouldBe(traded[i - 1].LastTradeId + 1);
        }
        var ticker = exchange.Markets[0].Ticker(Start + (600 * 1000));
        ticker.FirstTradeId.ShouldBeGreaterThan(0);
        (ticker.LastTradeId - ticker.FirstTradeId + 1).ShouldBe(ticker.Trades);
    }

    [Fact]
    public void A_market_that_begins_at_a_known_price_has_a_past_that_ends_there()
    {
        var exchange = new Exchange(new(), new TapeCheck());
        var market = new GeneratedMarket(
            exchange, new(7, GeneratedSymbols.Take(2), HistoryMinutes: 1_000) { Prices = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["BTCUSDT"] = 81_234.5m } }, Start);

        var past = exchange.Markets[0].Candles.Query(KlineInterval.OneMinute, null, Start - 1, 1000);
        past.Count.ShouldBe(1000);
        for (var i = 1; i < past.Count; i++)
            past[i].Open.ShouldBe(past[i - 1].Close);
        past.ShouldAllBe(candle => candle.High >= Math.Max(candle.Open, candle.Close) && candle.Low <= Math.Min(candle.Open, candle.Close));
        past[^1].Close.ShouldBe(81_234.5m, tolerance: 5);
        exchange.Markets[0].LastPrice.ShouldBe(past[^1].Close);
        market.Advance(Start + 60_000);
        exchange.Markets[0].LastPrice.ShouldBe(81_234.5m, tolerance: 300);
        exchange.Markets[1].LastPrice.ShouldNotBe(0);
    }

    [Fact]
    public void Accounts_trade_with_the_crowd_and_money_is_neither_made_nor_lost()
    {
        var tape = new TapeCheck();
        var exchange = new Exchange(new(), tape);
        var market = new GeneratedMarket(exchange, new(5, GeneratedSymbols.Take(2), HistoryMinutes: 10), Start);
        var account = exchange.AddAccount("trader");
        exchange.Deposit(account, "USDT", 50_000, Start);
        exchange.Deposit(account, "BTC", 1, Start);
        var random = new Random(11);
        for (var now = Start + 1000; now < Start + 2_000_000; now += 1000)
        {
            market.Advance(now);
            var side = random.Next(2) == 0 ? Side.Buy : Side.Sell;
            var last = exchange.Markets[0].LastPrice;
            exchange.Place(account, random.Next(3) switch
            {
                0 => Floor.AtMarket(side, 0.01m),
                1 => Floor.Limit(side, decimal.Round(last * (1 + (random.Next(-20, 20) / 10_000m)), 2), 0.02m),
                _ => Floor.Stop(side, decimal.Round(last * (side == Side.Buy ? 1.001m : 0.999m), 2), 0.01m),
            }, now);
            exchange.Markets[0].BestBid!.Value.Price.ShouldBeLessThan(exchange.Markets[0].BestAsk!.Value.Price);
            Total("USDT").ShouldBe(50_000);
            Total("BTC").ShouldBe(1);
            account.Balances.ShouldAllBe(balance => balance.Free >= 0 && balance.Locked >= 0);
        }
        exchange.Trades(account, Floor.Symbol).Count(trade => trade.IsMaker).ShouldBeGreaterThan(20);
        exchange.Trades(account, Floor.Symbol).Count(trade => !trade.IsMaker).ShouldBeGreaterThan(20);

        decimal Total(string asset) => exchange.Commissions.GetValueOrDefault(asset)
            + exchange.Accounts.Sum(one => one.BalanceOf(asset).Free + one.BalanceOf(asset).Locked);
    }

    static (int Trades, ulong Hash) Run(ulong seed)
    {
        var tape = new TapeCheck();
        var exchange = new Exchange(new(), tape);
        var market = new GeneratedMarket(exchange, new(seed, GeneratedSymbols.Take(3), HistoryMinutes: 50), Start);
        for (var now = Start; now < Start + 200_000; now += 777)
            market.Advance(now);
        return (tape.Trades, tape.Hash);
    }
}
