using System.IO.Compression;
using System.Text;

namespace Actors.Tests.Host;

/// <summary>Broken files of candles through the command line.</summary>
public sealed class BadCandleTests : IDisposable
{
    readonly Refusal refusal = new();

    public void Dispose() => refusal.Dispose();

    [Fact]
    public void A_missing_file_is_named()
    {
        var file = refusal.Folder.File("nope.csv");
        refusal.OfCandles(file).ShouldBe(
            $"{file}: found no such file; expected a file of candles; check the path, or fetch the candles first");
    }

    [Fact]
    public void A_folder_is_no_file_of_candles() =>
        refusal.OfCandles(refusal.Folder.Path).ShouldContain("found a folder, expected one file of candles; give a folder with --data");

    [Fact]
    public void An_empty_file_has_no_candles() =>
        refusal.OfCandles(refusal.Write("bad.csv")).ShouldContain("bad.csv: found an empty file; expected the 12 columns");

    [Fact]
    public void A_header_alone_is_no_data() =>
        refusal.OfCandles(refusal.Write("bad.csv", Refusal.Candles(0))).ShouldContain("bad.csv: found a header without rows; ");

    [Theory]
    [InlineData(1, "abc", "found 'abc', which is not a number; expected the open as a decimal number")]
    [InlineData(1, "", "found an empty field; expected the open as a decimal number")]
    [InlineData(2, "NaN", "found 'NaN', which is not a number; expected the high as a decimal number")]
    [InlineData(3, "Infinity", "found 'Infinity', which is not a number; expected the low as a decimal number")]
    [InlineData(4, "-1", "found close -1; expected a price above 0")]
    [InlineData(4, "0", "found close 0; expected a price above 0")]
    [InlineData(5, "-1", "found volume -1; expected a volume of 0 or more")]
    [InlineData(2, "1", "found high 1 below open 105 or close 101; expected high at or above both")]
    [InlineData(3, "104", "found low 104 above open 105 or close 101; expected low at or below both")]
    [InlineData(4, "1e40", "found '1e40', which has more digits than the 28 of a decimal; expected the close")]
    [InlineData(0, "yesterday", "found 'yesterday'; expected an open time as seconds, milliseconds or microseconds since 1970")]
    [InlineData(0, "1672545600001", "found open time 2023-01-01T04:00:00.001Z, ")]
    public void A_wrong_field_is_named_with_its_line(int column, string text, string message)
    {
        var said = refusal.OfCandles(refusal.WithField(column, text));
        said.ShouldContain($"bad.csv:7: {message}");
        said.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData("1672549200000,1,1,1,1", "found 5 columns; expected 6 as in the first line")]
    [InlineData("1672549200000,1,1,1,1,1,1", "found 7 columns; expected 6 as in the first line")]
    [InlineData("rubbish", "found 1 columns; expected 6 as in the first line")]
    public void A_row_of_the_wrong_length_is_named_with_its_line(string row, string message) =>
        refusal.OfCandles(refusal.WithLine(7, row)).ShouldContain($"bad.csv:7: {message}; correct the row");

    [Fact]
    public void Reversed_time_is_one_message_that_shows_the_first_rows()
    {
        List<string> lines = [.. Refusal.Candles(100)];
        lines.Reverse(1, 100);
        var said = refusal.OfCandles(refusal.Write("bad.csv", lines)).Split('\n');
        said[0].ShouldBe("99 problems in the candles:");
        said[1].ShouldContain("bad.csv:3: found open time 2023-01-05T02:00Z after 2023-01-05T03:00Z; expected rows in order of time; sort the file");
        said[^1].ShouldStartWith("  ... and ");
        said.Length.ShouldBeLessThan(10);
    }

    [Fact]
    public void A_second_row_of_one_time_is_refused()
    {
        List<string> lines = [.. Refusal.Candles(100)];
        lines.Insert(7, lines[6] + "1");
        refusal.OfCandles(refusal.Write("bad.csv", lines))
            .ShouldContain("bad.csv:8: found a second row of 2023-01-01T05:00Z, unlike line 7");
    }

    [Fact]
    public void A_gap_ends_the_run_unless_told_otherwise()
    {
        List<string> lines = [.. Refusal.Candles(100)];
        lines.RemoveRange(7, 3);
        var file = refusal.Write("bad.csv", lines);
        refusal.OfCandles(file).ShouldContain(
            "bad.csv:8: found 3 candles missing after 2023-01-01T05:00Z; expected candles without gaps; fetch the missing ones, or set data.on-gap (--on-gap) to skip or fill");
    }

    [Fact]
    public void A_coarser_step_than_asked_for_is_named() =>
        refusal.OfCandles(refusal.Write("bad.csv", Refusal.Candles(100, 14_400)))
            .ShouldContain("bad.csv: found rows that are never less than 4h apart; expected candles of 1h; name the timeframe of the data");

    [Fact]
    public void A_step_that_the_timeframe_is_no_multiple_of_is_named() =>
        refusal.OfCandles(refusal.Write("bad.csv", Refusal.Candles(100, 2_700)))
            .ShouldContain("bad.csv: has candles of 45m, and 1h cannot be made of them; name multiples of 45m with --timeframe");

    [Fact]
    public void Too_few_candles_for_one_of_the_timeframe_are_named() =>
        refusal.Of("--candles", refusal.Write("bad.csv", Refusal.Candles(10)), "--symbol", "BTCUSDT", "--timeframe", "1w", "--strategy", "ema-cross")
            .ShouldContain("bad.csv: found 10 candles of 1h from 2023-01-01 00:00:00Z to 2023-01-01 09:00:00Z; expected a whole candle of 1w; ");

    [Theory]
    [InlineData("PK\u0003\u0004 and no more", "found a corrupt ZIP file")]
    [InlineData("", "found a corrupt ZIP file")]
    public void A_corrupt_ZIP_is_named(string bytes, string message) =>
        refusal.OfCandles(refusal.Folder.Write("bad.zip", bytes)).ShouldContain($"bad.zip: {message}");

    [Fact]
    public void A_ZIP_whose_bytes_are_damaged_is_named()
    {
        var file = Zip("bad.zip", "BTCUSDT-1h.csv");
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 3] ^= 0x55;
        File.WriteAllBytes(file, bytes);
        refusal.OfCandles(file).ShouldContain("bad.zip: found a corrupt ZIP file");
    }

    [Fact]
    public void A_ZIP_without_a_CSV_is_named() =>
        refusal.OfCandles(Zip("bad.zip", "readme.txt")).ShouldContain("bad.zip: found 0 CSV files in the archive; expected one; unpack it");

    [Fact]
    public void A_wrong_checksum_is_named_with_both_sums()
    {
        var file = Zip("BTCUSDT-1h.zip", "BTCUSDT-1h.csv");
        refusal.Write("BTCUSDT-1h.zip.CHECKSUM", $"{new string('0', 64)}  BTCUSDT-1h.zip");
        refusal.OfCandles(file).ShouldContain("BTCUSDT-1h.zip: found a file with SHA-256 ");
        refusal.Write("BTCUSDT-1h.zip.CHECKSUM", "no sum");
        refusal.OfCandles(file).ShouldContain("BTCUSDT-1h.zip.CHECKSUM: found 'no sum'; expected 64 hex digits");
    }

    [Fact]
    public void Binary_garbage_is_no_CSV()
    {
        var bytes = new byte[50_000];
        new Random(7).NextBytes(bytes);
        File.WriteAllBytes(refusal.Folder.File("bad.csv"), bytes);
        refusal.OfCandles(refusal.Folder.File("bad.csv")).ShouldContain("bad.csv:1: found ");
    }

    [Fact]
    public void UTF_16_is_named_as_such()
    {
        File.WriteAllText(refusal.Folder.File("bad.csv"), string.Join('\n', Refusal.Candles(100)), Encoding.Unicode);
        refusal.OfCandles(refusal.Folder.File("bad.csv")).ShouldContain("bad.csv:1: found text in UTF-16; expected ");
    }

    [Fact]
    public void An_endless_line_is_not_read_to_its_end() =>
        refusal.OfCandles(refusal.WithLine(7, new string('x', 3_000_000))).ShouldContain("bad.csv:7: found a line of 4096 bytes or more; ");

    [Fact]
    public void A_folder_without_the_symbol_says_which_it_has()
    {
        _ = refusal.Good;
        refusal.Of("--data", refusal.Folder.Path, "--symbol", "BTCUSDC", "--timeframe", "1h", "--strategy", "ema-cross")
            .ShouldEndWith("found no candles of BTCUSDC; expected one of BTCUSDT; did you mean BTCUSDT?");
        refusal.Of("--data", refusal.Folder.Path, "--symbol", "BTCUSDT", "--timeframe", "90m", "--strategy", "ema-cross")
            .ShouldContain("BTCUSDT has candles of 1h, and 90m cannot all be made of one of them");
    }

    [Theory]
    [InlineData("nowhere", "nowhere: found no such folder; expected one with files of candles; check the path")]
    [InlineData("BTCUSDT-1h.csv", "BTCUSDT-1h.csv: found a file, expected a folder; give one file with --candles")]
    public void A_data_folder_that_was_named_must_be_there(string name, string message)
    {
        _ = refusal.Good;
        refusal.Of("--data", refusal.Folder.File(name), "--symbol", "BTCUSDT", "--timeframe", "1h", "--strategy", "ema-cross")
            .ShouldEndWith(message);
    }

    [Fact]
    public void A_file_name_that_tells_nothing_asks_for_the_symbol() =>
        refusal.Of("--candles", refusal.Write("mine.csv", Refusal.Candles(100)), "--strategy", "ema-cross")
            .ShouldContain("name both, such as --symbol BTCUSDT --timeframe 1h");

    string Zip(string name, string entry)
    {
        var file = refusal.Folder.File(name);
        using var archive = ZipFile.Open(file, ZipArchiveMode.Create);
        using var text = new StreamWriter(archive.CreateEntry(entry).Open());
        foreach (var line in Refusal.Candles(500))
            text.WriteLine(line);
        return file;
    }
}
