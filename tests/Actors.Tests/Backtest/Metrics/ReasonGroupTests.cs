using Actors.Backtest.Metrics;

namespace Actors.Tests.Backtest.Metrics;

public sealed class ReasonGroupTests
{
    [Theory]
    [InlineData("ema 12 … crossed above ema 26 …", "ema 12 19680.5 crossed above ema 26 19678.8", "ema 12 0.5 crossed above ema 26 1E-05")]
    [InlineData("rsi … below 30", "rsi 28.1779 below 30", "rsi 9 below 30")]
    [InlineData("supertrend turned up", "supertrend turned up: close 4821.43, line 4031.56", "supertrend turned up: close 1, line 2, again")]
    [InlineData("macd … crossed below its signal …", "macd -0.5 crossed below its signal 0.1", "macd 1.5E-07 crossed below its signal -2E-08")]
    [InlineData("close … above … (sma20)", "close 1,234.5 above 1,200 (sma20)", "close 9.5 above 8 (sma20)")]
    [InlineData("stop", "stop", "stop")]
    [InlineData("15m trend_2 up", "15m trend_2 up", "15m trend_2 up")]
    [InlineData("target at … %", "target at 5 %", "target at 6.5 %")]
    public void Reasons_alike_up_to_their_prices_are_one_and_keep_their_settings(string label, string first, string second)
    {
        var group = new ReasonGroup(first);
        group.Add(second);

        ReasonGroup.ShapeOf(first).ShouldBe(ReasonGroup.ShapeOf(second));
        group.Label.ShouldBe(label);
    }

    [Theory]
    [InlineData("stop", "target")]
    [InlineData("ema 12 crossed above ema 26", "ema 12 crossed below ema 26")]
    [InlineData("15m trend up", "1h trend up")]
    [InlineData("", "stop")]
    public void Other_words_are_another_reason(string one, string other) =>
        string.Equals(ReasonGroup.ShapeOf(one), ReasonGroup.ShapeOf(other), StringComparison.Ordinal).ShouldBeFalse();

    [Fact]
    public void A_reason_that_stands_alone_is_shown_as_it_is() =>
        new ReasonGroup("close 4313.56 below the low -4.2 of 10 bars").Label.ShouldBe("close 4313.56 below the low -4.2 of 10 bars");

    [Fact]
    public void Trades_entered_for_one_reason_at_different_prices_are_one_row_and_the_largest_comes_first()
    {
        var report = Runs.Of([1000, 1000, 1030],
            Runs.Trade(0, 20) with { EntryReason = "close 10.5 above the band 10", ExitReason = "back at 11" },
            Runs.Trade(0, -10) with { EntryReason = "another: 7", ExitReason = "stop" },
            Runs.Trade(0, 20) with { EntryReason = "close 9.5 above the band 9", ExitReason = "stop" }).Report();

        report.Table("by_entry_reason").Rows.Select(row => $"{row.Values[0]} {row.Label}").ShouldBe(["2 close … above the band …", "1 another"]);
        report.Table("by_exit_reason").Rows.Select(row => $"{row.Values[0]} {row.Label}").ShouldBe(["2 stop", "1 back at 11"]);
    }
}
