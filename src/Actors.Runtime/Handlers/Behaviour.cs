namespace Actors.Runtime;

/// <summary>What an actor does with a message at present.</summary>
internal abstract class Behaviour
{
    /// <summary>Takes a delivery; messages of the runtime's own go to <see cref="ActorCell.AutoReceive"/>. False: not handled.</summary>
    internal virtual bool Receive(ActorCell cell, object carrier)
    {
        var message = Box.Open(carrier);
        return message is IAutoReceivedMessage auto ? cell.AutoReceive(auto) : Handle(cell, message);
    }

    /// <summary>Takes a message that is meant for the actor itself. False: not handled.</summary>
    internal abstract bool Handle(ActorCell cell, object carrier);
}

/// <summary>The actor's own <c>Receive</c> method.</summary>
internal sealed class ReceiveBehaviour : Behaviour
{
    internal static readonly ReceiveBehaviour Instance = new();

    internal override bool Handle(ActorCell cell, object carrier) => cell.Actor!.CallReceive(Box.Open(carrier));
}

/// <summary>A behaviour given as a delegate.</summary>
internal sealed class DelegateBehaviour(Receive receive) : Behaviour
{
    internal override bool Handle(ActorCell cell, object carrier) => receive(Box.Open(carrier));
}

/// <summary>A behaviour given as a delegate that answers for unhandled messages itself.</summary>
internal sealed class UntypedBehaviour(UntypedReceive receive) : Behaviour
{
    internal override bool Handle(ActorCell cell, object carrier)
    {
        receive(Box.Open(carrier));
        return true;
    }
}
