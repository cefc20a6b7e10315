using Actors.Backtest.Report.Data;
using Actors.Domain;

namespace Actors.Tests.Backtest.Report;

public class DrawnCandlesTests
{
    static readonly CandleSeries Minutes = MadeMarket.Of(new("binance", new("BTCUSDT"), Timeframe.OneMinute), 42_000m, 6_000, 1).Candles;

    [Fact]
    public void Candles_that_fit_are_drawn_as_they_are()
    {
        var drawn = DrawnCandles.Of(Minutes, 6_000);

        drawn.IsCoarser.ShouldBeFalse();
        drawn.Candles.ShouldBeSameAs(Minutes);
    }

    [Fact]
    public void Too_many_candles_are_joined_to_the_next_round_timeframe()
    {
        var drawn = DrawnCandles.Of(Minutes, 1_700);

        drawn.Candles.Series.Timeframe.ShouldBe(Timeframe.Parse("5m"));
        drawn.Candles.Count.ShouldBeLessThanOrEqualTo(1_700);
    }

    [Fact]
    public void A_joined_candle_has_the_extremes_the_ends_and_the_whole_volume()
    {
        var drawn = DrawnCandles.Of(Minutes, 1_700);
        var parts = Enumerable.Range(0, 5).Select(i => Minutes[i]).ToList();

        drawn.Candles[0].ShouldBe(new(
            parts[0].OpenTime, parts[0].Open, parts.Max(part => part.High), parts.Min(part => part.Low), parts[4].Close,
            new(parts.Sum(part => part.Volume.Value))));
        drawn.Last[0].ShouldBe(4);
        Enumerable.Range(0, drawn.Candles.Count).Sum(i => drawn.Candles.Volume[i])
            .ShouldBe(Enumerable.Range(0, Minutes.Count).Sum(i => Minutes.Volume[i]));
    }

    [Fact]
    public void Sparse_candles_are_joined_until_they_fit()
    {
        var sparse = CandleSeries.Of(Minutes.Series, [.. Enumerable.Range(0, 100).Select(i => Minutes[i * 50])]);

        DrawnCandles.Of(sparse, 10).Candles.Count.ShouldBeLessThanOrEqualTo(10);
    }

    [Fact]
    public void What_small_series_leave_the_large_ones_take() =>
        DrawnCandles.Share(120, [200, 10, 20, 300]).ShouldBe([45, 10, 20, 45]);
}
