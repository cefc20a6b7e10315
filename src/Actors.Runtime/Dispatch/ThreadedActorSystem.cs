namespace Actors.Runtime;

/// <summary>A system whose actors take their turns on the thread pool.</summary>
internal sealed class ThreadedActorSystem(string name, TimeProvider time, ActorSystemSetup setup) : ExtendedActorSystem(name, time, setup)
{
    internal override LocalActorRef NewCell(Props props, ActorPath path, InternalActorRef supervisor)
    {
        var self = new LocalActorRef(this, path);
        return new PooledCell(props, self, supervisor, Dispatchers.Of(props).ForOneActor(), Mailboxes.Create(props, self)).Self;
    }

    internal override void Complete(PromiseRef promise) => promise.CompleteTask();

    internal override void ReportFatal(Exception cause) =>
        EventStream.Publish(new Error(cause, "/", typeof(ActorSystem), $"{this} goes down, its guardian has failed: {cause.Message}"));
}
