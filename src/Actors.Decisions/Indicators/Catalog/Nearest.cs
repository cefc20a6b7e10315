namespace Actors.Decisions.Indicators;

/// <summary>The name that was probably meant.</summary>
static class Nearest
{
    /// <summary><c>: did you mean 'rsi'?</c>, or nothing where no name is near.</summary>
    public static string Suggestion(string text, IEnumerable<string> names)
    {
        var (best, distance) = ("", int.MaxValue);
        foreach (var name in names)
        {
            var found = Distance(text.ToLowerInvariant(), name);
            if (found < distance)
                (best, distance) = (name, found);
        }
        return distance <= Math.Max(1, text.Length / 3) ? $": did you mean '{best}'?" : "";
    }

    /// <summary>Single-letter insertions, deletions and replacements from one word to the other (Levenshtein).</summary>
    static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (from[i - 1] == to[j - 1] ? 0 : 1));
                corner = above;
            }
        }
        return row[to.Length];
    }
}
