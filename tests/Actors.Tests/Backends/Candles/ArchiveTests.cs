using Actors.Backends.Candles;
using Actors.Domain;

namespace Actors.Tests.Backends.Candles;

public sealed class ArchiveTests : IDisposable
{
    const string Name = "BTCUSDT-1h-2023-01.zip";

    static readonly string Text = string.Concat(Enumerable.Range(0, 20).Select(hour => Csv.Kline(hour)));

    readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_archive_with_its_checksum_is_read()
    {
        folder.Write(Name, Folder.Zip(("BTCUSDT-1h-2023-01.csv", Text)));
        folder.WriteChecksum(Name);

        var loaded = Read(Name);

        Csv.All(loaded).ShouldBe(Csv.All(Csv.Load(Text)));
        File.ReadAllText(folder.Path($"{Name}.CHECKSUM")).ShouldStartWith(loaded.Hash);
    }

    [Theory]
    [InlineData(Name)]
    [InlineData("BTCUSDT-1h-2023-01.csv")]
    public void A_file_unlike_its_checksum_is_refused(string name)
    {
        folder.Write(name, name == Name ? Folder.Zip(("a.csv", Text)) : System.Text.Encoding.ASCII.GetBytes(Text));
        folder.Write($"{name}.CHECKSUM", $"{new string('a', 64)}  {name}\n");

        Refusal(name).ShouldStartWith($"{folder.Path(name)}: found a file with SHA-256 ");
        Refusal(name).ShouldEndWith($"expected {new string('a', 64)} as {name}.CHECKSUM says; fetch both files anew: one of them is damaged or was changed");
    }

    [Fact]
    public void A_wrong_checksum_is_told_before_the_rows_that_it_spoiled()
    {
        folder.Write("BTCUSDT-1h.csv", Csv.Kline(0, "1,0,1,1,1") + new string('x', 9_999));
        folder.Write("BTCUSDT-1h.csv.CHECKSUM", $"{new string('a', 64)}  BTCUSDT-1h.csv\n");

        Refusal("BTCUSDT-1h.csv").ShouldContain("found a file with SHA-256 ");
    }

    [Fact]
    public void A_checksum_that_is_none_is_refused()
    {
        folder.Write(Name, Folder.Zip(("a.csv", Text)));
        folder.Write($"{Name}.CHECKSUM", "<html>not found</html>");

        Refusal(Name).ShouldBe(
            $"{folder.Path(Name)}.CHECKSUM: found '<html>not found</html>'; expected 64 hex digits of SHA-256 and the file's name; fetch the checksum anew, or remove it");
    }

    [Fact]
    public void A_file_that_is_no_archive_is_refused()
    {
        folder.Write(Name, "<html>not found</html>");

        Refusal(Name).ShouldStartWith($"{folder.Path(Name)}: found a corrupt ZIP file (");
        Refusal(Name).ShouldEndWith("expected an archive that unpacks; fetch the file anew");
    }

    [Fact]
    public void An_archive_of_several_texts_is_refused()
    {
        folder.Write(Name, Folder.Zip(("a.csv", Text), ("b.csv", Text)));

        Refusal(Name).ShouldContain("found 2 CSV files in the archive; expected one");
    }

    [Fact]
    public void A_problem_in_an_archive_has_the_line_of_its_text()
    {
        folder.Write(Name, Folder.Zip(("a.csv", Text + Csv.Kline(20, "1,2,3,4,5"))));

        Refusal(Name).ShouldStartWith($"{folder.Path(Name)}:21: found high 2 below open 1 or close 4");
    }

    [Fact]
    public void An_archive_with_any_bit_turned_is_refused_or_reads_the_same()
    {
        var bytes = Folder.Zip(("a.csv", Text));
        var whole = Csv.All(Csv.Load(Text));
        var refused = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= (byte)(1 << at % 8);
            folder.Write(Name, damaged);
            try
            {
                Csv.All(Read(Name)).ShouldBe(whole);
            }
            catch (CandleDataException)
            {
                refused++;
            }
        }
        refused.ShouldBeGreaterThan(bytes.Length / 2);
    }

    [Fact]
    public void An_archive_cut_anywhere_is_refused()
    {
        var bytes = Folder.Zip(("a.csv", Text));
        for (var length = 0; length < bytes.Length; length++)
        {
            folder.Write(Name, bytes[..length]);
            Refusal(Name).ShouldContain("found ");
        }
    }

    [Fact]
    public void Crc32_is_the_one_of_zip_files()
    {
        var crc = new Crc32();
        crc.Append("1234"u8);
        crc.Append("56789"u8);

        crc.Value.ShouldBe(0xCBF43926u);
    }

    LoadedCandles Read(string name) => CandleFiles.Read(folder.Path(name), Csv.Hourly, GapPolicy.Fail);

    string Refusal(string name) => Should.Throw<CandleDataException>(() => Read(name)).Message;
}
