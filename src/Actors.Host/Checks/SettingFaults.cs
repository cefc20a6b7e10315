using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Host.Backtesting;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;

namespace Actors.Host.Checks;

/// <summary>What is wrong with the values of a configuration whose keys and types are right: of each part the first fault.</summary>
static class SettingFaults
{
    /// <param name="variables">Of the environment, where keys are.</param>
    /// <returns>The part of the configuration, and what is wrong with it.</returns>
    public static IEnumerable<(string Part, InputException Fault)> Of(Config root, Func<string, string?> variables)
    {
        (string Part, Action<Config> Read)[] parts =
        [
            ("account", static root => RunSettings.Read(root)),
            ("data", static root => DataSettings.Read(root)),
            ("metrics", static root => MetricsSettings.Read(root)),
            ("paper", static root => PaperSettings.Read(root, new(1))),
            ("venue", root => VenueSettings.Read(root, variables)),
            ("live", static root => LiveSettings.Read(root)),
            ("journal", static root => JournalSettings.Read(root, TimeProvider.System)),
            ("simulator", static root => SimulatorSettings.Read(root)),
            ("risk", static root => RiskSettings.Read(root, new(1), 0, Instrument.Unfiltered)),
        ];
        foreach (var (part, read) in parts)
        {
            if (FaultOf(() => read(root)) is { } fault)
                yield return (part, fault);
        }
        foreach (var fault in Strategies(root))
            yield return ("strategies", fault);
    }

    static IEnumerable<InputException> Strategies(Config root)
    {
        IReadOnlyList<StrategySetting> settings = [];
        var catalog = new StrategyCatalog(root.GetStringList("strategy-path"));
        if (FaultOf(() => settings = StrategySetting.Read(root)) is { } unnamed)
            yield return unnamed;
        foreach (var one in settings)
        {
            if (FaultOf(() => StrategyPlans.Strategy(catalog, one)) is { } fault)
                yield return fault;
            else if (FaultOf(() => InstrumentSettings.Read(root, one.Selection.Symbol)) is { } filters)
                yield return filters;
        }
    }

    static InputException? FaultOf(Action read)
    {
        try
        {
            read();
            return null;
        }
        catch (InputException fault)
        {
            return fault;
        }
        catch (ConfigException fault)
        {
            return new(fault.Message) { Remedy = fault.Expected is { } expected ? $"give it {expected}" : null };
        }
    }
}
