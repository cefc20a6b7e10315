using Actors.Runtime;
using Actors.Runtime.Persistence;

namespace Actors.Backends.Files;

/// <summary>
/// Snapshots as files: each is written beside its name, synced and renamed, so that under its name it is whole or not
/// there. A damaged one is refused, not passed over: events that it stands for may be deleted.
/// </summary>
public sealed class FileSnapshotStore(FileSnapshotOptions options) : ISnapshotStore
{
    /// <inheritdoc/>
    /// <exception cref="JournalCorruptException">The newest snapshot that is meant is damaged.</exception>
    /// <exception cref="UnknownEventException">This program cannot read it.</exception>
    public async ValueTask<SelectedSnapshot?> Load(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        await ValueTask.CompletedTask;
        foreach (var path in Selected(persistenceId, criteria))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var bytes = ReadAll(path);
            if (criteria.Matches(SnapshotFile.ReadMetadata(path, bytes)))
                return SnapshotFile.Decode(path, bytes, options.Formats);
        }
        return null;
    }

    /// <inheritdoc/>
    /// <exception cref="WriteRejectedException">The state cannot be stored.</exception>
    /// <exception cref="JournalWriteException">The disk cannot be written.</exception>
    public ValueTask Save(SnapshotMetadata metadata, object snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        ArgumentNullException.ThrowIfNull(snapshot);
        var bytes = new ByteBuffer(4096);
        SnapshotFile.Encode(bytes, metadata, snapshot, options.Formats);
        return new(Task.Run(() => Keep(metadata, bytes), cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask Delete(string persistenceId, SnapshotSelectionCriteria criteria, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        return new(Task.Run(() => Remove(persistenceId, criteria), cancellationToken));
    }

    void Keep(SnapshotMetadata metadata, ByteBuffer bytes)
    {
        var folder = FolderOf(metadata.PersistenceId);
        var path = SnapshotFolder.FileOf(folder, metadata.SequenceNr);
        var beside = $"{path}.tmp";
        try
        {
            options.Disk.CreateFolder(folder);
            if (options.Disk.Exists(beside))
                options.Disk.Delete(beside);
            using (var file = options.Disk.Create(beside))
            {
                file.Write(bytes.Written, 0);
                file.Sync();
            }
            options.Disk.Move(beside, path);
            options.Disk.SyncFolder(folder);
            foreach (var old in Numbers(folder).Where(number => number < metadata.SequenceNr).Skip(options.Kept - 1))
                options.Disk.Delete(SnapshotFolder.FileOf(folder, old));
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            throw DiskFault.Name(path, fault);
        }
    }

    void Remove(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        var folder = FolderOf(persistenceId);
        try
        {
            foreach (var path in Selected(persistenceId, criteria).ToArray())
            {
                if (IsOfAnyTime(criteria) || criteria.Matches(SnapshotFile.ReadMetadata(path, ReadAll(path))))
                    options.Disk.Delete(path);
            }
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            throw DiskFault.Name(folder, fault);
        }
    }

    /// <summary>The files whose numbers the criteria allow, the newest first.</summary>
    IEnumerable<string> Selected(string persistenceId, SnapshotSelectionCriteria criteria)
    {
        var folder = FolderOf(persistenceId);
        return Numbers(folder)
            .Where(number => number <= criteria.MaxSequenceNr && number >= criteria.MinSequenceNr)
            .Select(number => SnapshotFolder.FileOf(folder, number));
    }

    /// <summary>The numbers of a folder's snapshots, the newest first.</summary>
    IEnumerable<long> Numbers(string folder) =>
        options.Disk.FilesOf(folder).Select(SnapshotFolder.Parse).OfType<long>().OrderDescending();

    string FolderOf(string persistenceId) => Path.Combine(options.Folder, SnapshotFolder.NameOf(persistenceId));

    byte[] ReadAll(string path)
    {
        using var file = options.Disk.OpenRead(path);
        var bytes = new byte[file.Length];
        file.Read(bytes, 0);
        return bytes;
    }

    static bool IsOfAnyTime(SnapshotSelectionCriteria criteria) =>
        criteria.MaxTimeStamp == DateTime.MaxValue && (criteria.MinTimestamp ?? DateTime.MinValue) == DateTime.MinValue;
}

/// <summary>Where and how snapshots are kept.</summary>
/// <param name="Folder">Made when missing.</param>
/// <param name="Formats">The types of states that are stored.</param>
public sealed record FileSnapshotOptions(string Folder, EventFormats Formats)
{
    /// <summary>How many snapshots of a persistence id are kept when a newer one is saved, that one included; at least 1.</summary>
    public int Kept
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 3;

    /// <summary>The file system.</summary>
    public IDisk Disk { get; init; } = LocalDisk.Instance;
}
