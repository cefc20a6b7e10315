using Actors.Runtime.Persistence;

namespace Actors.Backends.Files;

/// <summary>
/// Writes what many appends have brought while the disk was busy, as one group with one sync. One thread, which is
/// started by the first append.
/// </summary>
sealed class GroupCommit : IDisposable
{
    static readonly TimeSpan LongestPatience = TimeSpan.FromMilliseconds(1);

    readonly Lock gate;
    readonly LogTail tail;
    readonly FileJournalOptions options;
    readonly AppendFeed feed;
    readonly SemaphoreSlim wake = new(0);
    readonly Stack<CommitGroup> free = new();
    readonly PendingPool pool = new();
    CommitGroup filling;
    Thread? writer;
    WriterFencedException? fenced;
    TimeSpan patience;
    int expected;
    long syncedAt;
    bool isClosing;

    /// <param name="gate">The journal's lock: held when groups are filled and when they are settled.</param>
    public GroupCommit(Lock gate, LogTail tail, FileJournalOptions options, AppendFeed feed)
    {
        this.gate = gate;
        this.tail = tail;
        this.options = options;
        this.feed = feed;
        filling = new(Recycle);
        syncedAt = options.Time.GetTimestamp();
    }

    /// <summary>Says why nothing can be appended, if so. Called under the lock.</summary>
    public void RequireOpen()
    {
        ObjectDisposedException.ThrowIf(isClosing, typeof(FileJournal));
        if (fenced is not null)
            throw fenced;
    }

    /// <summary>Puts a record into the next group. Called under the lock.</summary>
    public ValueTask Add(StreamState stream, long lastSequenceNr, ReadOnlySpan<byte> record)
    {
        var append = pool.Take().For(stream, lastSequenceNr);
        filling.Add(append, record);
        if (filling.Count == 1)
            Wake();
        return append.Task;
    }

    /// <summary>Completes with the next group, and so after all that is on its way. Called under the lock.</summary>
    public ValueTask AddBarrier(StreamState stream) => Add(stream, lastSequenceNr: 0, []);

    /// <summary>Writes what is waiting, and stops.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (isClosing)
                return;
            isClosing = true;
            wake.Release();
        }
        writer?.Join();
        wake.Dispose();
    }

    void Wake()
    {
        wake.Release();
        if (writer is not null)
            return;
        writer = new(Run) { IsBackground = true, Name = $"journal {options.Folder}" };
        writer.Start();
    }

    void Run()
    {
        while (true)
        {
            wake.Wait(TimeToSync());
            var group = Take();
            if (group is not null)
                Write(group);
            else if (isClosing)
                return;
            else
                SyncIfDue();
        }
    }

    CommitGroup? Take()
    {
        Gather();
        lock (gate)
        {
            if (filling.Count == 0)
                return null;
            var group = filling;
            filling = free.TryPop(out var next) ? next : new(Recycle);
            return group;
        }
    }

    /// <summary>
    /// Gives those who were told of the last group a moment to come back, so that all share one sync instead of
    /// taking turns in two; a small part of what a sync takes, and none where they are there already.
    /// </summary>
    void Gather()
    {
        var started = options.Time.GetTimestamp();
        while (filling.Count > 0 && filling.Count < expected && options.Time.GetElapsedTime(started) < patience)
            Thread.Yield();
    }

    void Write(CommitGroup group)
    {
        try
        {
            if (group.Records.Length > 0)
                Write(group.Records);
            Settle(group);
            SyncIfDue();
        }
        catch (Exception failure)
        {
            FailAll(group, failure);
        }
    }

    void Write(Span<byte> records)
    {
        tail.Write(records);
        if (options.Durability == Durability.Always)
        {
            var started = options.Time.GetTimestamp();
            tail.Sync();
            patience = TimeSpan.FromTicks(Math.Min(options.Time.GetElapsedTime(started).Ticks / 4, LongestPatience.Ticks));
        }
        tail.Commit(records);
    }

    void Settle(CommitGroup group)
    {
        int events;
        lock (gate)
        {
            events = group.Settle(failure: null);
            expected = group.Count + filling.Count;
        }
        feed.Announce(events);
        ThreadPool.UnsafeQueueUserWorkItem(group, preferLocal: false);
    }

    /// <summary>Fails the group and the one behind it, whose events may have numbers that follow on the failed ones.</summary>
    void FailAll(CommitGroup group, Exception failure)
    {
        lock (gate)
        {
            fenced ??= failure as WriterFencedException;
            group.Settle(failure);
            if (filling.Count > 0)
            {
                filling.Settle(failure);
                ThreadPool.UnsafeQueueUserWorkItem(filling, preferLocal: false);
                filling = new(Recycle);
            }
        }
        ThreadPool.UnsafeQueueUserWorkItem(group, preferLocal: false);
    }

    TimeSpan TimeToSync()
    {
        if (!tail.IsUnsynced || options.Durability.Interval is not { Ticks: > 0 } interval)
            return Timeout.InfiniteTimeSpan;
        var left = interval - options.Time.GetElapsedTime(syncedAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    void SyncIfDue()
    {
        if (TimeToSync() != TimeSpan.Zero)
            return;
        syncedAt = options.Time.GetTimestamp();
        try
        {
            tail.Sync();
        }
        catch (JournalWriteException)
        {
            // These events were acknowledged. The next append begins a new segment, and fails if the disk still does.
        }
    }

    void Recycle(CommitGroup group)
    {
        lock (gate)
            free.Push(group);
    }
}
