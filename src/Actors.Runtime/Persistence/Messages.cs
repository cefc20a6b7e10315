namespace Actors.Runtime;

/// <summary>Tells a persistent actor that all its events have been replayed.</summary>
public sealed class RecoveryCompleted
{
    RecoveryCompleted()
    {
    }

    /// <summary>The one instance.</summary>
    public static readonly RecoveryCompleted Instance = new();

    /// <inheritdoc/>
    public override string ToString() => "<RecoveryCompleted>";
}

/// <summary>What is known of a snapshot.</summary>
/// <param name="PersistenceId">Whose state it is.</param>
/// <param name="SequenceNr">The last event it includes.</param>
/// <param name="Timestamp">When it was taken, in UTC, on the system's time.</param>
public sealed record SnapshotMetadata(string PersistenceId, long SequenceNr, DateTime Timestamp);

/// <summary>Which snapshots are meant.</summary>
/// <param name="MaxSequenceNr">The greatest event number that may be included.</param>
/// <param name="MaxTimeStamp">The latest time of taking, in UTC.</param>
/// <param name="MinSequenceNr">The smallest event number that may be included.</param>
/// <param name="MinTimestamp">The earliest time of taking, in UTC; null for any.</param>
public sealed record SnapshotSelectionCriteria(long MaxSequenceNr, DateTime MaxTimeStamp, long MinSequenceNr = 0, DateTime? MinTimestamp = null)
{
    /// <summary>Up to an event number, of any time.</summary>
    public SnapshotSelectionCriteria(long maxSequenceNr) : this(maxSequenceNr, DateTime.MaxValue)
    {
    }

    /// <summary>The newest of all.</summary>
    public static SnapshotSelectionCriteria Latest { get; } = new(long.MaxValue);

    /// <summary>No snapshot.</summary>
    public static SnapshotSelectionCriteria None { get; } = new(0, DateTime.MinValue);

    /// <summary>Whether a snapshot is meant.</summary>
    public bool Matches(SnapshotMetadata metadata)
    {
        ArgumentNullException.ThrowIfNull(metadata);
        return metadata.SequenceNr <= MaxSequenceNr && metadata.SequenceNr >= MinSequenceNr
            && metadata.Timestamp <= MaxTimeStamp && metadata.Timestamp >= (MinTimestamp ?? DateTime.MinValue);
    }
}

/// <summary>Offers a snapshot to begin the recovery from.</summary>
public sealed record SnapshotOffer
{
    /// <param name="metadata">What is known of it.</param>
    /// <param name="snapshot">The state.</param>
    public SnapshotOffer(SnapshotMetadata metadata, object snapshot)
    {
        Metadata = metadata;
        Snapshot = snapshot;
    }

    /// <summary>What is known of it.</summary>
    public SnapshotMetadata Metadata { get; }

    /// <summary>The state.</summary>
    public object Snapshot { get; }
}

/// <summary>A snapshot was kept.</summary>
public sealed record SaveSnapshotSuccess
{
    /// <param name="metadata">What is known of it.</param>
    public SaveSnapshotSuccess(SnapshotMetadata metadata) => Metadata = metadata;

    /// <summary>What is known of it.</summary>
    public SnapshotMetadata Metadata { get; }
}

/// <summary>A snapshot could not be kept. The actor goes on: its events are safe.</summary>
public sealed record SaveSnapshotFailure
{
    /// <param name="metadata">What is known of it.</param>
    /// <param name="cause">Why.</param>
    public SaveSnapshotFailure(SnapshotMetadata metadata, Exception cause)
    {
        Metadata = metadata;
        Cause = cause;
    }

    /// <summary>What is known of it.</summary>
    public SnapshotMetadata Metadata { get; }

    /// <summary>Why.</summary>
    public Exception Cause { get; }
}

/// <summary>Snapshots were deleted.</summary>
public sealed record DeleteSnapshotsSuccess(SnapshotSelectionCriteria Criteria);

/// <summary>Snapshots could not be deleted.</summary>
public sealed record DeleteSnapshotsFailure(SnapshotSelectionCriteria Criteria, Exception Cause);

/// <summary>A snapshot was deleted.</summary>
public sealed record DeleteSnapshotSuccess(SnapshotMetadata Metadata);

/// <summary>A snapshot could not be deleted.</summary>
public sealed record DeleteSnapshotFailure(SnapshotMetadata Metadata, Exception Cause);

/// <summary>Events were deleted.</summary>
public sealed record DeleteMessagesSuccess(long ToSequenceNr);

/// <summary>Events could not be deleted.</summary>
public sealed record DeleteMessagesFailure(Exception Cause, long ToSequenceNr);

/// <summary>From where and how far a persistent actor recovers.</summary>
public sealed class Recovery(SnapshotSelectionCriteria? fromSnapshot = null, long toSequenceNr = long.MaxValue, long replayMax = long.MaxValue)
{
    /// <summary>From the newest snapshot to the last event.</summary>
    public static Recovery Default { get; } = new();

    /// <summary>No snapshot and no events.</summary>
    public static Recovery None { get; } = new(SnapshotSelectionCriteria.None, toSequenceNr: 0);

    /// <summary>Which snapshot to begin from.</summary>
    public SnapshotSelectionCriteria FromSnapshot { get; } = fromSnapshot ?? SnapshotSelectionCriteria.Latest;

    /// <summary>The last event to replay.</summary>
    public long ToSequenceNr { get; } = toSequenceNr;

    /// <summary>How many events to replay at most.</summary>
    public long ReplayMax { get; } = replayMax;
}
