using System.Diagnostics.CodeAnalysis;

namespace Actors.Exchanges.Conformance;

/// <summary>What a case demands; a demand that is not met ends it with what was expected and what was found.</summary>
static class Expect
{
    public static void That([DoesNotReturnIf(false)] bool holds, string expected, object? found)
    {
        if (!holds)
            throw new ConformanceFault(expected, Text(found));
    }

    public static void Same<T>(T expected, T found, string of) =>
        That(EqualityComparer<T>.Default.Equals(expected, found), $"{of} {Text(expected)}", found);

    public static T Is<T>(object? found, string expected) where T : class =>
        found as T ?? throw new ConformanceFault(expected, Text(found));

    public static void Empty<T>(IEnumerable<T> found, string expected)
    {
        var some = found.Take(3).ToArray();
        That(some.Length == 0, expected, string.Join("; ", some));
    }

    static string Text(object? found) => found switch
    {
        null => "nothing",
        _ => found.ToString() ?? "",
    };
}
