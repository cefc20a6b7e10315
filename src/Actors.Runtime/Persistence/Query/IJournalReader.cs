namespace Actors.Runtime.Persistence;

/// <summary>What a journal offers to readers across its streams. A journal that has it is also an <see cref="IJournal"/>.</summary>
public interface IJournalReader
{
    /// <summary>How many events were appended since the journal was opened and can be read. An <see cref="AppendFeed"/> keeps this count.</summary>
    long AppendedCount { get; }

    /// <summary>The persistence ids that have been written, in ordinal order.</summary>
    IAsyncEnumerable<string> PersistenceIds(CancellationToken cancellationToken);

    /// <summary>The events of a tag in the order of their offsets, those after <paramref name="afterOffset"/>. Whoever has seen an offset will not meet a smaller one later.</summary>
    IAsyncEnumerable<JournalRecord> ReplayTag(string tag, long afterOffset, CancellationToken cancellationToken);

    /// <summary>Completes when <see cref="AppendedCount"/> has grown beyond <paramref name="seen"/>; at once if it has.</summary>
    Task WaitForAppend(long seen, CancellationToken cancellationToken);
}

/// <summary>An event as a reader across streams finds it.</summary>
/// <param name="Offset">Its place among all events.</param>
/// <param name="PersistenceId">Its stream.</param>
/// <param name="SequenceNr">Its place in the stream.</param>
/// <param name="Event">The event, without its tags.</param>
public readonly record struct JournalRecord(long Offset, string PersistenceId, long SequenceNr, object Event);
