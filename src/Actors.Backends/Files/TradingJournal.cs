using Actors.Runtime.Persistence;

namespace Actors.Backends.Files;

/// <summary>Journal and snapshots of a trading engine in files, as an actor system takes them.</summary>
/// <remarks>To be disposed after the system has terminated: what is on its way is written, and others may open the journal.</remarks>
public sealed class TradingJournal : IDisposable
{
    TradingJournal(FileJournal journal, FileSnapshotStore snapshots) => (Journal, Snapshots) = (journal, snapshots);

    /// <summary>Where the events go.</summary>
    public FileJournal Journal { get; }

    /// <summary>Where the snapshots go.</summary>
    public FileSnapshotStore Snapshots { get; }

    /// <summary>What to create the actor system with.</summary>
    public PersistenceSetup Setup => new(Journal, Snapshots);

    /// <summary>Opens the journal of a folder, or begins one.</summary>
    /// <exception cref="JournalLockedException">Another process has it.</exception>
    /// <exception cref="JournalCorruptException">The log is not whole; nothing was changed.</exception>
    /// <exception cref="JournalWriteException">The folder cannot be written.</exception>
    public static TradingJournal Open(TradingJournalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var journal = FileJournal.Open(new(options.Folder, options.Formats)
        {
            Durability = options.Durability,
            SegmentSize = options.SegmentSize,
            RemovesDeleted = options.RemovesDeleted,
            HasHashChain = options.HasHashChain,
            Time = options.Time,
            Disk = options.Disk,
        });
        return new(journal, new(new(options.SnapshotFolder, options.Formats) { Kept = options.SnapshotsKept, Disk = options.Disk }));
    }

    /// <inheritdoc/>
    public void Dispose() => Journal.Dispose();
}

/// <summary>How a trading engine keeps what it decided.</summary>
/// <param name="Folder">Of the journal; made when missing, and the journal's alone.</param>
/// <param name="SnapshotFolder">Of the snapshots; another one.</param>
public sealed record TradingJournalOptions(string Folder, string SnapshotFolder)
{
    /// <inheritdoc cref="FileJournalOptions.Durability"/>
    public Durability Durability { get; init; } = Durability.Always;

    /// <inheritdoc cref="FileJournalOptions.SegmentSize"/>
    public long SegmentSize { get; init; } = 64 << 20;

    /// <inheritdoc cref="FileJournalOptions.RemovesDeleted"/>
    public bool RemovesDeleted { get; init; } = true;

    /// <inheritdoc cref="FileJournalOptions.HasHashChain"/>
    public bool HasHashChain { get; init; }

    /// <inheritdoc cref="FileSnapshotOptions.Kept"/>
    public int SnapshotsKept { get; init; } = 3;

    /// <summary>The trading events, and the states that the engine's actors save.</summary>
    public EventFormats Formats { get; init; } = TradingFormats.All;

    /// <inheritdoc cref="FileJournalOptions.Time"/>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <inheritdoc cref="FileJournalOptions.Disk"/>
    public IDisk Disk { get; init; } = LocalDisk.Instance;
}
