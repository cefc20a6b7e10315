using Actors.Runtime.Persistence;

namespace Actors.Runtime;

/// <content>Snapshots, and forgetting what they include.</content>
public abstract partial class Eventsourced
{
    /// <summary>Keeps the state: <see cref="SaveSnapshotSuccess"/> or <see cref="SaveSnapshotFailure"/> is sent to this actor.</summary>
    public void SaveSnapshot(object snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var metadata = new SnapshotMetadata(SnapshotterId, SnapshotSequenceNr, Cell.System.Time.GetUtcNow().UtcDateTime);
        TellOutcome(Stores.Snapshots.Save(metadata, snapshot, CancellationToken.None),
            new SaveSnapshotSuccess(metadata), cause => new SaveSnapshotFailure(metadata, cause));
    }

    /// <summary>Forgets the snapshot of one number.</summary>
    public void DeleteSnapshot(long sequenceNr)
    {
        var metadata = new SnapshotMetadata(SnapshotterId, sequenceNr, DateTime.MinValue);
        TellOutcome(Stores.Snapshots.Delete(SnapshotterId, new(sequenceNr, DateTime.MaxValue, sequenceNr), CancellationToken.None),
            new DeleteSnapshotSuccess(metadata), cause => new DeleteSnapshotFailure(metadata, cause));
    }

    /// <summary>Forgets snapshots.</summary>
    public void DeleteSnapshots(SnapshotSelectionCriteria criteria) =>
        TellOutcome(Stores.Snapshots.Delete(SnapshotterId, criteria, CancellationToken.None),
            new DeleteSnapshotsSuccess(criteria), cause => new DeleteSnapshotsFailure(criteria, cause));

    /// <summary>Forgets events up to a number; take a snapshot that includes them first.</summary>
    public void DeleteMessages(long toSequenceNr) =>
        TellOutcome(Stores.Journal.DeleteTo(PersistenceId, toSequenceNr, CancellationToken.None),
            new DeleteMessagesSuccess(toSequenceNr), cause => new DeleteMessagesFailure(cause, toSequenceNr));

    /// <summary>Offers a snapshot again: <see cref="SnapshotOffer"/> is sent to this actor if there is one.</summary>
    public void LoadSnapshot(string persistenceId, SnapshotSelectionCriteria criteria, long toSequenceNr)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        var within = criteria with { MaxSequenceNr = Math.Min(criteria.MaxSequenceNr, toSequenceNr) };
        _ = OfferSnapshot(Stores.Snapshots.Load(persistenceId, within, CancellationToken.None));
    }

    async Task OfferSnapshot(ValueTask<SelectedSnapshot?> loading)
    {
        var self = Self;
        var (source, type, events) = (Self.Path.ToString(), GetType(), Cell.System.EventStream);
        try
        {
            if (await loading is { } found)
                self.Tell(new SnapshotOffer(found.Metadata, found.Snapshot), ActorRefs.NoSender);
        }
        catch (Exception cause)
        {
            events.Publish(new Warning(cause, source, type, $"a snapshot could not be loaded: {cause.Message}"));
        }
    }

    void TellOutcome(ValueTask work, object success, Func<Exception, object> failure)
    {
        if (work.IsCompletedSuccessfully)
            Self.Tell(success, ActorRefs.NoSender);
        else
            _ = work.PipeTo(Self, success: () => success, failure: failure);
    }
}
