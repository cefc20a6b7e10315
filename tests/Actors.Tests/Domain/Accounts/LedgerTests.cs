using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Domain.Accounts;

public class LedgerTests
{
    readonly Ledger ledger = new(new(1_000));

    Trade? Bought(decimal quantity, decimal price, decimal fee = 0, StrategyKey? key = null, int minute = 0) =>
        ledger.Book(key ?? Key, Side.Buy, Fill("b", quantity, price, fee, minute: minute), "entry rule");

    Trade? Sold(decimal quantity, decimal price, decimal fee = 0, StrategyKey? key = null, int minute = 0) =>
        ledger.Book(key ?? Key, Side.Sell, Fill("s", quantity, price, fee, minute: minute), "exit rule");

    [Fact]
    public void A_round_trip_of_partial_fills_is_one_trade_at_average_prices()
    {
        Bought(1, 100, fee: 1, minute: 1).ShouldBeNull();
        Bought(3, 120, fee: 2, minute: 2).ShouldBeNull();
        Sold(2, 130, fee: 3, minute: 5).ShouldBeNull();
        var trade = Sold(2, 110, fee: 4, minute: 9).ShouldNotBeNull();

        trade.Number.ShouldBe(1);
        trade.Key.ShouldBe(Key);
        trade.Quantity.ShouldBe(new(4));
        trade.EntryPrice.ShouldBe(new(115));
        trade.ExitPrice.ShouldBe(new(120));
        trade.Fees.ShouldBe(new(10));
        trade.Pnl.ShouldBe(new(10)); // 480 sold, 460 bought, 10 of fees
        (trade.EntryTime, trade.ExitTime).ShouldBe((Start.AddMinutes(1), Start.AddMinutes(9)));
        (trade.EntryReason, trade.ExitReason).ShouldBe(("entry rule", "exit rule"));
        (trade.Stop, trade.Risk, trade.R).ShouldBe((null, null, null));
        ledger.Cash.ShouldBe(new(1_010));
        ledger.IsFlat.ShouldBeTrue();
    }

    [Fact]
    public void Each_round_trip_begins_anew_and_counts_on()
    {
        Bought(1, 100, fee: 5);
        ledger.Protect(Key, new(90), new(130));
        Sold(1, 100, fee: 5)!.Number.ShouldBe(1);

        Bought(2, 50);
        ledger.Find(Key)!.Stop.ShouldBeNull();
        var second = Sold(2, 60).ShouldNotBeNull();

        (second.Number, second.EntryPrice, second.Fees, second.Pnl).ShouldBe((2, new Price(50), Money.Zero, new Money(20)));
    }

    [Fact]
    public void Excursions_are_the_worst_and_the_best_that_candles_and_fills_showed()
    {
        Bought(2, 100);
        ledger.Mark(Btc, Minute(1, close: 105, low: 92, high: 111));
        ledger.Mark(Btc, Minute(2, close: 95, low: 94, high: 99));
        ledger.Mark(new("ETHUSDT"), Minute(2, close: 1));
        var trade = Sold(2, 104)!;

        (trade.Mae, trade.Mfe).ShouldBe((new Money(-16), new Money(22)));
    }

    [Fact]
    public void A_fill_beyond_every_candle_is_an_excursion_too()
    {
        Bought(1, 100);
        Sold(1, 80)!.Mae.ShouldBe(new(-20));
    }

    [Fact]
    public void R_is_the_profit_in_units_of_the_first_stop_with_fees()
    {
        Bought(2, 100, fee: 1);
        ledger.Protect(Key, new(90), null);
        ledger.Protect(Key, new(99), new(130)); // a stop that was moved is not what was risked
        ledger.Find(Key)!.Target.ShouldBe(new Price(130));
        var trade = Sold(2, 122, fee: 1)!;

        trade.Stop.ShouldBe(new Price(90));
        trade.Risk.ShouldBe(new Money(22));
        trade.Pnl.ShouldBe(new(42));
        trade.R!.Value.ShouldBe(42 / 22d, 1e-12);
    }

    [Fact]
    public void A_stop_above_the_entry_risks_nothing_and_gives_no_R()
    {
        Bought(1, 100);
        ledger.Protect(Key, new(110), null);
        Sold(1, 120)!.R.ShouldBeNull();
    }

    [Fact]
    public void Strategies_on_one_symbol_hold_apart_positions()
    {
        Bought(1, 100);
        Bought(2, 110, key: OtherKey);
        ledger.Mark(Btc, Minute(1, close: 120));

        ledger.Find(Key)!.Unrealised.ShouldBe(new(20));
        ledger.Find(OtherKey)!.Unrealised.ShouldBe(new(20));
        ledger.ExposureIn(Btc).ShouldBe(new(360));
        ledger.ExposureIn(new("ETHUSDT")).ShouldBe(Money.Zero);
        Sold(1, 120)!.Number.ShouldBe(1);
        Sold(2, 120, key: OtherKey)!.Number.ShouldBe(2);
        ledger.Positions.Select(p => p.Key).ShouldBe([Key, OtherKey]);
    }

    [Fact]
    public void More_than_is_held_cannot_be_sold()
    {
        Bought(1, 100);
        Should.Throw<DomainFault>(() => Sold(1.5m, 100)).Message
            .ShouldBe("BTCUSDT:1m:ema-cross holds 1 and cannot sell 1.5 (order s)");
    }

    [Fact]
    public void Equity_has_the_open_profit_and_balance_has_not()
    {
        Bought(2, 100, fee: 1);
        ledger.Mark(Btc, Minute(1, close: 150));

        (ledger.Cash, ledger.Exposure, ledger.Equity, ledger.Balance)
            .ShouldBe((new Money(799), new Money(300), new Money(1_099), new Money(999)));
    }

    [Fact]
    public void What_models_took_is_kept_by_trade_and_by_account()
    {
        var costs = new TradingCosts(new(1), new(2), new(3));
        ledger.Book(Key, Side.Buy, Fill("b", costs: costs), "in");
        var trade = ledger.Book(Key, Side.Sell, Fill("s", costs: costs), "out")!;

        trade.Costs.ShouldBe(new(new(2), new(4), new(6)));
        ledger.Costs.Total.ShouldBe(new(12));
    }

    [Fact]
    public void Protecting_nothing_does_nothing()
    {
        ledger.Protect(Key, new(90), null);
        ledger.Find(Key).ShouldBeNull();
    }
}
