using Actors.Runtime.Persistence;

namespace Actors.Backends.Files;

/// <summary>Where one stream stands. Guarded by the journal's lock.</summary>
sealed class StreamState(string persistenceId, long acknowledged)
{
    /// <summary>The number of the last event that was acknowledged.</summary>
    public long Acknowledged { get; private set; } = acknowledged;

    /// <summary>The number of the last event that is written or on its way.</summary>
    public long Highest { get; private set; } = acknowledged;

    /// <summary>The writer that may append.</summary>
    public long Epoch { get; set; }

    /// <summary>Whether nothing is on its way.</summary>
    public bool IsSettled => Highest == Acknowledged;

    public JournalPosition Position => new(Epoch, Highest);

    /// <exception cref="WriterFencedException">The writer was replaced, or expects another number.</exception>
    public void Take(in JournalWrite write)
    {
        if (write.Epoch != Epoch)
            throw new WriterFencedException($"writer {write.Epoch} of '{persistenceId}' was replaced by writer {Epoch} and may not write event {write.ExpectedSequenceNr}");
        if (write.ExpectedSequenceNr != Highest + 1)
            throw new WriterFencedException($"writer {write.Epoch} of '{persistenceId}' expected to write event {write.ExpectedSequenceNr}, and {Highest + 1} is next");
        Highest += write.Events.Length;
    }

    /// <summary>Counts events up to a number as acknowledged; how many these are.</summary>
    public long Acknowledge(long sequenceNr)
    {
        var events = sequenceNr - Acknowledged;
        Acknowledged = sequenceNr;
        return events;
    }

    /// <summary>Forgets what was on its way.</summary>
    public void Abandon() => Highest = Acknowledged;
}
