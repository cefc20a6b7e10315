using Actors.Domain;

namespace Actors.Tests.Backends.Candles;

/// <summary>What is said about candles that are wrong: the place, what is there, what should be, what to do.</summary>
public sealed class CandleFaultTests
{
    [Theory]
    [InlineData("100,104,90,105,1", "found high 104 below open 100 or close 105; expected high at or above both; correct the row")]
    [InlineData("100,110,101,105,1", "found low 101 above open 100 or close 105; expected low at or below both")]
    [InlineData("100,110,90,105,-1", "found volume -1; expected a volume of 0 or more")]
    [InlineData("0,110,0,105,1", "found open 0; expected a price above 0")]
    [InlineData("100,110,-5,105,1", "found low -5; expected a price above 0")]
    [InlineData("100,110,90,NaN,1", "found 'NaN', which is not a number; expected the close as a decimal number")]
    [InlineData("100,110,90,1O5,1", "found '1O5', which is not a number")]
    [InlineData("100,110,90,105,1.2.3", "found '1.2.3', which is not a number; expected the volume")]
    [InlineData("100,110,90,Infinity,1", "'Infinity'")]
    [InlineData("100,110,90,,1", "found an empty field; expected the close")]
    [InlineData("100,110,90,1e-99,1", "found '1e-99', which has more digits than the 28 of a decimal")]
    [InlineData("100,99999999999999999999999999999999,90,105,1", "which has more digits than the 28 of a decimal")]
    [InlineData("100,110,90,105", "found 11 columns; expected 12 as in the first line")]
    [InlineData("100,110,90,105,1,1", "found 13 columns; expected 12 as in the first line")]
    public void A_row_that_breaks_a_rule_is_named_with_its_line(string numbers, string message)
    {
        var text = string.Concat(Enumerable.Range(0, 3).Select(hour => Csv.Kline(hour)))
            + Csv.Kline(3, numbers)
            + string.Concat(Enumerable.Range(4, 9).Select(hour => Csv.Kline(hour)));

        Csv.Refusal(text).ShouldStartWith("hours.csv:4: found ");
        Csv.Refusal(text).ShouldContain(message);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData("-1672617600000")]
    [InlineData("1672617600000.5")]
    [InlineData("12345")]
    [InlineData("1672617600000000000")]
    [InlineData("99999999999999999999999")]
    [InlineData("2023-13-01")]
    [InlineData("0001-01-01")]
    public void A_time_that_is_none_is_named(string time) =>
        Csv.Refusal($"time,open,high,low,close,volume\n{time},1,1,1,1,1\n")
            .ShouldStartWith($"hours.csv:2: found '{time}'; expected an open time as seconds, milliseconds or microseconds since 1970");

    [Fact]
    public void Rows_in_falling_order_of_time_are_refused() =>
        Csv.Refusal(Csv.Row(2) + Csv.Row(1)).ShouldBe(
            "hours.csv:2: found open time 2023-01-02T01:00Z after 2023-01-02T02:00Z; expected rows in order of time; sort the file by its first column");

    [Fact]
    public void A_row_written_twice_is_dropped_and_reported()
    {
        var loaded = Csv.Load(Csv.Row(0) + Csv.Row(1) + Csv.Row(1, "100.0,110,90,105,1.50") + Csv.Row(2));

        loaded.Candles.Count.ShouldBe(3);
        loaded.Coverage.Repairs.ShouldBe(["hours.csv:3: the row of 2023-01-02T01:00Z repeats line 2 and was dropped"]);
    }

    [Fact]
    public void Two_unlike_rows_of_one_time_are_refused() =>
        Csv.Refusal(Csv.Row(0) + Csv.Row(0, "100,110,90,105,1.6")).ShouldBe(
            "hours.csv:2: found a second row of 2023-01-02T00:00Z, unlike line 1 (100, 110, 90, 105, 1.5); expected one row for each open time; remove the wrong row of the two");

    [Fact]
    public void A_time_off_the_grid_is_refused_with_the_step_that_was_found() =>
        Csv.Refusal(Csv.Row(0) + Csv.Row(1).Replace("672621200000", "672617660000", StringComparison.Ordinal)).ShouldBe(
            "hours.csv:2: found open time 2023-01-02T00:01Z, 1m after the row before; expected times on the 1h grid of UTC; name the timeframe of the data, or give aligned candles");

    [Fact]
    public void Hours_declared_as_minutes_are_refused_under_every_policy()
    {
        var minutes = Csv.Hourly with { Timeframe = Timeframe.OneMinute };
        var hours = string.Concat(Enumerable.Range(0, 9).Select(hour => Csv.Row(hour)));

        foreach (var policy in Enum.GetValues<GapPolicy>())
            Csv.Refusal(hours, policy, minutes).ShouldBe(
                "hours.csv: found rows that are never less than 1h apart; expected candles of 1m; name the timeframe of the data, or give the 1m candles");
    }

    [Theory]
    [InlineData("", "hours.csv: found an empty file; expected the 12 columns")]
    [InlineData("\n\n", "hours.csv: found an empty file")]
    [InlineData("time,open,high,low,close,volume\n", "hours.csv: found a header without rows")]
    [InlineData("a,b,c\n", "hours.csv:1: found 3 columns in 'a,b,c'; expected the 12 columns of an exchange's kline archive or time,open,high,low,close,volume, divided by commas")]
    [InlineData("time;open;high;low;close;volume\n", "hours.csv:1: found 1 columns in")]
    [InlineData("time,close,high,low,open,volume\n", "hours.csv:1: found 'time,close,high,low,open,volume', which is neither a header nor a row")]
    [InlineData("\u0001\u0002\u0003PK", "hours.csv:1: found 1 columns in '...PK'")]
    public void A_text_without_candles_is_refused(string text, string message) =>
        Csv.Refusal(text).ShouldStartWith(message);

    [Fact]
    public void A_line_without_end_is_refused() =>
        Csv.Refusal(new string('1', 10_000)).ShouldStartWith("hours.csv:1: found a line of 4096 bytes or more; expected the 12 columns");

    [Fact]
    public void Many_problems_are_counted_and_the_first_five_told()
    {
        var text = string.Concat(Enumerable.Range(0, 50).Select(hour => Csv.Row(hour, "100,99,90,100,1")));

        var lines = Csv.Refusal(text).Split('\n');

        lines.Length.ShouldBe(7);
        lines[0].ShouldBe("50 problems in the candles:");
        lines[5].ShouldStartWith("  hours.csv:5: found high 99");
        lines[6].ShouldBe("  ... and 45 more");
    }

    [Fact]
    public void A_blank_line_is_reported() =>
        Csv.Load(Csv.Row(0) + "\n" + Csv.Row(1)).Coverage.Repairs.ShouldBe(["hours.csv:2: a blank line was skipped"]);
}
