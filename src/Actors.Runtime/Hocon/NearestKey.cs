namespace Actors.Runtime.Hocon;

/// <summary>Finds what a mistyped key was meant to be.</summary>
static class NearestKey
{
    /// <summary>The known key with the fewest edits, the first of equals; null when none is close.</summary>
    public static string? To(string key, IEnumerable<string> known)
    {
        const int Longest = 100;
        string? nearest = null;
        var best = Math.Max(2, key.Length / 3) + 1;
        foreach (var candidate in known)
        {
            if (key.Length > Longest || Math.Abs(candidate.Length - key.Length) >= best)
                continue;
            var distance = Edits(key.ToUpperInvariant(), candidate.ToUpperInvariant());
            if (distance < best && distance < candidate.Length)
                (best, nearest) = (distance, candidate);
        }
        return nearest;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).</summary>
    static int Edits(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[a.Length, b.Length];
    }
}
