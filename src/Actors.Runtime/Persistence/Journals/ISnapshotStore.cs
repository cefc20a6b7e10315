namespace Actors.Runtime.Persistence;

/// <summary>Keeps snapshots of the state of persistent actors.</summary>
public interface ISnapshotStore
{
    /// <summary>The newest snapshot that the criteria allow, or null.</summary>
    ValueTask<SelectedSnapshot?> Load(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken);

    /// <summary>Keeps a snapshot; it replaces one of the same number.</summary>
    ValueTask Save(SnapshotMetadata metadata, object snapshot, CancellationToken cancellationToken);

    /// <summary>Forgets all snapshots that the criteria allow.</summary>
    ValueTask Delete(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken);
}

/// <summary>A snapshot with what is known of it.</summary>
public sealed record SelectedSnapshot(SnapshotMetadata Metadata, object Snapshot);
