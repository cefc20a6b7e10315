namespace Actors.Runtime;

/// <summary>Is told what happens in a simulated run.</summary>
internal interface IRunObserver
{
    /// <summary>A message is about to be handled.</summary>
    void OnMessage(ActorCell cell, object carrier, IActorRef? sender);
}
