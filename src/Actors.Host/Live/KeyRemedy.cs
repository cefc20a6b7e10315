using Actors.Exchanges.Binance.Wire;
using Actors.Host.Settings;

namespace Actors.Host.Live;

/// <summary>What to do about a key that the exchange refuses.</summary>
static class KeyRemedy
{
    const int BadSignature = -1022;

    /// <summary>Whether it is the key, or its secret, that the exchange does not take.</summary>
    public static bool IsFor(BinanceError error) => error.Kind == ErrorKind.Halt || error.Code == BadSignature;

    /// <param name="error">Null where the exchange gave no answer that could be read.</param>
    public static string Of(RunPlan plan, BinanceError? error)
    {
        var isSecret = error?.Code == BadSignature;
        if (plan.Venue.Kind == VenueKind.Simulator)
            return $"set simulator.{(isSecret ? "secret" : "key")} to what 'actors simulator' printed at its start";
        var (key, secret) = (plan.Root.GetString("venue.key-variable"), plan.Root.GetString("venue.secret-variable"));
        return isSecret
            ? $"export the secret of this very key as {secret}"
            : $"the key is that of the environment variable {key}: look at the exchange whether it is there, whether it is bound to the address of this machine, and whether it may trade; or make one {Where(plan)}, and export both of its parts as {key} and {secret}";
    }

    static string Where(RunPlan plan) => plan.Venue.Kind == VenueKind.Testnet
        ? "at https://testnet.binance.vision" : "there, allow spot trading and this machine's address for it";
}
