namespace Actors.Backends.Files;

/// <summary>How a journal in files behaves.</summary>
/// <param name="Folder">Where its files are; made when missing, and the journal's alone.</param>
/// <param name="Formats">The types of events that it stores.</param>
public sealed record FileJournalOptions(string Folder, EventFormats Formats)
{
    /// <summary>What a power failure may take.</summary>
    public Durability Durability { get; init; } = Durability.Always;

    /// <summary>Bytes after which a new segment is begun; at least 1.</summary>
    public long SegmentSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 64 << 20;

    /// <summary>Whether segments whose events are all deleted are removed as new ones are begun.</summary>
    public bool RemovesDeleted { get; init; } = true;

    /// <summary>Whether every record carries the SHA-256 of all before it.</summary>
    public bool HasHashChain { get; init; }

    /// <summary>The time that records are stamped with.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The file system.</summary>
    public IDisk Disk { get; init; } = LocalDisk.Instance;
}
