using System.Globalization;
using System.Text;
using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Tests.Backends.Candles;

/// <summary>Whatever the bytes, the answer is candles that keep their rules or a <see cref="CandleDataException"/>.</summary>
public sealed class CandleFuzzTests
{
    static readonly string[] Tokens =
    [
        "1672617600000", "1672621200000", "1672624800000000", "1672617600", "2023-01-02", "2023-01-02T05:00:00Z", "0", "-1",
        "1", "100.5", "1e5", "5e-08", "NaN", "Infinity", "", " ", "-", ".", "1.", ".5", "e", "1e", "1e9999", "1e-9999",
        "99999999999999999999999999999999999999999", "0.00000000000000000000000000000000000001", "79228162514264337593543950335",
        ",", ",", ",", ",", ",", ",", "\n", "\r\n", "\n\n", "\"", ";", "open", "time", "\uFEFF", "\0", "\u00E9", "100,110,90,105,1",
        "time,open,high,low,close,volume\n", "1672617600000,100,110,90,105,1\n", "1672621200000,100,110,90,105,1\n", "100,110,90,105,1.5,1672621199999,1,1,1,1,0\n", "18446744073709551616", "٣",
    ];

    [Fact]
    public void Random_bytes_are_answered()
    {
        var random = new Random(1);
        for (var run = 0; run < 3_000; run++)
        {
            var bytes = new byte[random.Next(0, 600)];
            random.NextBytes(bytes);
            Answer(bytes, random);
        }
    }

    [Fact]
    public void Any_order_of_tokens_is_answered()
    {
        var random = new Random(2);
        var read = 0;
        for (var run = 0; run < 20_000; run++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Tokens[random.Next(Tokens.Length)]));
            read += Answer(Encoding.UTF8.GetBytes(text), random);
        }
        read.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Mutated_rows_are_answered()
    {
        var random = new Random(3);
        var sound = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 6).Select(hour => Csv.Kline(hour, "16541.77000000,16545.70000000,16508.39000000,16529.67000000,4364.83570000"))));
        var read = 0;
        for (var run = 0; run < 20_000; run++)
        {
            var bytes = sound.ToList();
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(bytes.Count);
                switch (random.Next(5))
                {
                    case 0:
                        bytes[at] = (byte)random.Next(256);
                        break;
                    case 1:
                        bytes.RemoveAt(at);
                        break;
                    case 2:
                        bytes.InsertRange(at, Encoding.UTF8.GetBytes(Tokens[random.Next(Tokens.Length)]));
                        break;
                    case 3:
                        bytes[at] = (byte)"0123456789.,-\n"[random.Next(14)];
                        break;
                    default:
                        bytes.RemoveRange(at, random.Next(bytes.Count - at));
                        bytes.AddRange(sound);
                        break;
                }
            }
            read += Answer([.. bytes], random);
        }
        read.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Sound_rows_of_any_precision_are_read_as_a_plain_reader_reads_them()
    {
        var random = new Random(4);
        for (var run = 0; run < 300; run++)
        {
            var rows = Enumerable.Range(0, random.Next(1, 60)).Select(hour => (Time: Csv.Hour(hour), Numbers: Numbers(random))).ToArray();
            var columns = random.Next(2) == 0 ? "" : ",x,1,2,,4,-";
            var text = string.Concat(rows.Select(row => $"{row.Time.ToUnixTimeMilliseconds() * (row.Time.Day > 2 ? 1_000 : 1)},{string.Join(',', row.Numbers)}{columns}\n"));

            Csv.All(Csv.Load(text)).ShouldBe(rows.Select(row => Plain(row.Time, row.Numbers)));
        }
    }

    // Every number with up to 9 digits before the point and 8 after it, now and then more, 17 in all.
    static string[] Numbers(Random random)
    {
        string[] prices = [.. Enumerable.Range(0, 4).Select(_ => Number(random, 1)).OrderBy(Decimal)];
        return [prices[1], prices[3], prices[0], prices[2], Number(random, 0)];
    }

    static string Number(Random random, int least)
    {
        var whole = random.NextInt64(least, (long)Math.Pow(10, random.Next(1, 10))).ToString(CultureInfo.InvariantCulture);
        var places = random.Next(10) switch { 0 => 0, 1 => random.Next(9, 15), _ => random.Next(1, 9) };
        places = Math.Min(places, PackedDecimal.Digits - whole.Length);
        return places == 0 ? whole
            : $"{whole}.{string.Concat(Enumerable.Range(0, places).Select(_ => random.Next(4) == 0 ? '0' : (char)('0' + random.Next(10))))}";
    }

    static Candle Plain(DateTimeOffset time, string[] numbers) => new(
        time, new(Decimal(numbers[0])), new(Decimal(numbers[1])), new(Decimal(numbers[2])), new(Decimal(numbers[3])), new(Decimal(numbers[4])));

    static decimal Decimal(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    // 1 when the bytes were read.
    static int Answer(byte[] bytes, Random random)
    {
        var timeframe = (random.Next(4)) switch { 0 => Timeframe.OneMinute, 1 => Timeframe.Parse("1s"), 2 => Timeframe.Parse("1w"), _ => Timeframe.OneHour };
        try
        {
            var loaded = CandleFiles.Parse(bytes, Csv.Hourly with { Timeframe = timeframe }, (GapPolicy)random.Next(2));
            Csv.All(loaded).ShouldAllBe(candle => candle.Fault == null && candle.Low.Value > 0 && timeframe.OpenOf(candle.OpenTime) == candle.OpenTime);
            return 1;
        }
        catch (CandleDataException)
        {
            return 0;
        }
    }
}
