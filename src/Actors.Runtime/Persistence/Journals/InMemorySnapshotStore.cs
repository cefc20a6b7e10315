using System.Collections.Concurrent;

namespace Actors.Runtime.Persistence;

/// <summary>Snapshots in memory: every call completes at once, and nothing survives the process.</summary>
public sealed class InMemorySnapshotStore : ISnapshotStore
{
    readonly ConcurrentDictionary<string, SortedList<long, SelectedSnapshot>> snapshots = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ValueTask<SelectedSnapshot?> Load(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        var all = Of(persistenceId);
        lock (all)
            return ValueTask.FromResult(all.Values.LastOrDefault(one => criteria.Matches(one.Metadata)));
    }

    /// <inheritdoc/>
    public ValueTask Save(SnapshotMetadata metadata, object snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        var all = Of(metadata.PersistenceId);
        lock (all)
            all[metadata.SequenceNr] = new(metadata, snapshot);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask Delete(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        var all = Of(persistenceId);
        lock (all)
        {
            foreach (var one in all.Values.Where(one => criteria.Matches(one.Metadata)).ToArray())
                all.Remove(one.Metadata.SequenceNr);
        }
        return ValueTask.CompletedTask;
    }

    SortedList<long, SelectedSnapshot> Of(string persistenceId) => snapshots.GetOrAdd(persistenceId, static _ => []);
}
