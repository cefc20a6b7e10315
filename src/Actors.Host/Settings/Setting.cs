using Actors.Domain;
using Actors.Runtime.Hocon;

namespace Actors.Host.Settings;

/// <summary>Reads values whose rules live in the domain, and gives a broken rule the place of the value that broke it.</summary>
static class Setting
{
    const int LongestName = 64;

    public static T Read<T>(Config config, string path, Func<string, T> parse)
    {
        var text = config.GetString(path);
        try
        {
            return parse(text);
        }
        catch (DomainFault fault)
        {
            throw Wrong(config, path, fault);
        }
    }

    public static T? ReadOptional<T>(Config config, string path, Func<string, T> parse)
        where T : struct => config.HasPath(path) ? Read(config, path, parse) : null;

    public static decimal ReadNumber(Config config, string path, decimal min, decimal max, string unit)
    {
        var value = config.GetDecimal(path);
        var allowed = $"{Range(min, max)}{(unit.Length > 0 ? $" {unit}" : "")}";
        return value >= min && value <= max ? value
            : throw Outside(config, path, $"{value} is not {allowed}", allowed);
    }

    public static long ReadWhole(Config config, string path, long min, long max, string unit)
    {
        var value = ReadNumber(config, path, min, max, unit);
        return decimal.IsInteger(value) ? (long)value : throw Outside(config, path, $"{value} is no whole number", "a whole number");
    }

    public static T ReadChoice<T>(Config config, string path, params (string Name, T Value)[] choices)
    {
        var text = config.GetString(path);
        foreach (var (name, value) in choices)
        {
            if (string.Equals(name, text, StringComparison.Ordinal))
                return value;
        }
        var names = string.Join(", ", choices.Select(choice => choice.Name));
        throw Outside(config, path, $"'{text}' is none of {names}", $"one of {names}");
    }

    /// <summary>UTC; a date alone is its midnight.</summary>
    public static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.TryParse(
            text, System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal,
            out var time) && time.Year is >= 1970 and < 2200
            ? time
            : throw new DomainFault($"'{text}' is no time from 1970 to 2199", "write 2023-02-01 or 2023-02-01T15:30:00Z (UTC)");

    public static string ReadName(Config config, string path, string example)
    {
        var text = config.GetString(path);
        return text.Length is > 0 and <= LongestName && !text.Any(char.IsControl) ? text
            : throw Wrong(config, path, $"'{text}' is no name", $"write 1 to {LongestName} printable characters, such as {example}");
    }

    /// <param name="remedy">The message ends with it.</param>
    public static InputException Wrong(Config config, string path, string why, string remedy) =>
        new($"{Place(config, path)}: {why}", remedy, ": ");

    /// <summary>A value is none of those that are allowed, which <paramref name="why"/> says already.</summary>
    public static InputException Outside(Config config, string path, string why, string allowed) =>
        new($"{Place(config, path)}: {why}") { Remedy = $"set {path} to {allowed}" };

    /// <summary>A rule of the domain is broken.</summary>
    public static InputException Wrong(Config config, string path, DomainFault fault) => fault.Remedy is { } remedy
        ? new($"{Place(config, path)}: {fault.Problem}", remedy, fault.Message[fault.Problem.Length..^remedy.Length])
        : new($"{Place(config, path)}: {fault.Message}") { Remedy = $"correct {path}" };

    static string Place(Config config, string path) => $"{config.FindValue(path)?.Origin}: {path}";

    static string Range(decimal min, decimal max) => max == decimal.MaxValue ? $"{min} or more" : $"{min} to {max}";
}
