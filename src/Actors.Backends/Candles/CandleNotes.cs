namespace Actors.Backends.Candles;

/// <summary>What was mended on the way, in words: the first 1,000, then their count.</summary>
sealed class CandleNotes
{
    const int Kept = 1_000;

    readonly List<string> kept = [];
    long count;

    public void Add(string note)
    {
        count++;
        if (kept.Count < Kept)
            kept.Add(note);
    }

    public IReadOnlyList<string> ToList() => count <= Kept ? [.. kept] : [.. kept, $"and {count - Kept} more"];
}
