using Actors.Domain;
using Actors.Exchanges.Binance.Wire;
using Actors.Host.Backtesting;
using Actors.Host.Live;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;

namespace Actors.Host.Checks;

/// <summary>
/// Looks at everything that trading needs. A fault hides no other one; only where the configuration itself is wrong, what
/// it names is looked at once it is right.
/// </summary>
/// <param name="variables">Of the environment; null where one is not set.</param>
sealed class Doctor(Func<string, string?> variables, Machine machine)
{
    /// <summary>Where the exchange is; a test may put another one there.</summary>
    public Func<VenueSettings, BinanceEnvironment> EnvironmentOf { get; init; } = static settings => settings.Environment;

    /// <param name="settings">HOCON fields over the file.</param>
    /// <param name="isOffline">Leaves the exchange out.</param>
    public async Task<IReadOnlyList<Finding>> Examine(string file, IReadOnlyList<string> settings, bool isOffline, CancellationToken stop)
    {
        var (root, problems) = new ConfigSources(EffectiveConfig.Reference, [file], settings, variables).Read();
        if (root is null || problems.Count > 0)
            return [.. problems.Select(ConfigurationChecks.Of)];
        var (plan, found) = ConfigurationChecks.Of(root, variables);
        if (plan is null)
            return found;
        return
        [
            .. found,
            .. RiskChecks.Of(plan),
            Memory(),
            .. FolderChecks.Of(plan, machine),
            .. isOffline ? [] : await VenueChecks.Of(plan, EnvironmentOf(plan.Venue), variables, stop),
            .. DataChecks.Of(DataSettings.Read(root), plan.Live.Folder, plan.Symbols.Select(symbol => symbol.Base)),
        ];
    }

    Finding Memory()
    {
        const long Least = 512L << 20;
        var said = $"{machine.MemoryBytes >> 20} MB for the process";
        return machine.MemoryBytes >= Least ? Finding.Good("memory", said)
            : Finding.Warn("memory", said, $"give the machine or the container {Least >> 20} MB or more");
    }
}
