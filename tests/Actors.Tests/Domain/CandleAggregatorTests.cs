using Actors.Domain;

namespace Actors.Tests.Domain;

public sealed class CandleAggregatorTests
{
    static readonly Timeframe Quarter = Timeframe.Parse("15m");
    static readonly DateTimeOffset Monday = new(2023, 1, 2, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_coarse_candle_closes_with_the_fine_candle_that_ends_its_span()
    {
        var aggregator = new CandleAggregator(Quarter, Timeframe.OneHour);

        aggregator.Add(At(0, 100, 110, 95, 105, 1)).Count.ShouldBe(0);
        aggregator.Add(At(15, 105, 106, 90, 91, 2)).Count.ShouldBe(0);
        aggregator.Add(At(30, 91, 120, 91, 119, 0.5m)).Count.ShouldBe(0);
        Closed(aggregator, At(45, 119, 119, 101, 102, 0.25m)).ShouldBe([At(0, 100, 120, 90, 102, 3.75m)]);
        aggregator.Forming.ShouldBeNull();
    }

    [Fact]
    public void A_later_candle_closes_a_span_whose_end_is_missing()
    {
        var aggregator = new CandleAggregator(Quarter, Timeframe.OneHour);
        aggregator.Add(At(0, 100, 110, 95, 105, 1));

        Closed(aggregator, At(75, 50, 60, 40, 55, 2)).ShouldBe([At(0, 100, 110, 95, 105, 1)]);
        aggregator.Forming.ShouldBe(At(60, 50, 60, 40, 55, 2));
    }

    [Fact]
    public void One_candle_may_close_the_span_before_and_its_own()
    {
        var aggregator = new CandleAggregator(Quarter, Timeframe.OneHour);
        aggregator.Add(At(0, 100, 110, 95, 105, 1));

        Closed(aggregator, At(165, 50, 60, 40, 55, 2)).ShouldBe([At(0, 100, 110, 95, 105, 1), At(120, 50, 60, 40, 55, 2)]);
    }

    [Fact]
    public void A_span_in_which_the_data_begins_is_dropped()
    {
        var aggregator = new CandleAggregator(Quarter, Timeframe.OneHour);

        Closed(aggregator, At(15, 1, 1, 1, 1, 1)).ShouldBeEmpty();
        Closed(aggregator, At(45, 1, 1, 1, 1, 1)).ShouldBeEmpty();
        Closed(aggregator, At(90, 2, 2, 2, 2, 2)).ShouldBeEmpty();
        Closed(aggregator, At(105, 3, 3, 3, 3, 3)).ShouldBe([At(60, 2, 3, 2, 3, 5)]);
    }

    [Fact]
    public void A_dropped_first_span_may_end_late()
    {
        var aggregator = new CandleAggregator(Quarter, Timeframe.OneHour);

        Closed(aggregator, At(15, 1, 1, 1, 1, 1)).ShouldBeEmpty();
        Closed(aggregator, At(105, 3, 3, 3, 3, 3)).ShouldBe([At(60, 3, 3, 3, 3, 3)]);
    }

    [Fact]
    public void A_candle_of_the_same_timeframe_passes_through()
    {
        var aggregator = new CandleAggregator(Quarter, Quarter);

        Closed(aggregator, At(15, 1, 2, 1, 2, 1)).ShouldBe([At(15, 1, 2, 1, 2, 1)]);
        Closed(aggregator, At(45, 2, 3, 1, 3, 1)).ShouldBe([At(45, 2, 3, 1, 3, 1)]);
    }

    [Fact]
    public void What_is_forming_at_the_end_never_closes()
    {
        var minutes = Series([.. Enumerable.Range(0, 100).Select(i => At(15 * i, 1, 1, 1, 1, 1))]);

        CandleAggregator.Aggregate(minutes, Timeframe.Parse("4h")).Count.ShouldBe(6);
    }

    [Fact]
    public void A_span_opens_at_its_first_trade_not_at_the_close_before()
    {
        var aggregator = new CandleAggregator(Quarter, Timeframe.OneHour);
        aggregator.Add(At(-15, 100, 100, 100, 100, 1));

        aggregator.Add(At(0, 100, 100, 100, 100, 0));
        aggregator.Add(At(15, 103, 105, 102, 104, 2));
        aggregator.Add(At(30, 104, 104, 104, 104, 0));
        Closed(aggregator, At(45, 104, 104, 104, 104, 0)).ShouldBe([At(0, 103, 105, 102, 104, 2)]);
    }

    [Fact]
    public void A_span_without_trades_is_flat()
    {
        var aggregator = new CandleAggregator(Quarter, Timeframe.OneHour);

        foreach (var minute in new[] { 0, 15, 30 })
            aggregator.Add(At(minute, 100, 100, 100, 100, 0));
        Closed(aggregator, At(45, 100, 100, 100, 100, 0)).ShouldBe([At(0, 100, 100, 100, 100, 0)]);
    }

    [Fact]
    public void Prices_that_move_count_though_the_source_has_no_volume()
    {
        var aggregator = new CandleAggregator(Quarter, Timeframe.OneHour);

        aggregator.Add(At(0, 100, 100, 100, 100, 0));
        aggregator.Add(At(15, 103, 103, 103, 103, 0));
        aggregator.Add(At(30, 101, 102, 101, 102, 0));
        Closed(aggregator, At(45, 99, 99, 99, 99, 0)).ShouldBe([At(0, 100, 103, 99, 99, 0)]);
    }

    [Fact]
    public void Weeks_open_on_monday()
    {
        var days = Enumerable.Range(-3, 20).Select(day => At(day * 1_440, 1, 1, 1, 1, 1)).ToArray();
        var series = CandleSeries.Of(new("test", new("X"), Timeframe.OneDay), days);

        var weeks = CandleAggregator.Aggregate(series, Timeframe.Parse("1w"));

        weeks.OpenTimes.ToArray().ShouldBe([Monday.UtcTicks, Monday.AddDays(7).UtcTicks]);
        weeks[0].Volume.Value.ShouldBe(7);
    }

    [Theory]
    [InlineData("1h", "15m")]
    [InlineData("15m", "40m")]
    [InlineData("7h", "1w")]
    public void Spans_that_are_not_whole_candles_are_refused(string from, string to) =>
        Should.Throw<DomainFault>(() => new CandleAggregator(Timeframe.Parse(from), Timeframe.Parse(to)))
            .Message.ShouldBe($"candles of {to} cannot be made of {from} candles: {to} is not a multiple of {from}");

    [Fact]
    public void A_candle_off_the_grid_or_out_of_order_is_a_broken_invariant()
    {
        var aggregator = new CandleAggregator(Quarter, Timeframe.OneHour);
        aggregator.Add(At(15, 1, 1, 1, 1, 1));

        Should.Throw<DomainFault>(() => aggregator.Add(At(15, 1, 1, 1, 1, 1)));
        Should.Throw<DomainFault>(() => aggregator.Add(At(31, 1, 1, 1, 1, 1)));
    }

    [Fact]
    public void Adding_a_candle_allocates_nothing()
    {
        var aggregator = new CandleAggregator(Timeframe.OneMinute, Timeframe.OneHour);
        var closed = 0;
        Run(0, 2_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(2_000, 10_000);
        GC.GetAllocatedBytesForCurrentThread().ShouldBe(before);
        closed.ShouldBe(200);

        void Run(int from, int count)
        {
            for (var i = from; i < from + count; i++)
                foreach (var candle in aggregator.Add(At(i, 1, 2, 1, 2, 1)))
                    closed += candle.High > candle.Low ? 1 : 0;
        }
    }

    static Candle At(int minute, decimal open, decimal high, decimal low, decimal close, decimal volume) =>
        new(Monday.AddMinutes(minute), new(open), new(high), new(low), new(close), new(volume));

    static CandleSeries Series(Candle[] candles) => CandleSeries.Of(new("test", new("X"), Quarter), candles);

    static Candle[] Closed(CandleAggregator aggregator, Candle candle)
    {
        var closed = new List<Candle>();
        foreach (var one in aggregator.Add(candle))
            closed.Add(one);
        return [.. closed];
    }
}
