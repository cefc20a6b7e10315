using System.Globalization;

namespace Actors.Runtime.Hocon;

/// <summary>Objects such as <c>{"0": a, "2": b}</c>, which stand for lists where a list is asked for.</summary>
static class NumberedKeys
{
    /// <summary>The keys that are whole numbers from 0, in their order; other keys are left out, gaps close.</summary>
    public static IReadOnlyList<string> Order(IEnumerable<string> keys) =>
    [
        .. keys.Select(static key => (Key: key, Index: Index(key)))
            .Where(static k => k.Index >= 0)
            .OrderBy(static k => k.Index)
            .Select(static k => k.Key),
    ];

    static int Index(string key) =>
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
}
