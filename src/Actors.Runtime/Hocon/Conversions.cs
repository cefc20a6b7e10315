using System.Numerics;

namespace Actors.Runtime.Hocon;

/// <summary>
/// Values as the types that getters ask for. Strings and numbers become one another, strings become booleans,
/// objects with numbered keys become lists; null, objects and lists become nothing else.
/// </summary>
static class Conversions
{
    public static string Text(ConfigValue value, string path) => value switch
    {
        ConfigString s => s.Value,
        ConfigNumber n => n.Text,
        ConfigBoolean b => b.Value ? "true" : "false",
        _ => throw Wrong(value, path, "a string"),
    };

    public static bool Boolean(ConfigValue value, string path) => value switch
    {
        ConfigBoolean b => b.Value,
        ConfigString { Value: "true" or "yes" or "on" } => true,
        ConfigString { Value: "false" or "no" or "off" } => false,
        _ => throw Wrong(value, path, "true or false"),
    };

    public static int Int(ConfigValue value, string path) => (int)Whole(value, path, int.MinValue, int.MaxValue);

    public static long Long(ConfigValue value, string path) => (long)Whole(value, path, long.MinValue, long.MaxValue);

    public static decimal Decimal(ConfigValue value, string path) =>
        NumberText.TryDecimal(Number(value, path, "a number"), out var number) ? number
            : throw Bad(value, path, "a number that 28 decimal digits hold exactly");

    public static double Double(ConfigValue value, string path)
    {
        var number = NumberText.ToDouble(Number(value, path, "a number"));
        return double.IsFinite(number) ? number : throw Bad(value, path, "a number within ±1.8e308");
    }

    public static TimeSpan TimeSpan(ConfigValue value, string path, bool allowInfinite)
    {
        if (allowInfinite && value is ConfigString { Value: "infinite" })
            return Timeout.InfiniteTimeSpan;
        var nanoseconds = Duration(value, path);
        var ticks = BigInteger.Divide(nanoseconds * 2 + (nanoseconds.Sign * 100), 200);
        return ticks >= long.MinValue && ticks <= long.MaxValue ? new TimeSpan((long)ticks)
            : throw Bad(value, path, "a duration below 10,675,199 days");
    }

    public static long Nanoseconds(ConfigValue value, string path) =>
        Duration(value, path) is var n && n >= long.MinValue && n <= long.MaxValue ? (long)n
            : throw Bad(value, path, "a duration below 106,751 days");

    public static long Size(ConfigValue value, string path) =>
        BigSize(value, path) is var n && n <= long.MaxValue ? (long)n : throw Bad(value, path, "a size below 8 EiB");

    public static BigInteger BigSize(ConfigValue value, string path)
    {
        var size = Units.Size(Simple(value, path, Units.SizeExpected)) ?? throw Bad(value, path, Units.SizeExpected);
        return size >= 0 ? size : throw Bad(value, path, "a size that is not negative");
    }

    public static Config Object(ConfigValue value, string path) =>
        value is ConfigObject o ? new Config(o, $"{path}.") : throw Wrong(value, path, "an object");

    public static IReadOnlyList<ConfigValue> Items(ConfigValue value, string path) => value switch
    {
        ConfigList list => list.Items,
        ConfigObject o when NumberedKeys.Order(o.Fields.Keys) is { Count: > 0 } keys => [.. keys.Select(k => o.Fields[k])],
        _ => throw Wrong(value, path, "a list"),
    };

    public static IReadOnlyList<T> List<T>(ConfigValue value, string path, Func<ConfigValue, string, T> read) =>
        [.. Items(value, path).Select((item, i) => read(item, $"{path}[{i}]"))];

    static BigInteger Duration(ConfigValue value, string path) =>
        Units.Duration(Simple(value, path, Units.DurationExpected)) ?? throw Bad(value, path, Units.DurationExpected);

    static BigInteger Whole(ConfigValue value, string path, long min, long max)
    {
        if (!NumberText.TryInteger(Number(value, path, "a whole number"), out var number))
            throw Wrong(value, path, "a whole number");
        return number >= min && number <= max ? number : throw Bad(value, path, $"a whole number from {min} to {max}");
    }

    static string Number(ConfigValue value, string path, string expected)
    {
        var text = Simple(value, path, expected);
        return NumberText.IsNumber(text, allowPlus: true) ? text : throw Wrong(value, path, expected);
    }

    static string Simple(ConfigValue value, string path, string expected) => value switch
    {
        ConfigNumber n => n.Text,
        ConfigString s => s.Value,
        _ => throw Wrong(value, path, expected),
    };

    static ConfigException Wrong(ConfigValue value, string path, string expected) => value switch
    {
        Unresolved => new ConfigException.NotResolved(value.Origin, path),
        ConfigNull => new ConfigException.NullValue(value.Origin, path, expected),
        _ => new ConfigException.WrongType(value.Origin, $"‘{path}’", TypeName.Found(value, path), expected),
    };

    static ConfigException.BadValue Bad(ConfigValue value, string path, string expected) =>
        new(value.Origin, $"‘{path}’", TypeName.Found(value, path), expected);
}
