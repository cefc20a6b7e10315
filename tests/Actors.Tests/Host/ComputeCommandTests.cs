using System.Globalization;
using Actors.Backends.Candles;
using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Tests.Host;

public sealed class ComputeCommandTests : IDisposable
{
    readonly Refusal good = new();

    public void Dispose() => good.Dispose();

    string[] Compute(string candles, params string[] indicators)
    {
        var to = good.Folder.File("values.csv");
        var run = ProgramRun.Of(["indicators", "compute", "--candles", candles, "--out", to, .. indicators.SelectMany(one => (string[])["--indicator", one])]);
        run.ShouldBe(new(0, "", ""));
        return File.ReadAllLines(to);
    }

    [Fact]
    public void There_is_a_row_for_every_candle_with_the_values_that_the_library_gives()
    {
        var rows = Compute(good.Good, "rsi(14)", "bollinger(20,2)");

        rows.Length.ShouldBe(101);
        rows[0].ShouldStartWith("time,");
        var loaded = CandleFiles.Read(good.Good, new("file", new("BTCUSDT"), Timeframe.OneHour), GapPolicy.Fail).Candles;
        var bars = Enumerable.Range(0, loaded.Count).Select(i => Bar.Of(loaded[i])).ToArray();
        double[][] expected = [.. IndicatorCatalog.Parse("rsi(14)").Compute(bars), .. IndicatorCatalog.Parse("bollinger(20,2)").Compute(bars)];
        for (var i = 0; i < bars.Length; i++)
        {
            var fields = rows[i + 1].Split(',');
            fields[0].ShouldBe(bars[i].OpenTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            fields[1..].ShouldBe(expected.Select(column => double.IsNaN(column[i]) ? "" : column[i].ToString("R", CultureInfo.InvariantCulture)));
        }
    }

    [Fact]
    public void A_value_is_empty_while_the_indicator_warms_up()
    {
        var rows = Compute(good.Good, "sma(5)");

        rows.Skip(1).TakeWhile(row => row.EndsWith(',')).Count().ShouldBe(4);
        rows.Skip(5).ShouldAllBe(row => !row.EndsWith(','));
    }

    [Fact]
    public void Rows_of_any_step_are_taken_one_by_one()
    {
        List<string> lines = [.. Refusal.Candles(30, 86_400)];
        lines.RemoveRange(6, 2);

        Compute(good.Write("daily.csv", lines), "sma(5)").Length.ShouldBe(29);
    }

    [Theory]
    [InlineData("rsi(0)", "--indicator rsi(0): rsi: length must be a whole number from 1 to 100000, was '0'")]
    [InlineData("rsi(14", "--indicator rsi(14: 'rsi(14' must end with ')'")]
    [InlineData("rsi(14,mean,close,4)", "--indicator rsi(14,mean,close,4): rsi: takes at most 3 values (length, seed, source), found 4")]
    [InlineData("rsj(14)", "--indicator rsj(14): unknown indicator 'rsj'; did you mean rsi?")]
    [InlineData("", "--indicator : unknown indicator ''")]
    public void A_wrong_indicator_is_named_and_nothing_written(string indicator, string message)
    {
        var to = good.Folder.File("values.csv");
        Refusal.OfCommand("indicators", "compute", "--candles", good.Good, "--indicator", indicator, "--out", to).ShouldBe(message);
        File.Exists(to).ShouldBeFalse();
    }

    [Fact]
    public void Candles_and_output_must_be_there()
    {
        var missing = good.Folder.File("nope.csv");
        Refusal.OfCommand("indicators", "compute", "--candles", missing, "--indicator", "rsi", "--out", "v.csv")
            .ShouldStartWith($"{missing}: found no such file; ");
        var below = Path.Combine(good.Good, "values.csv");
        Refusal.OfCommand("indicators", "compute", "--candles", good.Good, "--indicator", "rsi", "--out", below)
            .ShouldContain($"--out {below}: cannot write there (");
        Refusal.OfCommand("indicators", "compute", "--candles", good.Good, "--indicator", "rsi", "--out", "")
            .ShouldContain("--out: found an empty value, expected FILE");
    }
}
