using Actors.Decisions.Risk;
using Actors.Domain;
using Actors.Runtime.Hocon;
using Actors.Trading.Risk;

namespace Actors.Host.Settings;

static class RiskSettings
{
    public static RiskOptions Read(Config root, Money cash, decimal feeRate, Func<Symbol, Instrument> instrumentOf) => new(
        cash,
        Setting.Read(root, "risk.sizing", Sizing.Parse),
        Rules(root, feeRate),
        feeRate,
        Setting.ReadNumber(root, "risk.trailing-stop-bps", 0, 9_999, "basis points") is var bps and not 0 ? bps : null,
        instrumentOf);

    static IReadOnlyList<IRiskRule> Rules(Config root, decimal feeRate)
    {
        if (!root.GetBoolean("risk.limits.enforce"))
            return RiskRules.From(new(), feeRate);
        decimal? Limit(string key, decimal most = decimal.MaxValue) =>
            Setting.ReadNumber(root, $"risk.limits.{key}", 0, most, "(0 for no limit)") is var limit and not 0 ? limit : null;
        Money? Amount(string key) => Limit(key) is { } amount ? new Money(amount) : null;
        return RiskRules.From(
            new()
            {
                MaxDailyLoss = Limit("max-daily-loss-percent", 100),
                MaxDrawdown = Limit("max-drawdown-percent", 100),
                MaxOpenOrders = Setting.ReadWhole(root, "risk.limits.max-open-orders", 0, int.MaxValue, "(0 for no limit)") is var most and not 0 ? (int)most : null,
                MaxPosition = Amount("max-position"),
                MaxExposure = Amount("max-exposure"),
                MaxExposurePercent = Limit("max-exposure-percent"),
                MinNotional = Amount("min-notional"),
            },
            feeRate);
    }
}
