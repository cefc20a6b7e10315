using Actors.Host.Live;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;

namespace Actors.Host.Checks;

/// <summary>Whether the configuration can be read, and says what can be done.</summary>
static class ConfigurationChecks
{
    const string There = "correct it there";

    /// <summary>A key or a type that is wrong, or a file that cannot be read.</summary>
    public static Finding Of(ConfigProblem problem) => Finding.Bad("configuration", problem.ToString(), problem.Remedy ?? There);

    /// <summary>Values that are wrong.</summary>
    /// <returns>No plan where the engine would not start.</returns>
    public static (RunPlan? Plan, IReadOnlyList<Finding> Found) Of(Config root, Func<string, string?> variables)
    {
        var faults = SettingFaults.Of(root, variables).Select(one => Bad(one.Part, one.Fault)).ToArray();
        if (faults.Length > 0)
            return (null, faults);
        if (!StrategySetting.Read(root).Any(one => one.Enabled))
            return (null, [Finding.Bad("strategies", "none is switched on", "configure one as strategies.BTCUSDT.1h.ema-cross {}, or set enabled = true for one that is there")]);
        try
        {
            var plan = RunPlan.Read(root, new([], [], [], [], [], []), variables);
            return (plan, [Finding.Good("configuration", $"{plan.Symbols.Count} symbols, {plan.Symbols.Sum(symbol => symbol.Series.Sum(series => series.Strategies.Count))} strategies")]);
        }
        catch (InputException fault)
        {
            return (null, [Bad("strategies", fault)]);
        }
    }

    static Finding Bad(string part, InputException fault) => Finding.Bad(part, fault.Problem, fault.Remedy ?? There);
}
