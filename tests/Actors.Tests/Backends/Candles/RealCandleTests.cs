using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Tests.Backends.Candles;

/// <summary>Recorded market data, read and added up.</summary>
public sealed class RealCandleTests
{
    [NeedsReferenceDataTheory]
    [InlineData("candles/binance-spot", "BTCUSDT", "1d", 1_598, 0)]
    [InlineData("candles/binance-spot", "ETHUSDT", "1d", 1_598, 0)]
    [InlineData("candles/binance-spot", "ETHBTC", "5m", 25_967, 0)]
    [InlineData("candles/binance-spot", "ADABTC", "1m", 10, 0)]
    [InlineData("candles/binance-spot", "XRPETH", "1m", 3_560, 0)]
    [InlineData("candles/binance-usdm", "LINKUSDT", "1m", 40_320, 0)]
    [InlineData("candles/binance-usdm", "LTCUSDT", "1m", 40_320, 0)]
    [InlineData("candles/bittrex-spot", "ADABTC", "5m", 5_720, 40)]
    [InlineData("candles/coinbase-spot", "BTCUSD", "1d", 1_318, 34)]
    [InlineData("candles/coinbase-spot", "BTCUSD", "4h", 7_933, 4)]
    [InlineData("candles/bitfinex-spot", "BTCUSD", "1h", 733, 9)]
    [InlineData("candles/raw", "BTCUSDT", "1h", 743, 1)]
    [InlineData("derived", "BTCUSDT", "1s", 345, 2)]
    public void A_recorded_series_is_read_whole(string directory, string symbol, string timeframe, int rows, int missing)
    {
        var loaded = Load(directory, symbol, timeframe);

        loaded.Candles.Count.ShouldBe(rows);
        (loaded.Coverage.Expected - loaded.Coverage.Present).ShouldBe(missing);
        loaded.Coverage.Gaps.Sum(gap => gap.Missing).ShouldBe(missing);
        Csv.All(loaded).ShouldAllBe(candle => candle.Fault == null);
    }

    [NeedsReferenceDataFact]
    public void Files_of_one_series_join_and_their_equal_rows_fall_together()
    {
        var loaded = Load("candles/binance-spot", "BTCUSDT", "1h");

        loaded.Candles.Count.ShouldBe(20_708 + 2_159);
        loaded.Coverage.Repairs.Count.ShouldBe(120);
        loaded.Coverage.Gaps.ShouldContain(new CandleGap(new(2018, 2, 8, 0, 0, 0, TimeSpan.Zero), 33));
    }

    [NeedsReferenceDataTheory]
    [InlineData("btpy_eurusd_1h.bars.csv", "1h")]
    [InlineData("lean_binance_btcbusd_1m.bars.csv", "1m")]
    public void Bars_of_another_engine_are_read(string file, string timeframe) =>
        CandleFiles.Read(SharedData.Path("backtests", file)!, new("test", new("X"), Timeframe.Parse(timeframe)), GapPolicy.Skip)
            .Candles.Count.ShouldBe(File.ReadLines(SharedData.Path("backtests", file)!).Count() - 1);

    [NeedsReferenceDataFact]
    public void Five_minutes_of_recorded_minutes_are_the_recorded_five_minutes()
    {
        var made = CandleAggregator.Aggregate(Load("candles/binance-spot", "XRPETH", "1m").Candles, Timeframe.Parse("5m"));

        Csv.All(made).ShouldBe(Csv.All(Load("candles/binance-spot", "XRPETH", "5m")));
    }

    [NeedsReferenceDataFact]
    public void Days_of_recorded_hours_are_the_recorded_days()
    {
        var hours = Load("candles/binance-spot", "BTCUSDT", "1h").Candles;
        var days = Load("candles/binance-spot", "BTCUSDT", "1d").Candles;

        var made = Csv.All(CandleAggregator.Aggregate(hours, Timeframe.OneDay));

        var checkedDays = made.Where(day => days.IndexOf(day.OpenTime) >= 0).ToArray();
        checkedDays.Length.ShouldBe(866);
        checkedDays.ShouldBe(checkedDays.Select(day => days[days.IndexOf(day.OpenTime)]));
    }

    [NeedsReferenceDataFact]
    public void Days_of_four_hours_are_the_days_of_hours()
    {
        var hours = Load("candles/binance-spot", "BTCUSDT", "1h").Candles;

        var fourHours = CandleAggregator.Aggregate(hours, Timeframe.Parse("4h"));

        Csv.All(CandleAggregator.Aggregate(fourHours, Timeframe.OneDay))
            .ShouldBe(Csv.All(CandleAggregator.Aggregate(hours, Timeframe.OneDay)));
    }

    static LoadedCandles Load(string directory, string symbol, string timeframe) =>
        new CandleFiles(SharedData.Path(directory.Split('/'))!, GapPolicy.Skip)
            .Load(new("test", new(symbol), Timeframe.Parse(timeframe)));
}
