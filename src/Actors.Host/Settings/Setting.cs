using Actors.Domain;
using Actors.Runtime.Hocon;

namespace Actors.Host.Settings;

/// <summary>Reads values whose rules live in the domain, and gives a broken rule the place of the value that broke it.</summary>
static class Setting
{
    public static T Read<T>(Config config, string path, Func<string, T> parse)
    {
        var text = config.GetString(path);
        try
        {
            return parse(text);
        }
        catch (DomainFault fault)
        {
            throw Wrong(config, path, fault.Message);
        }
    }

    public static T? ReadOptional<T>(Config config, string path, Func<string, T> parse)
        where T : struct => config.HasPath(path) ? Read(config, path, parse) : null;

    public static decimal ReadNumber(Config config, string path, decimal min, decimal max, string unit)
    {
        var value = config.GetDecimal(path);
        return value >= min && value <= max ? value
            : throw Wrong(config, path, $"{value} is not {Range(min, max)} {unit}");
    }

    public static T ReadChoice<T>(Config config, string path, params (string Name, T Value)[] choices)
    {
        var text = config.GetString(path);
        foreach (var (name, value) in choices)
        {
            if (string.Equals(name, text, StringComparison.Ordinal))
                return value;
        }
        throw Wrong(config, path, $"'{text}' is none of {string.Join(", ", choices.Select(choice => choice.Name))}");
    }

    /// <summary>UTC; a date alone is its midnight.</summary>
    public static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.TryParse(
            text, System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal | System.Globalization.DateTimeStyles.AdjustToUniversal,
            out var time)
            ? time
            : throw new DomainFault($"'{text}' is no time: write 2023-02-01 or 2023-02-01T15:30:00Z (UTC)");

    public static InputException Wrong(Config config, string path, string why) =>
        new($"{config.FindValue(path)?.Origin}: {path}: {why}");

    static string Range(decimal min, decimal max) => max == decimal.MaxValue ? $"{min} or more" : $"{min} to {max}";
}
