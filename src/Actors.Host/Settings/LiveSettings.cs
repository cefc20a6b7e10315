using Actors.Runtime.Hocon;
using Actors.Trading.Execution;

namespace Actors.Host.Settings;

/// <summary>How the engine runs on a live market.</summary>
/// <param name="Folder">Holds all that has to survive.</param>
/// <param name="Posture">What stopping leaves behind.</param>
/// <param name="WarmUp">Candles of a symbol's coarsest timeframe before the first decision.</param>
sealed record LiveSettings(
    string Folder, int WarmUp, TimeSpan ReconcileEvery, TimeSpan StaleAfter, Posture Posture, TimeSpan StopWithin)
{
    public static LiveSettings Read(Config root) => new(
        root.GetString("live.dir"),
        (int)Setting.ReadWhole(root, "live.warm-up", 0, 10_000, "candles"),
        Seconds(root, "live.reconcile-every", 1, 86_400),
        Seconds(root, "live.stale-after", 1, 86_400),
        Setting.ReadChoice(root, "live.stop.posture", ("keep-stops", Posture.NoEntries), ("flatten", Posture.Flat)),
        Seconds(root, "live.stop.within", 1, 600));

    static TimeSpan Seconds(Config root, string path, long min, long max) =>
        TimeSpan.FromSeconds(Setting.ReadWhole(root, path, min, max, "seconds"));
}
