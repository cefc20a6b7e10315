using Actors.Decisions.Risk;
using Actors.Domain;
using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Host.Checks;

/// <summary>Whether orders of the configured size can be placed at all, and whether real money has a limit.</summary>
static class RiskChecks
{
    public static IEnumerable<Finding> Of(RunPlan plan)
    {
        List<Finding> found = [.. Size(plan), .. Stops(plan), .. Limits(plan)];
        return found.Count > 0 ? found : [Finding.Good("risk", $"{Said(plan)}; an account of {plan.Cash.Value.Plain()} {plan.Currency}")];
    }

    /// <summary>What an order is worth in the quote currency while nothing is won or lost yet; null where the market decides.</summary>
    public static Money? OrderOf(RunPlan plan) => SizingOf(plan) switch
    {
        QuoteAmount quote => quote.Amount,
        PercentOfEquity part => plan.Cash * (part.Percent / 100),
        AllIn => plan.Cash,
        _ => null,
    };

    public static Sizing SizingOf(RunPlan plan) => plan.RiskOf(Instrument.Unfiltered).Sizing;

    static IEnumerable<Finding> Size(RunPlan plan)
    {
        if (OrderOf(plan) is not { } order)
            yield break;
        var fees = plan.RiskOf(Instrument.Unfiltered).FeeRate;
        if (SizingOf(plan) is QuoteAmount && order * (1 + fees) > plan.Cash)
            yield return Finding.Bad("risk", $"{Said(plan)} with its fees costs more than the {plan.Cash.Value.Plain()} {plan.Currency} of the account", $"lower risk.sizing to quote:{(decimal.Floor(plan.Cash.Value / (1 + fees) * 100) / 100).Plain()} or less, or raise account.cash");
        foreach (var key in (string[])["max-position", "max-exposure"])
        {
            if (Limit(plan, key) is > 0 and var most && order.Value > most)
                yield return Finding.Bad("risk", $"{Said(plan)} is more than risk.limits.{key} = {most.Plain()}: every entry would be refused", $"raise risk.limits.{key} to {order.Value.Plain()} or more, or lower risk.sizing");
        }
        if (Limit(plan, "min-notional") is var least && order.Value < least)
            yield return Finding.Bad("risk", $"{Said(plan)} is less than risk.limits.min-notional = {least.Plain()}: every entry would be refused", $"lower risk.limits.min-notional to {order.Value.Plain()} or less, or raise risk.sizing");
        if (Limit(plan, "max-exposure-percent") is > 0 and var percent && order.Value * 100 > plan.Cash.Value * percent)
            yield return Finding.Bad("risk", $"{Said(plan)} is more than risk.limits.max-exposure-percent = {percent.Plain()} of the account: every entry would be refused", $"raise risk.limits.max-exposure-percent to {(order.Value * 100 / plan.Cash.Value).Plain()} or more, or lower risk.sizing");
    }

    static IEnumerable<Finding> Stops(RunPlan plan)
    {
        var options = plan.RiskOf(Instrument.Unfiltered);
        if (options.TrailingBps is { } bps && bps <= 20_000 * options.FeeRate)
            yield return Finding.Warn("risk", $"a trailing stop of {bps.Plain()} basis points is within the fees of {(20_000 * options.FeeRate).Plain()} for a trade", $"raise risk.trailing-stop-bps above {(20_000 * options.FeeRate).Plain()}, or set it to 0 for none");
        if (options.Sizing is not RiskPerTrade)
            yield break;
        foreach (var (series, strategy) in plan.Symbols.SelectMany(symbol => symbol.Series).SelectMany(series => series.Strategies.Select(one => (series.Series, one))))
        {
            var (parameter, value) = strategy.Create().Parameters is var all && all.GetValueOrDefault("stop-atr") is "0" ? ("stop-atr", "2")
                : all.GetValueOrDefault("pattern-stop") is "false" ? ("pattern-stop", "true") : default;
            var name = $"{series.Symbol}:{series.Timeframe}:{strategy.Name}";
            if (parameter is not null)
                yield return Finding.Bad("risk", $"{options.Sizing} sizes by the distance to the stop, and {name} has none: its entries would be refused", $"set {parameter} = {value} for {name}, or risk.sizing to a sizing without a stop, such as quote:50");
        }
    }

    static IEnumerable<Finding> Limits(RunPlan plan)
    {
        if (plan.Venue.Kind != VenueKind.Live)
            yield break;
        if (!plan.Root.GetBoolean("risk.limits.enforce"))
            yield return Finding.Warn("risk", "no limit guards the real money: risk.limits.enforce is false", "set risk.limits.enforce = true");
        else if (Limit(plan, "max-daily-loss-percent") == 0 && Limit(plan, "max-drawdown-percent") == 0)
            yield return Finding.Warn("risk", "no loss stops trading with real money", "set risk.limits.max-daily-loss-percent = 5 and risk.limits.max-drawdown-percent = 10, or as much as you would lose");
    }

    static decimal Limit(RunPlan plan, string key) =>
        plan.Root.GetBoolean("risk.limits.enforce") ? plan.Root.GetDecimal($"risk.limits.{key}") : 0;

    static string Said(RunPlan plan) => $"an order of {plan.Root.GetString("risk.sizing")}";
}
