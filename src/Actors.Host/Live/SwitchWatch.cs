using Actors.Trading;

namespace Actors.Host.Live;

/// <summary>Carries what the kill switch says to the engine.</summary>
sealed class SwitchWatch(KillSwitch killSwitch, LiveEngine engine)
{
    HaltOrder? obeyed;

    /// <summary>Looks whether the switch was pulled or lifted, and obeys.</summary>
    public async Task Look()
    {
        var order = killSwitch.Read();
        if (order == obeyed)
            return;
        if (order is null)
            await engine.Resume();
        else
            await engine.Halt(order.Reason, order.Flatten);
        obeyed = order;
    }
}
