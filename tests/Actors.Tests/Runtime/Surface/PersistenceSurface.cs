#nullable disable // As a program written for Akka.NET would be.
using Actors.Runtime;
using Actors.Runtime.Persistence;

namespace Actors.Tests.Runtime.Surface;

/// <summary>Uses every member of the persistence surface with Akka.NET's names, parameter orders and generic shapes: that it compiles is the test.</summary>
internal sealed class PersistenceSurface : ReceivePersistentActor
{
    public PersistenceSurface()
    {
        Command<string>(text => Persist(text, Apply));
        Command<string>(text => PersistAsync(text, Apply), text => text.Length > 1);
        Command<string>(text => text.Length > 2, text => PersistAll(new[] { text, text }, Apply));
        Command<int>(number => number > 0);
        Command(typeof(long), _ => PersistAllAsync(new List<string>(), Apply));
        CommandAsync<double>(async _ => await Task.CompletedTask);
        Command<char>(c =>
        {
            DeferAsync("later", Apply);
            Persist(new Tagged("event", new[] { "tag" }), tagged => Apply((string)tagged.Payload));
            SaveSnapshot("state");
            LoadSnapshot(SnapshotterId, SnapshotSelectionCriteria.Latest, LastSequenceNr);
            DeleteMessages(SnapshotSequenceNr);
            DeleteSnapshot(1);
            DeleteSnapshots(new SnapshotSelectionCriteria(10));
            Become(() => Command<string>(Apply));
            Stash.UnstashAll();
            _ = (IsRecovering, IsRecoveryFinished, JournalPluginId, SnapshotPluginId);
        });
        Command<SaveSnapshotSuccess>(success => Apply($"{success.Metadata.SequenceNr} {success.Metadata.PersistenceId} {success.Metadata.Timestamp}"));
        Command<SaveSnapshotFailure>(failure => Apply($"{failure.Metadata} {failure.Cause}"));
        CommandAny(_ => { });
        Recover<string>(Apply);
        Recover<SnapshotOffer>(offer => Apply((string)offer.Snapshot), offer => offer.Metadata != null);
        Recover<RecoveryCompleted>(_ => { });
        RecoverAny(_ => { });
    }

    public override string PersistenceId => "surface";

    public override Recovery Recovery => new(SnapshotSelectionCriteria.None, toSequenceNr: 10, replayMax: 5);

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr) => base.OnPersistFailure(cause, @event, sequenceNr);

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr) => base.OnPersistRejected(cause, @event, sequenceNr);

    protected override void OnRecoveryFailure(Exception reason, object message = null) => base.OnRecoveryFailure(reason, message);

    protected override void OnReplaySuccess() => base.OnReplaySuccess();

    void Apply(string text)
    {
    }

    internal sealed class Whole : PersistentActor
    {
        public override string PersistenceId => "whole";

        protected override bool ReceiveCommand(object message) => message is string;

        protected override bool ReceiveRecover(object message) => message is RecoveryCompleted;
    }

    internal sealed class Untyped : UntypedPersistentActor
    {
        public override string PersistenceId => "untyped";

        protected override void OnCommand(object message) => RunTask(async () => await Task.CompletedTask);

        protected override void OnRecover(object message)
        {
        }
    }

    internal sealed class Courier : AtLeastOnceDeliveryReceiveActor
    {
        public Courier(ActorPath destination) : base(settings => settings.WithRedeliverInterval(TimeSpan.FromSeconds(1)))
        {
            Command<string>(text => Deliver(destination, id => (id, text)));
            Command<long>(id => ConfirmDelivery(id));
            Command<char>(_ => Deliver(Context.ActorSelection("/user/a"), id => id));
            Command<UnconfirmedWarning>(warning => SetDeliverySnapshot(GetDeliverySnapshot()));
        }

        public override string PersistenceId => "courier";
    }

    internal sealed class Adapter : IEventAdapter
    {
        public string Manifest(object evt) => string.Empty;

        public object ToJournal(object evt) => evt;

        public IEventSequence FromJournal(object evt, string manifest) => evt is string ? EventSequence.Single(evt) : EventSequence.Empty;
    }
}
