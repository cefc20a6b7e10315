using System.Globalization;

namespace Actors.Backends.Files;

/// <summary>The names of a segment's files: ten digits, so that their order is that of the log.</summary>
static class SegmentName
{
    public const string Extension = ".log";

    public static string Log(string folder, long number) => Path.Combine(folder, $"{number:D10}{Extension}");

    public static string Index(string folder, long number) => Path.Combine(folder, $"{number:D10}.idx");

    public static long? Parse(string name) =>
        name.EndsWith(Extension, StringComparison.Ordinal)
        && long.TryParse(name.AsSpan(0, name.Length - Extension.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
