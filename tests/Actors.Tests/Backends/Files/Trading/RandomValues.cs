using System.Reflection;
using Actors.Domain;

namespace Actors.Tests.Backends.Files.Trading;

/// <summary>
/// Makes any value of the domain from a seed, by its constructor and its settable properties, so that a new event or
/// a new field is tried without a word here.
/// </summary>
sealed class RandomValues(int seed)
{
    static readonly NullabilityInfoContext Nullability = new();

    readonly Random random = new(seed);

    public object Of(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Of(inner)
        : type == typeof(string) ? Text()
        : type == typeof(decimal) ? Number()
        : type == typeof(double) ? Real()
        : type == typeof(int) ? random.Next(int.MinValue, int.MaxValue)
        : type == typeof(bool) ? random.Next(2) == 0
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(random.NextInt64(DateTime.MaxValue.Ticks + 1), TimeSpan.Zero)
        : type == typeof(Symbol) ? new Symbol(Of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/", 1 + random.Next(32)))
        : type == typeof(Timeframe) ? Timeframe.Of(TimeSpan.FromSeconds(1 + random.NextInt64(99_999L * 7 * 86_400)))
        : type == typeof(Price) ? new Price(Math.Abs(Number()) is > 0 and var price ? price : 1)
        : type == typeof(Quantity) ? new Quantity(Math.Abs(Number()))
        : type.IsEnum ? random.GetItems(Enum.GetValuesAsUnderlyingType(type).Cast<object>().ToArray(), 1)[0] is var value ? Enum.ToObject(type, value) : default!
        : type.IsAbstract ? Of(random.GetItems([.. type.Assembly.GetTypes().Where(one => one.IsSubclassOf(type)).OrderBy(one => one.FullName, StringComparer.Ordinal)], 1)[0])
        : Record(type);

    object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(one => IsOptional(Nullability.Create(one)) && random.Next(2) == 0 ? null : Of(one.ParameterType))]);
        var named = constructor.GetParameters().Select(one => one.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var property in type.GetProperties().Where(one => one.CanWrite && !named.Contains(one.Name)))
            property.SetValue(made, IsOptional(Nullability.Create(property)) && random.Next(2) == 0 ? null : Of(property.PropertyType));
        return made;
    }

    static bool IsOptional(NullabilityInfo info) => info.ReadState == NullabilityState.Nullable;

    /// <summary>All sizes, scales and signs, and the ends.</summary>
    decimal Number() => random.Next(8) switch
    {
        0 => random.GetItems([decimal.MaxValue, decimal.MinValue, decimal.Zero, decimal.One, 1.00m, -0.0m, 0.0000000000000000000000000001m, ulong.MaxValue, ulong.MaxValue + 1m], 1)[0],
        1 or 2 => new((int)random.NextInt64(), (int)random.NextInt64(), (int)random.NextInt64(), random.Next(2) == 0, (byte)random.Next(29)),
        _ => new(random.Next(), random.Next(2) * random.Next(1000), 0, random.Next(2) == 0, (byte)random.Next(9)),
    };

    double Real() => random.Next(4) switch
    {
        0 => random.GetItems([0, -0.0, double.Epsilon, double.MaxValue, double.NaN, double.PositiveInfinity], 1)[0],
        _ => BitConverter.Int64BitsToDouble(random.NextInt64()),
    };

    string Text() => random.Next(5) switch
    {
        0 => "",
        1 => Of("äß€語🚀\0\n\"\\<\uFFFD\u200D", random.Next(40), isWide: true),
        2 => Of("abc", 120 + random.Next(500)),
        _ => Of("abcdefghijklmnopqrstuvwxyz0123456789-_.", random.Next(36)),
    };

    string Of(string letters, int count, bool isWide = false)
    {
        var all = isWide ? letters.EnumerateRunes().Select(one => one.ToString()).ToArray() : [.. letters.Select(one => one.ToString())];
        return string.Concat(random.GetItems(all, count));
    }
}
