namespace Actors.Runtime.Persistence;

/// <summary>The journal and the snapshots of a system; in memory where a system is given none.</summary>
public sealed class PersistenceSetup(IJournal journal, ISnapshotStore snapshots) : Setup
{
    /// <summary>A journal with snapshots in memory.</summary>
    public PersistenceSetup(IJournal journal) : this(journal, new InMemorySnapshotStore())
    {
    }

    /// <summary>Where events go.</summary>
    public IJournal Journal { get; } = journal;

    /// <summary>Where snapshots go.</summary>
    public ISnapshotStore Snapshots { get; } = snapshots;

    /// <summary>What stands between events and what the journal keeps of them.</summary>
    public EventAdapters EventAdapters { get; init; } = EventAdapters.None;
}
