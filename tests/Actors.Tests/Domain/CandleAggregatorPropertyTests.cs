using Actors.Domain;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Domain;

public sealed class CandleAggregatorPropertyTests
{
    static readonly Timeframe Quarter = Timeframe.Parse("15m");
    static readonly DateTimeOffset Start = new(2023, 1, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Minutes_to_quarters_to_hours_are_minutes_to_hours() =>
        Prop.ForAll(Minutes(), minutes =>
            Candles(CandleAggregator.Aggregate(CandleAggregator.Aggregate(minutes, Quarter), Timeframe.OneHour))
                .SequenceEqual(Candles(CandleAggregator.Aggregate(minutes, Timeframe.OneHour)))).QuickCheckThrowOnFailure();

    [Fact]
    public void An_hour_has_the_first_open_the_extremes_the_last_close_and_the_whole_volume_of_its_minutes() =>
        Prop.ForAll(Minutes(), minutes =>
        {
            var hours = Candles(CandleAggregator.Aggregate(minutes, Timeframe.OneHour));
            var expected = Candles(minutes)
                .GroupBy(minute => Timeframe.OneHour.OpenOf(minute.OpenTime), (open, all) => (Key: open, Minutes: Traded([.. all])))
                .Select(hour => new Candle(hour.Key, hour.Minutes[0].Open, hour.Minutes.Max(m => m.High), hour.Minutes.Min(m => m.Low),
                    hour.Minutes[^1].Close, new(hour.Minutes.Sum(m => m.Volume.Value))))
                .ToArray();
            return hours.SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_halves_of_the_data_give_what_the_whole_gives() =>
        Prop.ForAll(Minutes(), Gen.Choose(0, 300).ToArbitrary(), (minutes, cut) =>
        {
            var live = new CandleAggregator(Timeframe.OneMinute, Quarter);
            var closed = new List<Candle>();
            foreach (var half in new[] { Candles(minutes).Take(cut), Candles(minutes).Skip(cut) })
                foreach (var minute in half)
                    foreach (var quarter in live.Add(minute))
                        closed.Add(quarter);
            return closed.SequenceEqual(Candles(CandleAggregator.Aggregate(minutes, Quarter)));
        }).QuickCheckThrowOnFailure();

    // Without the minutes in which nothing traded, unless there are no others.
    static Candle[] Traded(Candle[] minutes) =>
        minutes.Where(minute => !minute.Volume.IsZero).ToArray() is { Length: > 0 } traded ? traded : minutes;

    // 2 to 300 minutes from a full hour on, with gaps and minutes without trades; the last one ends an hour, so that nothing is left forming.
    static Arbitrary<CandleSeries> Minutes() => (
        from count in Gen.Choose(2, 300)
        from numbers in Gen.ArrayOf(Gen.Choose(1, 1_000), count * 5)
        from gaps in Gen.ArrayOf(Gen.Frequency((12, Gen.Constant(1)), (1, Gen.Choose(2, 200))), count)
        select Series(numbers, gaps)).ToArbitrary();

    static CandleSeries Series(int[] numbers, int[] gaps)
    {
        var minute = 0;
        var candles = new List<Candle>();
        for (var i = 0; i < gaps.Length; i++)
        {
            if (i == gaps.Length - 1)
                minute = minute / 60 * 60 + 59;
            decimal[] prices = [.. numbers[(5 * i)..(5 * i + 4)].Select(number => number / 8m).Order()];
            var volume = numbers[5 * i + 4];
            candles.Add(i > 0 && volume < 300
                ? new(Start.AddMinutes(minute), candles[^1].Close, candles[^1].Close, candles[^1].Close, candles[^1].Close, default)
                : new(Start.AddMinutes(minute), new(prices[1]), new(prices[3]), new(prices[0]), new(prices[2]), new(volume / 100m)));
            minute += gaps[i];
        }
        return CandleSeries.Of(new("test", new("X"), Timeframe.OneMinute), candles);
    }

    static Candle[] Candles(CandleSeries series) => [.. Enumerable.Range(0, series.Count).Select(i => series[i])];
}
