using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Runtime.Hocon;

namespace Actors.Host.Settings;

/// <summary>A strategy that the configuration names, and whether it is switched on.</summary>
sealed record StrategySetting(
    StrategySelection Selection, bool Enabled, IReadOnlyDictionary<string, string> Parameters, Origin Origin)
{
    public static IReadOnlyList<StrategySetting> Read(Config root)
    {
        var found = new List<StrategySetting>();
        foreach (var (symbol, timeframes) in Fields(root.GetValue("strategies")))
        {
            foreach (var (timeframe, strategies) in Fields(timeframes))
            {
                foreach (var (strategy, value) in Fields(strategies))
                    found.Add(Of($"{symbol}:{timeframe}:{strategy}", value));
            }
        }
        if (found.GroupBy(one => one.Selection).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InputException($"{twice.Last().Origin}: {twice.Key} is configured twice, first at {twice.First().Origin}", "keep one of the two");
        return found;
    }

    static StrategySetting Of(string name, ConfigValue value)
    {
        try
        {
            var fields = Fields(value).ToList();
            return new(
                StrategySelection.Parse(name),
                fields.Find(f => f.Key == "enabled").Value is not ConfigBoolean { Value: false },
                fields.Where(f => f.Key != "enabled")
                    .ToDictionary(f => f.Key, f => Text(name, f.Key, f.Value), StringComparer.Ordinal),
                value.Origin);
        }
        catch (StrategyException fault)
        {
            throw new InputException($"{value.Origin}: {fault.Message}") { Remedy = fault.Remedy };
        }
    }

    static string Text(string strategy, string parameter, ConfigValue value) => value switch
    {
        ConfigString text => text.Value,
        ConfigNumber number => number.Text,
        ConfigBoolean flag => flag.Value ? "true" : "false",
        _ => throw new InputException($"{value.Origin}: {strategy}: {parameter} must be one value, was {value}"),
    };

    static IEnumerable<KeyValuePair<string, ConfigValue>> Fields(ConfigValue value) => value is ConfigObject fields
        ? fields.Fields.Where(f => f.Key != "*" && f.Value is not ConfigNull)
        : throw new InputException(
            $"{value.Origin}: expected strategies as SYMBOL {{ TIMEFRAME {{ STRATEGY {{ … }} }} }}, found {value}");
}
