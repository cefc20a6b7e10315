namespace Actors.Backends.Files;

/// <summary>The records that go to the disk together, and those who wait for them.</summary>
sealed class CommitGroup(Action<CommitGroup> recycle) : IThreadPoolWorkItem
{
    /// <summary>A larger buffer is let go after use.</summary>
    const int KeptBytes = 4 << 20;

    readonly List<PendingAppend> appends = [];
    ByteBuffer records = new(64 << 10);
    Exception? failure;

    public int Count => appends.Count;

    public Span<byte> Records => records.Written;

    public void Add(PendingAppend append, ReadOnlySpan<byte> record)
    {
        appends.Add(append);
        records.Add(record);
    }

    /// <summary>Settles the streams, under the journal's lock; the number of events that were acknowledged.</summary>
    public int Settle(Exception? failure)
    {
        this.failure = failure;
        var events = 0L;
        foreach (var append in appends)
        {
            if (failure is not null)
                append.Stream.Abandon();
            else if (append.LastSequenceNr > 0)
                events += append.Stream.Acknowledge(append.LastSequenceNr);
        }
        return (int)events;
    }

    /// <summary>Tells those who wait, one after another on one thread of the pool, so that the next group is written meanwhile.</summary>
    public void Execute()
    {
        foreach (var append in appends)
            append.Complete(failure);
        appends.Clear();
        if (records.Length > KeptBytes)
            records = new(64 << 10);
        records.Clear();
        recycle(this);
    }
}
