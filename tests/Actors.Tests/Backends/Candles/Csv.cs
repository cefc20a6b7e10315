using System.Globalization;
using System.Text;
using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Tests.Backends.Candles;

/// <summary>Small candle texts for tests: hours of 2 January 2023 (a Monday), UTC.</summary>
static class Csv
{
    public static readonly Series Hourly = new("test", new("BTCUSDT"), Timeframe.OneHour);

    public static readonly DateTimeOffset Start = new(2023, 1, 2, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Hour(int hour) => Start.AddHours(hour);

    public static string Row(int hour, string numbers = "100,110,90,105,1.5") =>
        string.Create(CultureInfo.InvariantCulture, $"{Hour(hour).ToUnixTimeMilliseconds()},{numbers}\n");

    public static string Kline(int hour, string numbers = "100,110,90,105,1.5") => string.Create(
        CultureInfo.InvariantCulture,
        $"{Hour(hour).ToUnixTimeMilliseconds()},{numbers},{Hour(hour + 1).ToUnixTimeMilliseconds() - 1},157.5,7,0.5,52.5,0\n");

    public static LoadedCandles Load(string text, GapPolicy onGap = GapPolicy.Fail, Series? series = null) =>
        CandleFiles.Parse(Encoding.UTF8.GetBytes(text), series ?? Hourly, onGap, "hours.csv");

    public static string Refusal(string text, GapPolicy onGap = GapPolicy.Fail, Series? series = null) =>
        Should.Throw<CandleDataException>(() => Load(text, onGap, series)).Message;

    public static Candle Candle(int hour, decimal open, decimal high, decimal low, decimal close, decimal volume) =>
        new(Hour(hour), new(open), new(high), new(low), new(close), new(volume));

    public static Candle[] All(CandleSeries series) => [.. Enumerable.Range(0, series.Count).Select(i => series[i])];

    public static Candle[] All(LoadedCandles loaded) => All(loaded.Candles);
}
