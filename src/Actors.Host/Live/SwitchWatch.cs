using Actors.Runtime;
using Actors.Trading;

namespace Actors.Host.Live;

/// <summary>Carries what the kill switch says to the engine, whose halt lasts by itself from then on.</summary>
/// <param name="pace">How many times as fast as the wall clock the engine's time runs.</param>
sealed class SwitchWatch(KillSwitch killSwitch, LiveEngine engine, double pace)
{
    HaltOrder? obeyed;

    /// <summary>Looks whether the switch was pulled or lifted, and obeys.</summary>
    public async Task Look()
    {
        var order = killSwitch.Read();
        if (order == obeyed)
            return;
        try
        {
            if (order is null)
                await engine.Resume("lifted by hand", TimeSpan.FromSeconds(1) * pace);
            else
                await engine.Halt(order.Reason, order.Flatten, TimeSpan.FromSeconds(1) * pace);
        }
        catch (AskTimeoutException) when (order is not null)
        {
            // It stands, and goes on being brought about.
        }
        obeyed = order;
    }
}
