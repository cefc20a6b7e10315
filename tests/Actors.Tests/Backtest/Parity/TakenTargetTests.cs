using Actors.Backtest.Parity;
using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Backtest.Parity;

/// <summary>A target that the engine took back after it had filled in part is a cause only where the journal shows all of it.</summary>
public class TakenTargetTests
{
    const int Entered = 5;
    const int Reached = 7;
    const string Cause = "target-taken-back";

    static readonly OrderIntent Entry = Buy(bracket: new(new(90), new(120)));
    static readonly OrderIntent Close = Sell(0.6m, "buy-1-x");

    readonly List<Candle> candles = [.. Enumerable.Range(0, 30).Select(static minute => Minute(minute, high: minute == Reached ? 121 : null))];

    [Fact]
    public void What_was_left_is_sold_where_the_venue_refuses_its_legs()
    {
        TradingEvent[] live = [.. Bought(), .. Taken(), Naked(), Sent(Close), Sold(Close.Id, 0.6m, 119, Reached)];

        var report = Report(live);

        report.Unexplained.ShouldBeEmpty();
        // Of six tenths at 119 instead of 120, with what the asset is worth in the end taken off both.
        report.Causes.Select(static cause => (cause.Name, cause.Amount.Value)).ShouldBe([(Cause, -0.6m)]);
        report.Gap.Value.ShouldBe(-0.6m);
    }

    [Fact]
    public void What_was_left_is_sold_by_the_legs_that_stand_anew()
    {
        candles[9] = Minute(9, low: 89);
        TradingEvent[] live = [.. Bought(), .. Taken(), .. Legs(0.6m, Reached), Sold(Entry.Id.StopLeg, 0.6m, 90, 9)];

        var report = Report(live);

        report.Unexplained.ShouldBeEmpty();
        report.Causes.Select(static cause => (cause.Name, cause.Amount.Value)).ShouldBe([(Cause, -18m)]);
    }

    [Fact]
    public void Two_parts_of_a_target_that_was_placed_anew_are_one_sale() =>
        Report([.. Bought(), .. Taken(), .. Legs(0.6m, Reached), Sold(Entry.Id.TargetLeg, 0.6m, 120, Reached)]).ShouldSatisfyAllConditions(
            static report => report.Unexplained.ShouldBeEmpty(), static report => report.Gap.Value.ShouldBe(0));

    [Theory]
    [InlineData(typeof(OrderCancelled), "buy-1-s")]
    [InlineData(typeof(OrderCancelled), "buy-1-t")]
    [InlineData(typeof(PositionNaked), null)]
    public void It_is_none_where_a_step_of_it_is_not_in_the_journal(Type step, string? order)
    {
        TradingEvent[] live = [.. Bought(), .. Taken(), Naked(), Sent(Close), Sold(Close.Id, 0.6m, 119, Reached)];

        var report = Report([.. live.Where(e => e.GetType() != step || (e is OrderCancelled ended && ended.Order.Value != order))]);

        report.Unexplained.ShouldContain(static line => line == "buy-1-t filled otherwise: 0.4 sold of 1 held");
        report.Causes.ShouldNotContain(static cause => cause.Name == Cause);
    }

    [Fact]
    public void It_is_none_where_the_position_was_left_before_the_stop_stood_anew() =>
        Report([.. Bought(), .. Taken(), Sent(Close), Naked(), Sold(Close.Id, 0.6m, 119, Reached)])
            .Unexplained.ShouldContain(static line => line == "buy-1-t filled otherwise: 0.4 sold of 1 held");

    [Fact]
    public void It_is_none_for_a_target_that_had_not_begun_to_fill() =>
        Report([.. Bought(), .. Taken()[1..], Naked(), Sent(Close), Sold(Close.Id, 1, 119, Reached)])
            .Causes.ShouldNotContain(static cause => cause.Name == Cause);

    [Fact]
    public void It_does_not_explain_a_target_that_filled_in_another_candle_of_the_backtest()
    {
        candles[8] = Minute(8, high: 121);
        TradingEvent[] live = [.. Bought(), .. Taken(), Naked(), Sent(Close), Sold(Close.Id, 0.6m, 119, Reached)];

        Report(live, takenIn: 8).Unexplained.ShouldContain(static line => line.StartsWith("buy-1-x of BTCUSDT:1m:ema-cross filled only live", StringComparison.Ordinal));
    }

    [Fact]
    public void Legs_that_stand_anew_end_the_position_like_all_others()
    {
        candles[9] = Minute(9, low: 89);

        Report([.. Bought(), .. Taken(), .. Legs(0.6m, Reached)]).Unexplained.ShouldHaveSingleItem().ShouldStartWith("buy-1 of BTCUSDT:1m:ema-cross was held live through the candle of 2000-01-01 00:09");
    }

    ParityReport Report(TradingEvent[] live, int takenIn = Reached) => ParityCheck.Of(new(
        live, [.. Bought(), Sold(Entry.Id.TargetLeg, 1, 120, takenIn)],
        new Dictionary<Symbol, CandleSeries> { [Btc] = CandleSeries.Of(OneMinute, [.. candles]) },
        new(150), Instrument.Unfiltered, Start, Start.AddMinutes(20)));

    static TradingEvent[] Bought() =>
    [
        Raised(SignalKind.EnterLong, Entry.Id.Value, at: At(Entered)) with { CandleOpen = At(Entered - 1) },
        new OrderApproved(Entry, new(100), At(Entered)), Sent(Entry, Entered), Filled(Entry, minute: Entered), .. Legs(1, Entered),
    ];

    /// <summary>Four tenths are sold at the target, and neither leg is left.</summary>
    static TradingEvent[] Taken() =>
    [
        Sold(Entry.Id.TargetLeg, 0.4m, 120, Reached, isAll: false),
        new OrderCancelled(Entry.Id.StopLeg, "expired", At(Reached)), new OrderCancelled(Entry.Id.TargetLeg, "cancelled", At(Reached)),
    ];

    static TradingEvent[] Legs(decimal quantity, int minute) =>
    [
        new LegOpened(StopLeg(quantity: quantity) with { At = At(minute) }, Key, Side.Sell, At(minute)),
        new LegOpened(TargetLeg(quantity: quantity) with { At = At(minute) }, Key, Side.Sell, At(minute)),
    ];

    static PositionNaked Naked() => new(Entry.Id, Key, new(0.6m), "refused", At(Reached));

    static OrderSubmitted Sent(OrderIntent order, int minute = Reached) => new(order, At(minute));

    static OrderFilled Sold(ClientOrderId order, decimal quantity, decimal price, int minute, bool isAll = true) => new(
        Fill(order.Value, quantity, price, done: isAll, minute: minute, trade: $"{order}-{quantity}"), Key, Side.Sell, "rule spoke", At(minute));

    static DateTimeOffset At(int minute) => Start.AddMinutes(minute);
}
