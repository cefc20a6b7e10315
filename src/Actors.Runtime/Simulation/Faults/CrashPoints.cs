namespace Actors.Runtime;

/// <summary>Where one actor crashes, and how far it has come, through all its incarnations.</summary>
internal sealed class CrashPoints(IEnumerable<Fault.CrashActor> faults)
{
    readonly Fault.CrashActor[] faults = [.. faults];
    long handled;

    /// <summary>Counts one message, and says whether it is one to crash at.</summary>
    internal bool IsDue(out Fault.CrashActor fault)
    {
        handled++;
        foreach (var one in faults)
        {
            if (one.AtMessage == handled)
            {
                fault = one;
                return true;
            }
        }
        fault = null!;
        return false;
    }
}

/// <summary>Fails at the next message, in place of the present behaviour or after it.</summary>
internal sealed class CrashingBehaviour(Fault.CrashActor fault) : Behaviour
{
    internal override bool Receive(ActorCell cell, object carrier)
    {
        cell.UnbecomeStacked();
        if (fault.Handled && !cell.CurrentBehaviour.Receive(cell, carrier))
            cell.Actor!.CallUnhandled(Box.Open(carrier));
        throw new InjectedFaultException($"{cell.Self} crashed at message {fault.AtMessage}");
    }

    internal override bool Handle(ActorCell cell, object carrier) => Receive(cell, carrier);
}
