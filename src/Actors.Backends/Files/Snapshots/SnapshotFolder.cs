using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Actors.Backends.Files;

/// <summary>Names: a folder for each persistence id, a file for each sequence number in it.</summary>
static class SnapshotFolder
{
    public const string Extension = ".snapshot";

    const int LongestName = 120;

    /// <summary>
    /// The id with every character that is not a lower-case letter, a digit, - or _ written as = and the hexadecimal
    /// digits of its UTF-8 bytes, so that it is good and unique on every file system; long ones by their SHA-256.
    /// </summary>
    public static string NameOf(string persistenceId)
    {
        var name = new StringBuilder();
        foreach (var one in Encoding.UTF8.GetBytes(persistenceId))
        {
            if (one is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'_')
                name.Append((char)one);
            else
                name.Append(CultureInfo.InvariantCulture, $"={one:x2}");
        }
        return name.Length <= LongestName ? name.ToString()
            : $"sha256={Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(persistenceId)))}";
    }

    /// <summary>Nineteen digits, so that names are in the order of numbers.</summary>
    public static string FileOf(string folder, long sequenceNr) =>
        Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{sequenceNr:D19}{Extension}"));

    public static long? Parse(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(0, name.Length - Extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
