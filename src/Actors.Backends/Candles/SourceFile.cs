using System.IO.Compression;
using System.Security.Cryptography;
using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>Reads a file of candles, plain or zipped, and checks it against the checksum beside it.</summary>
static class SourceFile
{
    const int BlockLength = 1 << 20;

    /// <exception cref="CandleDataException">The file cannot be read, or its bytes are not those it was published with.</exception>
    public static SourceIdentity Read(string path, CandleCsv csv)
    {
        try
        {
            return IsArchive(path) ? ReadArchive(path, csv) : ReadText(path, csv);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw CandleProblems.Fatal(path, "no such file", "a file of candles",
                "check the path, or fetch the candles first");
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw CandleProblems.Fatal(path, $"a file that cannot be read ({error.Message.TrimEnd('.')})",
                "a readable file", "check the path and its permissions");
        }
    }

    public static bool IsArchive(string path) => path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    static SourceIdentity ReadText(string path, CandleCsv csv)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var digest = new SourceDigest();
        ReadBlocks(file, file.CanSeek ? file.Length : 0, csv, digest.Append);
        var identity = digest.Finish(path);
        ArchiveChecksum.Verify(path, identity.Sha256);
        return identity;
    }

    static SourceIdentity ReadArchive(string path, CandleCsv csv)
    {
        var bytes = File.ReadAllBytes(path);
        using var digest = new SourceDigest();
        digest.Append(bytes);
        var identity = digest.Finish(path);
        ArchiveChecksum.Verify(path, identity.Sha256);
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            var entry = OnlyText(path, archive);
            using var text = entry.Open();
            var crc = new Crc32();
            ReadBlocks(text, entry.Length, csv, crc.Append);
            if (crc.Value != entry.Crc32)
                throw new InvalidDataException($"the CRC-32 of {entry.Name} is {crc.Value:x8}, not {entry.Crc32:x8}");
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or IOException)
        {
            throw CandleProblems.Fatal(path, $"a corrupt ZIP file ({error.Message.TrimEnd('.')})",
                "an archive that unpacks", "fetch the file anew");
        }
        return identity;
    }

    public static ZipArchiveEntry OnlyText(string path, ZipArchive archive)
    {
        ZipArchiveEntry[] texts = [.. archive.Entries.Where(e => e.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))];
        return texts is [var only] ? only : throw CandleProblems.Fatal(path,
            $"{texts.Length} CSV files in the archive", "one", "unpack it and give the file of candles");
    }

    // A line cut by the end of a block is moved to the front and read again with what follows it.
    static void ReadBlocks(Stream stream, long expected, CandleCsv csv, Append seen)
    {
        var block = GC.AllocateUninitializedArray<byte>(BlockLength);
        var (held, isFirst, isLast) = (0, true, false);
        while (!isLast)
        {
            var read = stream.ReadAtLeast(block.AsSpan(held), block.Length - held, throwOnEndOfStream: false);
            isLast = read < block.Length - held;
            seen(block.AsSpan(held, read));
            var text = block.AsSpan(0, held + read);
            if (isFirst)
                csv.Expect(expected, text);
            isFirst = false;
            var used = csv.Feed(text, isLast);
            text[used..].CopyTo(block);
            held = text.Length - used;
        }
    }

    delegate void Append(ReadOnlySpan<byte> bytes);
}
