using Actors.Runtime;

namespace Actors.Tests.Runtime.TestKit;

/// <summary>A persistent actor whose handlers and hooks a test declares in place. It logs the end of its recovery and answers "ping".</summary>
public sealed class ScriptedPersistent : ReceivePersistentActor
{
    public ScriptedPersistent(string id, IActorRef log, Action<ScriptedPersistent>? script)
    {
        PersistenceId = id;
        script?.Invoke(this);
        Command<Exception>(static x => throw x);
        Command<string>(_ => Sender.Tell("pong"));
        Recover<RecoveryCompleted>(_ => log.Tell($"recovered {LastSequenceNr}"));
    }

    public override string PersistenceId { get; }

    public new IActorRef Sender => base.Sender;

    public Action? OnPreStart { get; set; }

    public Action<Exception, object, long>? OnFailure { get; set; }

    public Action<Exception, object, long>? OnRejected { get; set; }

    public void On<T>(Action<T> handler) => Command(handler);

    public void OnAsync<T>(Func<T, Task> handler) => CommandAsync(handler);

    public void OnRecover<T>(Action<T> handler) => Recover(handler);

    protected override void PreStart() => OnPreStart?.Invoke();

    protected override void OnPersistFailure(Exception cause, object @event, long sequenceNr)
    {
        OnFailure?.Invoke(cause, @event, sequenceNr);
        base.OnPersistFailure(cause, @event, sequenceNr);
    }

    protected override void OnPersistRejected(Exception cause, object @event, long sequenceNr)
    {
        OnRejected?.Invoke(cause, @event, sequenceNr);
        base.OnPersistRejected(cause, @event, sequenceNr);
    }
}
