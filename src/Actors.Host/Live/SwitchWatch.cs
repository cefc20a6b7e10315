using Actors.Domain;
using Actors.Runtime;
using Actors.Trading;

namespace Actors.Host.Live;

/// <summary>
/// Carries what the kill switch says to the engine, whose halt lasts by itself from then on. It may have been lifted while
/// no engine ran: the switch is what counts.
/// </summary>
/// <param name="pace">How many times as fast as the wall clock the engine's time runs.</param>
sealed class SwitchWatch(KillSwitch killSwitch, LiveEngine engine, double pace)
{
    readonly TimeSpan patience = TimeSpan.FromSeconds(1) * pace;
    HaltOrder? obeyed;
    bool hasLooked;
    bool isWished;

    /// <summary>Looks whether the switch was pulled or lifted, and obeys.</summary>
    public async Task Look()
    {
        var order = killSwitch.Read();
        isWished = order is null && (isWished || killSwitch.TakeWish());
        if (hasLooked && order == obeyed && !isWished)
            return;
        try
        {
            if (order is not null)
                await engine.Halt(order.Reason, order.Flatten, patience);
            else if (isWished || obeyed is not null || await WasPulled())
                await engine.Resume("lifted by hand", patience);
        }
        catch (AskTimeoutException) when (order is null)
        {
            return; // an actor is being started: looked at again
        }
        catch (AskTimeoutException)
        {
            // It stands, and goes on being brought about.
        }
        (obeyed, hasLooked, isWished) = (order, true, false);
    }

    async Task<bool> WasPulled() =>
        (await engine.View(patience)).Halts.Any(halt => string.Equals(halt.Code, TradingHalted.KillSwitch, StringComparison.Ordinal));
}
