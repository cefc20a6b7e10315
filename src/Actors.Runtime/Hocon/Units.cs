using System.Numerics;

namespace Actors.Runtime.Hocon;

/// <summary>Durations and sizes: a number, then an optional unit. Exact, then rounded as the unit's family says.</summary>
static class Units
{
    static readonly Dictionary<string, long> Nanoseconds = Named(
        (1, ["ns", "nano", "nanos", "nanosecond", "nanoseconds"]),
        (1_000, ["us", "micro", "micros", "microsecond", "microseconds"]),
        (1_000_000, ["ms", "milli", "millis", "millisecond", "milliseconds", ""]),
        (1_000_000_000, ["s", "second", "seconds"]),
        (60_000_000_000, ["m", "minute", "minutes"]),
        (3_600_000_000_000, ["h", "hour", "hours"]),
        (86_400_000_000_000, ["d", "day", "days"]),
        (604_800_000_000_000, ["w", "week", "weeks"]));

    static readonly Dictionary<string, BigInteger> Bytes = Sizes();

    public const string DurationExpected = "a duration such as 500ms, 10s, 5m, 1h or 1d (a bare number is milliseconds)";

    public const string SizeExpected = "a size such as 512, 10kB, 64K, 1MiB or 2G (a bare number is bytes)";

    /// <summary>Nanoseconds, rounded to the nearest; null when the text is no duration.</summary>
    public static BigInteger? Duration(string text) =>
        Split(text, out var number, out var unit) && Nanoseconds.TryGetValue(unit, out var factor)
            ? Times(number, factor, round: true) : null;

    /// <summary>Whole bytes, fractions dropped; null when the text is no size.</summary>
    public static BigInteger? Size(string text) =>
        Split(text, out var number, out var unit) && Bytes.TryGetValue(unit, out var factor)
            ? Times(number, factor, round: false) : null;

    static bool Split(string text, out string number, out string unit)
    {
        var trimmed = text.Trim();
        var end = trimmed.Length;
        while (end > 0 && char.IsLetter(trimmed[end - 1]))
            end--;
        unit = trimmed[end..];
        number = trimmed[..end].TrimEnd();
        return NumberText.IsNumber(number, allowPlus: true);
    }

    static BigInteger? Times(string number, BigInteger factor, bool round)
    {
        if (!NumberText.TryExact(number, out var unscaled, out var scale))
            return null;
        if (scale <= 0)
            return unscaled * factor * BigInteger.Pow(10, -scale);
        var divisor = BigInteger.Pow(10, scale);
        var exact = unscaled * factor;
        return round ? BigInteger.Divide(exact * 2 + (exact.Sign * divisor), divisor * 2) : BigInteger.Divide(exact, divisor);
    }

    static Dictionary<string, T> Named<T>(params (T Factor, string[] Names)[] units) =>
        units.SelectMany(static u => u.Names.Select(n => (Name: n, u.Factor)))
            .ToDictionary(static u => u.Name, static u => u.Factor, StringComparer.Ordinal);

    static Dictionary<string, BigInteger> Sizes()
    {
        var sizes = Named<BigInteger>((1, ["", "B", "b", "byte", "bytes"]));
        (string Letter, string Decimal, string Binary)[] prefixes =
        [
            ("K", "kilo", "kibi"), ("M", "mega", "mebi"), ("G", "giga", "gibi"), ("T", "tera", "tebi"),
            ("P", "peta", "pebi"), ("E", "exa", "exbi"), ("Z", "zetta", "zebi"), ("Y", "yotta", "yobi"),
        ];
        for (var i = 0; i < prefixes.Length; i++)
        {
            var (letter, powerOfTen, powerOfTwo) = prefixes[i];
            var thousands = BigInteger.Pow(1_000, i + 1);
            var kibis = BigInteger.Pow(1_024, i + 1);
            foreach (var name in new[] { letter + "B", powerOfTen + "byte", powerOfTen + "bytes" })
                sizes.Add(name, thousands);
            foreach (var name in new[]
                     {
                         letter, letter.ToLowerInvariant(), letter + "i", letter + "iB", powerOfTwo + "byte", powerOfTwo + "bytes",
                     })
                sizes.Add(name, kibis);
        }
        sizes.Add("kB", 1_000);
        return sizes;
    }
}
