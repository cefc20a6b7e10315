namespace Actors.Runtime.Persistence;

/// <summary>The events of every tag in the order of their writing.</summary>
internal sealed class TagIndex
{
    readonly Lock gate = new();
    readonly Dictionary<string, List<JournalRecord>> byTag = new(StringComparer.Ordinal);
    long offset;

    internal void Add(in Tagged tagged, string persistenceId, long sequenceNr)
    {
        lock (gate)
        {
            var record = new JournalRecord(++offset, persistenceId, sequenceNr, tagged.Payload);
            foreach (var tag in tagged.Tags)
            {
                if (!byTag.TryGetValue(tag, out var records))
                    byTag.Add(tag, records = []);
                records.Add(record);
            }
        }
    }

    internal IReadOnlyList<JournalRecord> Read(string tag, long afterOffset)
    {
        lock (gate)
            return byTag.TryGetValue(tag, out var records) ? [.. records.Where(one => one.Offset > afterOffset)] : [];
    }
}
