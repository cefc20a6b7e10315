using Actors.Decisions.Strategies;
using Actors.Domain;
using static Actors.Tests.Decisions.Strategies.Bars;

namespace Actors.Tests.Decisions.Strategies;

/// <summary>Each strategy on bars made by hand, where the eye can tell what it should say and when.</summary>
public class LabelledSignalTests
{
    static string[] Said(StrategyRunner strategy, Bar[] bars) =>
        [.. Signals(strategy, bars).Select(one => $"{one.Row} {one.Signal.Kind}: {one.Signal.Reason}")];

    [Fact]
    public void Ema_cross_buys_the_turn_up_and_sells_the_turn_down() =>
        Said(Runner("ema-cross", ("fast", "1"), ("slow", "3")), OfCloses(10, 9, 8, 7, 10, 12, 12, 8)).ShouldBe([
            "4 EnterLong: ema 1 10 crossed above ema 3 9",
            "7 ExitLong: ema 1 8 crossed below ema 3 9.625",
        ]);

    [Fact]
    public void Ema_cross_counts_a_touch_as_not_yet_above() =>
        Said(Runner("ema-cross", ("fast", "1"), ("slow", "2")), OfCloses(8, 8, 8, 9)).ShouldBe([
            "3 EnterLong: ema 1 9 crossed above ema 2 8.66667",
        ]);

    [Fact]
    public void Rsi_mean_reversion_speaks_on_every_bar_beyond_its_levels() =>
        Said(Runner("rsi-mean-reversion", ("length", "2")), OfCloses(10, 9, 8, 9, 12, 12)).ShouldBe([
            "2 EnterLong: rsi 0 below 30",
            "4 ExitLong: rsi 87.5 above 70",
            "5 ExitLong: rsi 87.5 above 70",
        ]);

    [Fact]
    public void Rsi_strength_is_how_deep_the_fall_is() =>
        Signals(Runner("rsi-mean-reversion", ("length", "2")), OfCloses(10, 9, 9.25)).ShouldHaveSingleItem()
            .Signal.ShouldBe(new Signal(SignalKind.EnterLong, "rsi 20 below 30", Strength: 10.0 / 30));

    [Fact]
    public void Ema_macd_buys_only_above_the_trend()
    {
        var bars = OfCloses(20, 20, 20, 20, 16, 14, 17, 17, 30, 30, 20);
        (string, string)[] quick = [("fast", "1"), ("slow", "2"), ("signal", "2")];

        // No close is above itself.
        Signals(Runner("ema-macd", [.. quick, ("trend", "1")]), bars).ShouldNotContain(one => one.Signal.IsEntry);
        Said(Runner("ema-macd", [.. quick, ("trend", "4")]), bars).ShouldBe([
            "4 ExitLong: macd -1.33333 crossed below its signal -0.888889",
            "6 EnterLong: macd 0.62963 crossed above its signal 0.0740741, close 17 above ema 4 16.784",
            "9 ExitLong: macd 1.46776 crossed below its signal 1.97531",
        ]);
    }

    [Fact]
    public void Bollinger_reversion_buys_below_the_band_and_sells_once_at_the_mean() =>
        Said(Runner("bollinger-reversion", ("length", "4"), ("width", "1.5")), OfCloses(10, 10, 10, 10, 6, 7, 9, 10, 10)).ShouldBe([
            "4 EnterLong: close 6 below lower band 6.40192",
            "6 ExitLong: close 9 back at the mean 8",
        ]);

    [Fact]
    public void Donchian_breakout_buys_the_high_of_the_bars_before_and_sells_the_low_of_fewer() =>
        Said(Runner("donchian-breakout", ("entry", "3"), ("exit", "2")), OfCloses(5, 6, 5, 6, 6, 7, 6.5, 6, 5)).ShouldBe([
            "5 EnterLong: close 7 above the high 6 of 3 bars",
            "8 ExitLong: close 5 below the low 6 of 2 bars",
        ]);

    [Fact]
    public void Supertrend_speaks_when_the_trend_turns() =>
        Said(Runner("supertrend", ("length", "2"), ("multiplier", "1")), OfCloses(10, 11, 12, 13, 10, 9, 8, 12)).ShouldBe([
            "4 ExitLong: supertrend turned down: close 10, line 13.5",
            "7 EnterLong: supertrend turned up: close 12, line 8",
        ]);

    static readonly (double, double, double, double) Mother = (10, 12, 8, 11);
    static readonly (double, double, double, double) Inside = (10, 11, 9, 10);
    static readonly (double, double, double, double) Waiting = (10, 11.5, 9.5, 11);
    static readonly (double, double, double, double) BreaksUp = (11, 13, 11, 12.5);
    static readonly (double, double, double, double) BreaksDown = (9, 9.5, 7, 7.5);

    [Fact]
    public void Inside_bar_buys_the_close_above_the_mother_bar_and_sells_the_close_below_it()
    {
        var signals = Signals(Runner("inside-bar", ("target-r", "2")), Bars.Of(Mother, Inside, Waiting, BreaksUp, BreaksDown));

        signals.ShouldBe([
            (3, new(SignalKind.EnterLong, "close 12.5 above the mother bar's high 12, 2 after the inside bar", 1, Stop: 8, Target: 21.5)),
            (4, new(SignalKind.ExitLong, "close 7.5 below the mother bar's low 8")),
        ]);
    }

    [Fact]
    public void Inside_bar_goes_without_a_stop_when_told_to() =>
        Signals(Runner("inside-bar", ("pattern-stop", "off")), Bars.Of(Mother, Inside, BreaksUp))
            .ShouldHaveSingleItem().Signal.Stop.ShouldBeNull();

    [Fact]
    public void Inside_bar_keeps_the_mother_of_a_nested_pattern() =>
        Said(Default("inside-bar"), Bars.Of(Mother, Inside, (10, 10.5, 9.5, 10), (10, 11.8, 10, 11.5), BreaksUp)).ShouldBe([
            "4 EnterLong: close 12.5 above the mother bar's high 12, 2 after the inside bar",
        ]);

    [Fact]
    public void Inside_bar_takes_the_bar_before_a_new_pattern_as_its_mother() =>
        Said(Default("inside-bar"), Bars.Of(Mother, Inside, Waiting, (10, 11, 10, 10.5), (10.5, 12, 10, 11.6))).ShouldBe([
            "4 EnterLong: close 11.6 above the mother bar's high 11.5, 1 after the inside bar",
        ]);

    [Fact]
    public void Inside_bar_speaks_of_a_break_once() =>
        Said(Default("inside-bar"), Bars.Of(Mother, Inside, BreaksUp, (12.5, 14, 12, 14), BreaksDown, (7.5, 7.6, 6, 6.5)))
            .Length.ShouldBe(2);

    [Fact]
    public void Inside_bar_sees_no_pattern_where_an_edge_is_shared()
    {
        Said(Default("inside-bar"), Bars.Of(Mother, (10, 12, 9, 10), BreaksUp)).ShouldBeEmpty();
        Said(Default("inside-bar"), Bars.Of(Mother, (10, 11, 8, 10), BreaksUp)).ShouldBeEmpty();
    }

    [Fact]
    public void Inside_bar_sees_no_break_in_a_wick_or_a_close_at_the_edge() =>
        Said(Default("inside-bar"), Bars.Of(Mother, Inside, (10, 13, 7, 11), (11, 13, 7, 12), (12, 13, 7, 8))).ShouldBeEmpty();

    [Fact]
    public void Inside_bar_waits_only_so_long_for_the_break_upwards()
    {
        Said(Runner("inside-bar", ("wait", "2")), Bars.Of(Mother, Inside, Waiting, BreaksUp)).Length.ShouldBe(1);
        Said(Runner("inside-bar", ("wait", "1")), Bars.Of(Mother, Inside, Waiting, BreaksUp)).ShouldBeEmpty();
        Said(Runner("inside-bar", ("wait", "1")), Bars.Of(Mother, Inside, Waiting, BreaksDown)).ShouldBe([
            "3 ExitLong: close 7.5 below the mother bar's low 8",
        ]);
    }

    [Fact]
    public void Inside_bar_does_not_buy_a_pattern_that_broke_down_before() =>
        Said(Default("inside-bar"), Bars.Of(Mother, Inside, BreaksDown, BreaksUp)).ShouldBe([
            "2 ExitLong: close 7.5 below the mother bar's low 8",
        ]);

    static readonly (string, string)[] Short = [("length", "2"), ("left", "1"), ("right", "1")];

    /// <summary>A steep fall to 90, a bounce, and a slow fall to 89: the price is lower, its fall weaker.</summary>
    static readonly double[] WeakeningFall = [100, 101, 95, 90, 94, 93.5, 93, 89, 92];

    [Fact]
    public void Rsi_divergence_buys_a_lower_low_on_a_higher_rsi_when_the_low_is_confirmed()
    {
        // RSI of 2 bars: 5.9 at the low of 90 in row 3, 9.8 at the low of 89 in row 7; one bar later that is confirmed.
        var (row, signal) = Signals(Runner("rsi-divergence", [.. Short, ("target-r", "1")]), Wickless(WeakeningFall)).ShouldHaveSingleItem();

        row.ShouldBe(8);
        signal.ShouldBe(new Signal(SignalKind.EnterLong,
            "bullish rsi 2 divergence: lower low 89 on a higher rsi, confirmed at 92", 1, Stop: 89, Target: 95));
    }

    [Fact]
    public void Rsi_divergence_sells_the_mirror_image()
    {
        var mirrored = WeakeningFall.Select(close => 200 - close).ToArray();

        Said(Runner("rsi-divergence", Short), Wickless(mirrored)).ShouldBe([
            "8 ExitLong: bearish rsi 2 divergence: higher high 111 on a lower rsi, confirmed at 108",
        ]);
    }

    [Fact]
    public void Rsi_divergence_is_silent_where_the_second_low_is_higher_or_its_rsi_lower()
    {
        Said(Runner("rsi-divergence", Short), Wickless([100, 101, 95, 90, 94, 93.5, 93, 91, 92])).ShouldBeEmpty();
        Said(Runner("rsi-divergence", Short), Wickless([100, 101, 100, 99.5, 101, 100, 98, 89, 92])).ShouldBeEmpty();
    }

    [Fact]
    public void Rsi_divergence_is_silent_where_the_lows_are_too_far_apart()
    {
        Said(Runner("rsi-divergence", [.. Short, ("within", "4")]), Wickless(WeakeningFall)).Length.ShouldBe(1);
        Said(Runner("rsi-divergence", [.. Short, ("within", "3")]), Wickless(WeakeningFall)).ShouldBeEmpty();
    }

    /// <summary>Bars that never leave their close, so that turning points are those of the closes.</summary>
    static Bar[] Wickless(double[] closes) => Bars.Of([.. closes.Select(close => (close, close, close, close))]);
}
