using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Trading.Symbols;

namespace Actors.Host.Settings;

/// <summary>The series of one symbol with the strategies that run on each.</summary>
static class StrategyPlans
{
    /// <param name="settings">Of one symbol.</param>
    /// <returns>The finest timeframe first.</returns>
    /// <exception cref="InputException">A strategy is not there or does not take its parameters.</exception>
    public static SeriesPlan[] Of(
        StrategyCatalog catalog, string exchange, string account, IReadOnlyList<StrategySetting> settings, DateTimeOffset tradeFrom) =>
        [.. settings
            .GroupBy(one => one.Selection.Timeframe)
            .OrderBy(group => group.Key)
            .Select(group => new SeriesPlan(
                new(exchange, settings[0].Selection.Symbol, group.Key), account,
                [.. group.Select(one => Strategy(catalog, one))],
                tradeFrom))];

    /// <exception cref="InputException">The strategy is not there or does not take its parameters.</exception>
    public static StrategyPlan Strategy(StrategyCatalog catalog, StrategySetting setting)
    {
        try
        {
            var definition = catalog.Find(setting.Selection.Strategy);
            definition.Create(setting.Parameters);
            return new(setting.Selection.Strategy, () => definition.Create(setting.Parameters));
        }
        catch (StrategyException fault)
        {
            throw new InputException($"{setting.Origin}: {fault.Message}") { Remedy = fault.Remedy ?? "'actors strategies list' shows what there is" };
        }
    }
}
