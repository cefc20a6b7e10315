using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Tests.Backends.Candles;

public sealed class CandleFilesTests : IDisposable
{
    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Monthly_archives_and_plain_files_make_one_series_in_order_of_time()
    {
        folder.Write("BTCUSDT-1h-2023-02.csv", Csv.Kline(4) + Csv.Kline(5));
        folder.Write("BTCUSDT-1h-2023-01.zip", Folder.Zip(("BTCUSDT-1h-2023-01.csv", Csv.Kline(2) + Csv.Kline(3))));
        folder.Write("BTCUSDT_1h.csv", "time,open,high,low,close,volume\n" + Csv.Row(0) + Csv.Row(1) + Csv.Row(2));
        folder.Write("BTCUSDT-4h-2023-01.csv", "not read");
        folder.Write("ETHUSDT-1h-2023-01.csv", "not read");
        folder.Write("BTCUSDT-aggTrades-2023-01.zip", "not read");

        var loaded = Load(Csv.Hourly);

        loaded.Candles.OpenTimes.ToArray().ShouldBe([.. Enumerable.Range(0, 6).Select(hour => Csv.Hour(hour).UtcTicks)]);
        loaded.Coverage.Repairs.ShouldBe(["BTCUSDT_1h.csv:4: the row of 2023-01-02T02:00Z repeats BTCUSDT-1h-2023-01.zip:1 and was dropped"]);
        loaded.Source.ShouldBe($"{folder.Path("BTCUSDT-1h-2023-01.zip")} and 2 more to BTCUSDT_1h.csv");
    }

    [Fact]
    public void Files_that_disagree_are_refused_with_both_places()
    {
        var one = folder.Write("BTCUSDT-1h-a.csv", Csv.Row(0) + Csv.Row(1));
        var other = folder.Write("BTCUSDT-1h-b.csv", Csv.Row(1, "100,110,90,106,1.5") + Csv.Row(2));

        Refusal(Csv.Hourly).ShouldBe(
            $"{other}:1: found a row of 2023-01-02T01:00Z (100, 110, 90, 106, 1.5) unlike {one}:2 (100, 110, 90, 105, 1.5); expected one row for each open time; remove one of the files, or the wrong row of the two");
    }

    [Fact]
    public void A_gap_between_files_names_the_row_after_it()
    {
        folder.Write("BTCUSDT-1h-a.csv", Csv.Row(0) + Csv.Row(1));
        var next = folder.Write("BTCUSDT-1h-b.csv", "time,open,high,low,close,volume\n" + Csv.Row(5));

        Refusal(Csv.Hourly).ShouldStartWith($"{next}:2: found 3 candles missing after 2023-01-02T01:00Z");
    }

    [Fact]
    public void Interleaved_files_merge()
    {
        folder.Write("BTCUSDT-1h-even.csv", Csv.Row(0) + Csv.Row(2) + Csv.Row(3));
        folder.Write("BTCUSDT-1h-odd.csv", Csv.Row(1) + Csv.Row(4) + Csv.Row(6));
        folder.Write("BTCUSDT-1h-rest.csv", Csv.Row(4) + Csv.Row(5, "0.5,0.5,0.5,0.5,0.000001") + Csv.Row(7));

        var loaded = Load(Csv.Hourly);

        loaded.Candles.Count.ShouldBe(8);
        loaded.Candles[5].ShouldBe(Csv.Candle(5, 0.5m, 0.5m, 0.5m, 0.5m, 0.000001m));
        loaded.Coverage.Repairs.ShouldBe(["BTCUSDT-1h-rest.csv:1: the row of 2023-01-02T04:00Z repeats BTCUSDT-1h-odd.csv:2 and was dropped"]);
    }

    [Fact]
    public void Files_of_unlike_precision_merge_exactly()
    {
        folder.Write("BTCUSDT-1h-a.csv", Csv.Row(0, "1.5,1.5,1.5,1.5,1") + Csv.Row(2, "90000000000000000,90000000000000000,2,2,1"));
        folder.Write("BTCUSDT-1h-b.csv", Csv.Row(1, "0.123456789012345678,1,0.1,1,1") + Csv.Row(3, "1,1,1,1,0.0000000000000000000000000001"));

        Csv.All(Load(Csv.Hourly)).ShouldBe(
        [
            Csv.Candle(0, 1.5m, 1.5m, 1.5m, 1.5m, 1),
            Csv.Candle(1, 0.123456789012345678m, 1, 0.1m, 1, 1),
            Csv.Candle(2, 90000000000000000m, 90000000000000000m, 2, 2, 1),
            Csv.Candle(3, 1, 1, 1, 1, 0.0000000000000000000000000001m),
        ]);
    }

    [Fact]
    public void A_timeframe_without_files_is_made_of_the_finest_that_divides_it()
    {
        folder.Write("BTCUSDT-1h.csv", string.Concat(Enumerable.Range(0, 12).Select(hour => Csv.Row(hour))));
        folder.Write("BTCUSDT-2h.csv", "not read");
        folder.Write("BTCUSDT-3h.csv", "not read");

        var loaded = Load(Csv.Hourly with { Timeframe = Timeframe.Parse("4h") });

        loaded.Candles.Count.ShouldBe(3);
        loaded.Candles.Series.ToString().ShouldBe("test:BTCUSDT:4h");
        loaded.Candles[1].ShouldBe(Csv.Candle(4, 100, 110, 90, 105, 6));
        loaded.Coverage.Present.ShouldBe(12);
        loaded.Source.ShouldBe($"{folder.Path("BTCUSDT-1h.csv")} (1h candles made into 4h)");
        Files().Available(Csv.Hourly.Symbol).Select(timeframe => timeframe.ToString()).ShouldBe(["1h", "2h", "3h"]);
    }

    [Fact]
    public void What_is_not_there_is_told_with_what_is()
    {
        folder.Write("BTCUSDT-4h.csv", Csv.Row(0));

        Refusal(Csv.Hourly).ShouldBe(
            $"{folder.Root}: found BTCUSDT candles of 4h; expected files such as BTCUSDT-1h-2023-01.zip, or of a timeframe that divides 1h; fetch the candles, or name the directory that has them");
        Refusal(Csv.Hourly with { Symbol = new("ETHUSDT") }).ShouldStartWith($"{folder.Root}: found no candles of ETHUSDT; expected files such as ETHUSDT-1h-2023-01.zip");
        Files().Symbols().ShouldBe([new("BTCUSDT")]);
    }

    [Fact]
    public void Too_few_candles_for_one_of_the_wanted_are_refused()
    {
        folder.Write("BTCUSDT-1h.csv", Csv.Row(0) + Csv.Row(1));

        Refusal(Csv.Hourly with { Timeframe = Timeframe.OneDay }).ShouldContain("found 2 candles of 1h; expected enough for one whole candle of 1d");
    }

    [Fact]
    public void A_file_or_directory_that_is_not_there_is_named()
    {
        var missing = folder.Path("BTCUSDT-1h.csv");

        Should.Throw<CandleDataException>(() => CandleFiles.Read(missing, Csv.Hourly, GapPolicy.Fail)).Message
            .ShouldBe($"{missing}: found no such file; expected a file of candles; check the path, or fetch the candles first");
        Should.Throw<CandleDataException>(() => new CandleFiles(folder.Path("nowhere"), GapPolicy.Fail).Load(Csv.Hourly)).Message
            .ShouldStartWith($"{folder.Path("nowhere")}: found no readable directory");
        Should.Throw<CandleDataException>(() => CandleFiles.Read([], Csv.Hourly, GapPolicy.Fail)).Message
            .ShouldContain("no file was named");
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_named()
    {
        Directory.CreateDirectory(folder.Path("BTCUSDT-1h.csv"));

        Should.Throw<CandleDataException>(() => CandleFiles.Read(folder.Path("BTCUSDT-1h.csv"), Csv.Hourly, GapPolicy.Fail)).Message
            .ShouldStartWith($"{folder.Path("BTCUSDT-1h.csv")}: found a file that cannot be read");
    }

    [Theory]
    [InlineData("BTCUSDT-1h-2023-01.zip", "BTCUSDT", "1h")]
    [InlineData("/data/BTCUSDT-1h-20230101-20230331T2300.csv", "BTCUSDT", "1h")]
    [InlineData("btcusdt_1m.csv", "BTCUSDT", "1m")]
    [InlineData("BTC_USDT-5m.CSV", "BTC_USDT", "5m")]
    [InlineData("BTC-USD-4h-2023.csv", "BTC-USD", "4h")]
    [InlineData("BTCUSDT-1s-from-trades-20240808T235415.csv", "BTCUSDT", "1s")]
    [InlineData("1INCHUSDT-1w.csv", "1INCHUSDT", "1w")]
    public void A_name_tells_symbol_and_timeframe(string name, string symbol, string timeframe)
    {
        CandleFileName.TryParse(name, out var parsedSymbol, out var parsedTimeframe).ShouldBeTrue();
        parsedSymbol.Name.ShouldBe(symbol);
        parsedTimeframe.ToString().ShouldBe(timeframe);
    }

    [Theory]
    [InlineData("BTCUSDT.csv")]
    [InlineData("BTCUSDT-1mo-2023.csv")]
    [InlineData("BTCUSDT-trades-2023-01.csv")]
    [InlineData("BTCUSDT-1h.csv.1h-fail.candles")]
    [InlineData("-1h.csv")]
    [InlineData("BTCUSDT-1h-2023-01.zip.CHECKSUM")]
    public void Other_names_are_no_candles(string name) =>
        CandleFileName.TryParse(name, out _, out _).ShouldBeFalse();

    CandleFiles Files() => new(folder.Root, GapPolicy.Fail);

    LoadedCandles Load(Series series) => Files().Load(series);

    string Refusal(Series series) => Should.Throw<CandleDataException>(() => Load(series)).Message;
}
