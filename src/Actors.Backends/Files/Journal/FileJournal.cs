using System.Text;
using Actors.Runtime.Persistence;

namespace Actors.Backends.Files;

/// <summary>
/// The embedded journal: an append-only log in a folder. One process has it at a time. An append completes when its
/// events are as durable as <see cref="FileJournalOptions.Durability"/> says; what follows on it should be short,
/// because all appends of a group are told of it one after another.
/// </summary>
public sealed partial class FileJournal : IJournal, IJournalReader, IDisposable
{
    [ThreadStatic]
    static ByteBuffer? scratch;

    readonly Lock gate = new();
    readonly Dictionary<string, StreamState> streams = new(StringComparer.Ordinal);
    readonly AppendFeed feed = new();
    readonly FileJournalOptions options;
    readonly IDisposable folderLock;
    readonly SegmentList segments;
    readonly LogTail tail;
    readonly GroupCommit commits;
    readonly long firstEpoch;
    long writers;

    FileJournal(FileJournalOptions options, IDisposable folderLock, LogTail tail, SegmentList segments)
    {
        this.options = options;
        this.folderLock = folderLock;
        this.segments = segments;
        this.tail = tail;
        commits = new(gate, tail, options, feed);
        firstEpoch = segments.Last.Number << 32;
        foreach (var (id, state) in segments.Streams())
            streams.Add(id, new(id, state.HighestSequenceNr));
    }

    /// <summary>Opens the journal of a folder, or begins one.</summary>
    /// <exception cref="JournalLockedException">Another process has it.</exception>
    /// <exception cref="JournalCorruptException">The log is not whole; nothing was changed.</exception>
    /// <exception cref="JournalWriteException">The folder cannot be written.</exception>
    public static FileJournal Open(FileJournalOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var taken = JournalLock.Take(options.Disk, options.Folder);
        try
        {
            var number = LogFolder.LastNumber(options.Disk, options.Folder) + 1;
            var claim = JournalLock.Claim(options.Disk, options.Folder, number);
            try
            {
                var before = LogFolder.Load(options.Disk, options.Folder, number);
                var begun = LogTail.Begin(options, number, claim, before, out var all);
                return new(options, taken, begun, all);
            }
            catch
            {
                claim.Dispose();
                options.Disk.Delete(claim.Path);
                throw;
            }
        }
        catch
        {
            taken.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<JournalPosition> Open(string persistenceId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(persistenceId);
        if (Encoding.UTF8.GetByteCount(persistenceId) > RecordBody.MaxId)
            throw new ArgumentException($"a persistence id may have {RecordBody.MaxId} bytes, '{persistenceId[..20]}…' is longer", nameof(persistenceId));
        lock (gate)
        {
            commits.RequireOpen();
            if (!streams.TryGetValue(persistenceId, out var stream))
                streams.Add(persistenceId, stream = new(persistenceId, 0));
            stream.Epoch = firstEpoch + ++writers;
            return stream.IsSettled
                ? ValueTask.FromResult(stream.Position)
                : PositionAfter(stream.Epoch, stream, commits.AddBarrier(stream));
        }
    }

    /// <summary>Waits for what the writer before had on its way, which is part of what its successor must see.</summary>
    async ValueTask<JournalPosition> PositionAfter(long epoch, StreamState stream, ValueTask barrier)
    {
        try
        {
            await barrier;
        }
        catch (JournalWriteException)
        {
            // Then it was not written.
        }
        lock (gate)
            return stream.Position with { Epoch = epoch };
    }

    /// <inheritdoc/>
    public ValueTask Append(JournalWrite write, CancellationToken cancellationToken)
    {
        if (write.Events.Length == 0)
            return ValueTask.CompletedTask;
        var record = Scratch();
        RecordWriter.AddEvents(record, options.Formats, write, options.HasHashChain);
        lock (gate)
        {
            commits.RequireOpen();
            if (!streams.TryGetValue(write.PersistenceId, out var stream))
                throw new WriterFencedException($"'{write.PersistenceId}' was not opened: writer {write.Epoch} may not write to it");
            stream.Take(write);
            return commits.Add(stream, stream.Highest, record.Written);
        }
    }

    /// <inheritdoc/>
    public ValueTask DeleteTo(string persistenceId, long toSequenceNr, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            commits.RequireOpen();
            if (!streams.TryGetValue(persistenceId, out var stream))
                return ValueTask.CompletedTask;
            var to = Math.Min(toSequenceNr, stream.Acknowledged);
            if (to <= segments.DeletedToOf(persistenceId))
                return ValueTask.CompletedTask;
            var record = Scratch();
            RecordWriter.AddDeletion(record, persistenceId, stream.Epoch, new(to, stream.Acknowledged), options.HasHashChain);
            return commits.Add(stream, lastSequenceNr: 0, record.Written);
        }
    }

    /// <summary>Writes what is on its way, syncs it, and lets others open the journal.</summary>
    public void Dispose()
    {
        commits.Dispose();
        tail.Dispose();
        folderLock.Dispose();
    }

    static ByteBuffer Scratch()
    {
        var buffer = scratch ??= new(1024);
        buffer.Clear();
        return buffer;
    }
}
