namespace Actors.Decisions;

/// <summary>Finds the known name that a mistyped one was probably meant to be.</summary>
public static class NearestName
{
    const int Longest = 100;

    /// <summary>A question to end a message with, such as <c>; did you mean ema-cross?</c>, or nothing when no name is near.</summary>
    public static string Hint(string typed, IEnumerable<string> known) => To(typed, known) is { } nearest ? $"; did you mean {nearest}?" : "";

    /// <summary>Null when no name is near.</summary>
    public static string? To(string typed, IEnumerable<string> known) => typed.Length > Longest
        ? null
        : known
            .Select(name => (Name: name, Distance: Distance(typed.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(one => one.Distance <= Math.Max(2, typed.Length / 3) && one.Distance < one.Name.Length)
            .OrderBy(one => one.Distance)
            .ThenBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => one.Name)
            .FirstOrDefault();

    // Levenshtein's distance, one row at a time.
    static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }
}
