using Actors.Domain;

namespace Actors.Tests.Backends.Candles;

public sealed class CandleGapTests
{
    static readonly string WithGaps = Csv.Row(0) + Csv.Row(1, "100,110,90,107.25,1.5") + Csv.Row(4) + Csv.Row(5) + Csv.Row(7);

    [Fact]
    public void Under_fail_each_gap_is_named()
    {
        Csv.Refusal(WithGaps, GapPolicy.Fail).Split('\n').ShouldBe(
        [
            "2 problems in the candles:",
            "  hours.csv:3: found 2 candles missing after 2023-01-02T01:00Z; expected candles without gaps; fetch the missing ones, or set data.on-gap (--on-gap) to skip or fill",
            "  hours.csv:5: found 1 candle missing after 2023-01-02T05:00Z; expected candles without gaps; fetch the missing ones, or set data.on-gap (--on-gap) to skip or fill",
        ]);
    }

    [Fact]
    public void Under_skip_rows_are_taken_as_they_are_and_gaps_reported()
    {
        var loaded = Csv.Load(WithGaps, GapPolicy.Skip);

        loaded.Candles.Count.ShouldBe(5);
        loaded.Coverage.ShouldSatisfyAllConditions(
            coverage => coverage.First.ShouldBe(Csv.Hour(0)),
            coverage => coverage.Last.ShouldBe(Csv.Hour(7)),
            coverage => coverage.Expected.ShouldBe(8),
            coverage => coverage.Present.ShouldBe(5),
            coverage => coverage.Filled.ShouldBe(0),
            coverage => coverage.Share.ShouldBe(5.0 / 8),
            coverage => coverage.Gaps.ShouldBe([new(Csv.Hour(1), 2), new(Csv.Hour(5), 1)]),
            coverage => coverage.Repairs.ShouldBeEmpty());
    }

    [Fact]
    public void Under_fill_flat_candles_at_the_last_close_take_the_place()
    {
        var loaded = Csv.Load(WithGaps, GapPolicy.Fill);

        loaded.Candles.OpenTimes.ToArray().ShouldBe([.. Enumerable.Range(0, 8).Select(hour => Csv.Hour(hour).UtcTicks)]);
        loaded.Candles[2].ShouldBe(Csv.Candle(2, 107.25m, 107.25m, 107.25m, 107.25m, 0));
        loaded.Candles[3].ShouldBe(Csv.Candle(3, 107.25m, 107.25m, 107.25m, 107.25m, 0));
        loaded.Candles[6].Volume.IsZero.ShouldBeTrue();
        loaded.Coverage.ShouldSatisfyAllConditions(
            coverage => coverage.Expected.ShouldBe(8),
            coverage => coverage.Present.ShouldBe(5),
            coverage => coverage.Filled.ShouldBe(3),
            coverage => coverage.Repairs.ShouldBe(
            [
                "2 flat candles of volume 0 at 107.25 filled the gap after 2023-01-02T01:00Z",
                "1 flat candle of volume 0 at 105.00 filled the gap after 2023-01-02T05:00Z",
            ]));
    }

    [Fact]
    public void A_gap_of_ages_is_not_filled() =>
        Csv.Refusal("1672617600,1,1,1,1,1\n1672617601,1,1,1,1,1\n99999999999,1,1,1,1,1\n", GapPolicy.Fill,
                Csv.Hourly with { Timeframe = Timeframe.Parse("1s") })
            .ShouldStartWith("hours.csv:3: found 98327382397 candles missing in 1 gaps; expected at most 50000000 to fill");

    [Fact]
    public void Repairs_beyond_a_thousand_are_counted()
    {
        var loaded = Csv.Load(string.Concat(Enumerable.Range(0, 1_500).Select(i => Csv.Row(2 * i - i % 4 / 3))), GapPolicy.Fill);

        loaded.Coverage.Repairs.Count.ShouldBe(1_001);
        loaded.Coverage.Repairs[^1].ShouldBe($"and {1_500 - 1 - 375 - 1_000} more");
        loaded.Coverage.Gaps.Count.ShouldBe(1_000);
    }
}
