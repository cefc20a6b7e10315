using System.Text;
using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>The <c>X.CHECKSUM</c> that an exchange publishes beside a file: 64 hex digits, two spaces, the file's name.</summary>
static class ArchiveChecksum
{
    const int HexLength = 64;

    /// <summary>Does nothing where there is no checksum.</summary>
    /// <exception cref="CandleDataException">The checksum is another, or is none.</exception>
    public static void Verify(string path, string sha256)
    {
        var beside = path + ".CHECKSUM";
        if (!File.Exists(beside))
            return;
        var text = File.ReadAllText(beside, Encoding.ASCII).Trim();
        if (text.Length < HexLength || text.AsSpan(0, HexLength).ContainsAnyExcept("0123456789abcdefABCDEF"))
            throw CandleProblems.Fatal(beside, DecimalText.Quote(Encoding.ASCII.GetBytes(text)),
                "64 hex digits of SHA-256 and the file's name", "fetch the checksum anew, or remove it");
        if (!text.AsSpan(0, HexLength).Equals(sha256, StringComparison.OrdinalIgnoreCase))
            throw CandleProblems.Fatal(path, $"a file with SHA-256 {sha256}",
                $"{text[..HexLength]} as {Path.GetFileName(beside)} says",
                "fetch both files anew: one of them is damaged or was changed");
    }
}
