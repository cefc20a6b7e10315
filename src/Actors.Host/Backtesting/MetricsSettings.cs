using Actors.Backtest;
using Actors.Backtest.Engine;
using Actors.Backtest.Metrics;
using Actors.Backtest.Metrics.Profiles;
using Actors.Domain;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;

namespace Actors.Host.Backtesting;

/// <summary>How the figures of a run are computed.</summary>
sealed record MetricsSettings(Convention Convention, CompatibilityProfile? Profile, int Trials)
{
    public static MetricsSettings Read(Config root)
    {
        var name = root.GetString("metrics.profile");
        var known = CompatibilityProfile.All.Select(profile => profile.Name).ToArray();
        if (name != "none" && !known.Contains(name, StringComparer.Ordinal))
            throw Setting.Outside(root, "metrics.profile", $"'{name}' is none of none, {string.Join(", ", known)}", $"one of none, {string.Join(", ", known)}");
        return new(
            new()
            {
                PeriodsPerYear = (int)Setting.ReadWhole(root, "metrics.days-per-year", 1, 366, "days"),
                RiskFree = (double)Setting.ReadNumber(root, "metrics.risk-free-percent", -50, 100, "percent") / 100,
            },
            name == "none" ? null : CompatibilityProfile.Named(name),
            (int)Setting.ReadWhole(root, "metrics.trials", 1, 1_000_000_000, "trials"));
    }

    public MetricsInput InputOf(BacktestResult result, BacktestPlan plan)
    {
        var input = MetricsInput.From(
            result, plan.Feeds[0].Loaded.Candles,
            plan.Feeds.ToDictionary(feed => feed.Base.Symbol, feed => plan.Risk.InstrumentOf(feed.Base.Symbol)),
            Convention);
        return input with { Facts = input.Facts with { Trials = Trials } };
    }
}
