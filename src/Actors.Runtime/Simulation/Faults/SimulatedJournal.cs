using Actors.Runtime.Persistence;

namespace Actors.Runtime;

/// <summary>The journal of one incarnation of a node: breaks the writes that the plan says, and leaves the rest to the disk.</summary>
internal sealed class SimulatedJournal(SimulatedNode node, TimeProvider clock, IJournal disk) : IJournal, IJournalReader
{
    IJournalReader Reader => disk as IJournalReader
        ?? throw new NotSupportedException($"{disk.GetType().Name} cannot be read across streams: it has no IJournalReader");

    long IJournalReader.AppendedCount => Reader.AppendedCount;

    public ValueTask<JournalPosition> Open(string persistenceId, CancellationToken cancellationToken) => disk.Open(persistenceId, cancellationToken);

    public IAsyncEnumerable<JournalEntry> Replay(string persistenceId, long fromSequenceNr, long toSequenceNr, CancellationToken cancellationToken) =>
        disk.Replay(persistenceId, fromSequenceNr, toSequenceNr, cancellationToken);

    public ValueTask DeleteTo(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) =>
        disk.DeleteTo(persistenceId, toSequenceNr, cancellationToken);

    IAsyncEnumerable<string> IJournalReader.PersistenceIds(CancellationToken cancellationToken) => Reader.PersistenceIds(cancellationToken);

    IAsyncEnumerable<JournalRecord> IJournalReader.ReplayTag(string tag, long afterOffset, CancellationToken cancellationToken) =>
        Reader.ReplayTag(tag, afterOffset, cancellationToken);

    Task IJournalReader.WaitForAppend(long seen, CancellationToken cancellationToken) => Reader.WaitForAppend(seen, cancellationToken);

    public ValueTask Append(JournalWrite write, CancellationToken cancellationToken)
    {
        var number = ++node.Writes;
        var fault = node.WriteFaultAt(number);
        if (fault is null && number > node.DiskIsFullTo)
            return disk.Append(write, cancellationToken);
        node.Note($"write {number}, of {write.PersistenceId} {write.ExpectedSequenceNr}, meets {fault?.ToString() ?? "a full disk"}");
        switch (fault)
        {
            case Fault.FailWrite failed:
                return failed.Stored ? Fail(disk.Append(write, cancellationToken)) : Fail(ValueTask.CompletedTask);
            case Fault.TearWrite torn:
                node.GoDown(torn.Down);
                return Never();
            case Fault.KillAfterWrite killed:
                node.GoDown(killed.Down);
                return Never(disk.Append(write, cancellationToken));
            case Fault.DelayWrite delayed:
                return Later(write, delayed.By);
            case Fault.FillDisk filled:
                node.DiskIsFullTo = number + filled.Writes - 1;
                break;
        }
        return ValueTask.FromException(new InjectedFaultException("no space left on the disk"));

        async ValueTask Fail(ValueTask stored)
        {
            await stored;
            throw new InjectedFaultException($"the disk failed at write {number}");
        }
    }

    /// <summary>The answer that a node which goes down does not live to see.</summary>
    static ValueTask Never(ValueTask stored = default)
    {
        if (!stored.IsCompletedSuccessfully)
            return stored;
        return new(new TaskCompletionSource().Task);
    }

    async ValueTask Later(JournalWrite write, TimeSpan by)
    {
        var due = new TaskCompletionSource();
        await using var timer = clock.CreateTimer(_ => due.SetResult(), state: null, by, Timeout.InfiniteTimeSpan);
        await due.Task;
        await disk.Append(write, CancellationToken.None);
    }
}
