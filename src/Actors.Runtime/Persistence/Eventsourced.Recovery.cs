using Actors.Runtime.Persistence;

namespace Actors.Runtime;

/// <content>Replaying what is recorded into a new instance.</content>
public abstract partial class Eventsourced
{
    bool hasBegunRecovery;
    RecoveryPermit? permit;

    internal sealed override void AfterStart()
    {
        if (!Cell.IsAwaiting)
            BeginRecovery();
    }

    internal sealed override void AfterAsyncHandler()
    {
        if (hasBegunRecovery)
            writer?.Flush();
        else
            BeginRecovery();
    }

    void BeginRecovery()
    {
        hasBegunRecovery = true;
        RequireKnownPlugins();
        Cell.RunAsync(static self => self.Recover(), this);
    }

    async Task Recover()
    {
        object? at = null;
        permit = Cell.System.RecoveryPermits.Ask();
        try
        {
            await permit.Granted;
            var position = await Stores.Journal.Open(PersistenceId, CancellationToken.None);
            await foreach (var message in Recorded(position))
                Replay(at = message);
            LastSequenceNr = Math.Max(LastSequenceNr, position.HighestSequenceNr);
            writer = new(this, Stores.Journal, position.Epoch, LastSequenceNr);
            OnReplaySuccess();
        }
        catch (Exception failure)
        {
            Cell.Hold();
            Cell.Stop(Self);
            OnRecoveryFailure(failure, at);
            return;
        }
        finally
        {
            permit.Return();
        }
        IsRecovering = false;
        Replay(RecoveryCompleted.Instance);
    }

    /// <summary>The snapshot to begin from, then the events after it.</summary>
    async IAsyncEnumerable<object> Recorded(JournalPosition position)
    {
        var recovery = Recovery;
        if (await Stores.Snapshots.Load(SnapshotterId, recovery.FromSnapshot, CancellationToken.None) is { } snapshot)
        {
            LastSequenceNr = snapshot.Metadata.SequenceNr;
            yield return new SnapshotOffer(snapshot.Metadata, snapshot.Snapshot);
        }
        var last = Math.Min(recovery.ToSequenceNr, position.HighestSequenceNr);
        var left = recovery.ReplayMax;
        if (last <= LastSequenceNr || left == 0)
            yield break;
        await foreach (var entry in Stores.Journal.Replay(PersistenceId, LastSequenceNr + 1, last, CancellationToken.None))
        {
            LastSequenceNr = entry.SequenceNr;
            if (Cell.System.EventAdapters.IsEmpty)
            {
                yield return entry.Event;
            }
            else
            {
                foreach (var @event in Cell.System.EventAdapters.FromJournal(entry.Event))
                    yield return @event;
            }
            if (--left == 0)
                yield break;
        }
    }

    void Replay(object message)
    {
        if (!ReceiveRecover(message))
            Unhandled(message);
    }

    void RequireKnownPlugins()
    {
        if (JournalPluginId.Length > 0 || SnapshotPluginId.Length > 0)
            throw new InvalidOperationException($"{PersistenceId} asks for journal '{JournalPluginId}' and snapshots '{SnapshotPluginId}', and {Cell.System} knows only its own: leave both empty");
    }
}
