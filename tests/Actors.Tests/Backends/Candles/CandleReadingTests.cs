using System.Text;
using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Tests.Backends.Candles;

public sealed class CandleReadingTests
{
    [Fact]
    public void The_twelve_columns_of_an_archive_are_read_without_a_header()
    {
        var loaded = Csv.Load(
            "1672617600000,16541.77000000,16545.70000000,16508.39000000,16529.67000000,4364.83570000,1672621199999,72146293.58672290,149854,2179.94772000,36032352.87035720,0\n");

        Csv.All(loaded).ShouldBe([Csv.Candle(0, 16541.77m, 16545.70m, 16508.39m, 16529.67m, 4364.8357m)]);
    }

    [Theory]
    [InlineData("open_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\n")]
    [InlineData("\uFEFFopen_time,open,high,low,close,volume,close_time,quote_volume,count,taker_buy_volume,taker_buy_quote_volume,ignore\r\n")]
    [InlineData("Open time,Open,High,Low,Close,Volume,Close time,Quote asset volume,Number of trades,Taker base,Taker quote,Ignore\n")]
    public void A_header_of_twelve_names_is_no_row(string header) =>
        Csv.All(Csv.Load(header + Csv.Kline(0))).ShouldBe([Csv.Candle(0, 100, 110, 90, 105, 1.5m)]);

    [Theory]
    [InlineData("time,open,high,low,close,volume")]
    [InlineData("open_time,open,high,low,close,volume")]
    [InlineData("\"timestamp\", \"open\", \"high\", \"low\", \"close\", \"volume\"")]
    public void A_header_of_six_names_is_no_row(string header) =>
        Csv.Load($"{header}\n{Csv.Row(0)}").Candles.Count.ShouldBe(1);

    [Theory]
    [InlineData("1672617600")]
    [InlineData("1672617600000")]
    [InlineData("1672617600000000")]
    [InlineData("2023-01-02")]
    [InlineData("2023-01-02T00:00")]
    [InlineData("2023-01-02 00:00:00")]
    [InlineData("2023-01-02T00:00:00Z")]
    [InlineData("2023-01-02 01:00:00+01:00")]
    [InlineData("2023-01-02T00:00:00.000Z")]
    public void Times_are_seconds_milliseconds_microseconds_or_text(string time) =>
        Csv.Load($"{time},1,1,1,1,1").Candles[0].OpenTime.ShouldBe(Csv.Start);

    [Fact]
    public void Milliseconds_may_give_way_to_microseconds_in_the_middle()
    {
        var text = Csv.Kline(0) + Csv.Kline(1)
            + string.Concat(Enumerable.Range(2, 40).Select(hour => $"{Csv.Hour(hour).ToUnixTimeMilliseconds()}000,1,1,1,1,1,{Csv.Hour(hour + 1).ToUnixTimeMilliseconds()}999,0,0,0,0,0\n"));

        Csv.Load(text).Candles.OpenTimes.ToArray().ShouldBe([.. Enumerable.Range(0, 42).Select(hour => Csv.Hour(hour).UtcTicks)]);
    }

    [Theory]
    [InlineData("0.00002853", "0.00002853")]
    [InlineData("0.000000000000000000000000001", "0.000000000000000000000000001")]
    [InlineData("79228162514264337", "79228162514264337")]
    [InlineData("123456789.01234567", "123456789.01234567")]
    [InlineData("5e-08", "0.00000005")]
    [InlineData("1.25E+3", "1250")]
    [InlineData("100.00000000000000000000000000000000", "100")]
    [InlineData(" 7.5 ", "7.5")]
    public void A_number_is_taken_to_the_last_digit(string text, string exact)
    {
        var expected = decimal.Parse(exact, System.Globalization.CultureInfo.InvariantCulture);

        Csv.Load($"1672617600000,{text},{text},{text},{text},{text}").Candles[0]
            .ShouldBe(Csv.Candle(0, expected, expected, expected, expected, expected));
    }

    [Fact]
    public void Numbers_of_unlike_precision_keep_every_digit_in_one_column()
    {
        string[] prices = ["300", "0.00000001", "12.5", "12345678.87654321", "0.000000000001", "922337203685477.07", "3.14159"];
        var text = string.Concat(prices.Select((price, hour) => Csv.Kline(hour, $"{price},{price},{price},{price},{price}")));

        Csv.All(Csv.Load(text)).Select(candle => candle.Close.Value).ShouldBe(
            [300m, 0.00000001m, 12.5m, 12345678.87654321m, 0.000000000001m, 922337203685477.07m, 3.14159m]);
    }

    [Fact]
    public void Zeros_at_the_end_of_a_number_change_nothing()
    {
        var plain = Csv.Load(Csv.Kline(0, "100,110,90,105,1.5") + Csv.Kline(1, "0.5,0.5,0.5,0.5,0"));
        var padded = Csv.Load(Csv.Kline(0, "100.00000000,110.0,90.000,105.00,1.50") + Csv.Kline(1, "0.50,0.5000,0.5,0.500000000000,0.00"));

        padded.Candles.Open.Scale.ShouldBe((byte)1);
        Csv.All(padded).ShouldBe(Csv.All(plain));
    }

    [Fact]
    public void Both_line_ends_and_a_last_line_without_one_are_read()
    {
        var rows = string.Concat(Enumerable.Range(0, 30).Select(hour => Csv.Kline(hour)));

        Csv.All(Csv.Load(rows.Replace("\n", "\r\n", StringComparison.Ordinal).TrimEnd())).ShouldBe(Csv.All(Csv.Load(rows)));
    }

    [Fact]
    public void A_bar_that_an_outage_closed_early_is_a_bar()
    {
        var early = $"{Csv.Start.ToUnixTimeMilliseconds()},100,110,90,105,1.5,{Csv.Start.AddMinutes(37).ToUnixTimeMilliseconds()},1,1,1,1,0\n";

        Csv.Load(early + Csv.Kline(1)).Candles.Count.ShouldBe(2);
    }

    [Fact]
    public void The_hash_is_that_of_the_bytes_and_the_source_is_named()
    {
        var loaded = Csv.Load(Csv.Row(0));

        loaded.Source.ShouldBe("hours.csv");
        loaded.Hash.ShouldBe(Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Csv.Row(0)))));
    }

    [Fact]
    public void Blocks_cut_anywhere_give_the_same_rows()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 9).Select(hour => Csv.Kline(hour, $"{hour + 1}.25,{hour + 1}.5,0.125,{hour + 1},0.001"))));
        var whole = CandleFiles.Parse(text, Csv.Hourly, GapPolicy.Fail);

        for (var cut = 0; cut <= text.Length; cut++)
        {
            var csv = new CandleCsv("cut", Timeframe.OneHour, new(), new());
            var used = csv.Feed(text.AsSpan(0, cut), isLast: false);
            csv.Feed(text.AsSpan(used), isLast: true);
            Csv.All(csv.Finish().ToSeries(Csv.Hourly)).ShouldBe(Csv.All(whole.Candles));
        }
    }
}
