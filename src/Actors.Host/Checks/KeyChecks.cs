using Actors.Domain;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;
using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Host.Checks;

/// <summary>Whether the exchange takes the key, what the key may do, and what its account can pay.</summary>
static class KeyChecks
{
    public static async Task<IReadOnlyList<Finding>> Of(BinanceRest rest, RunPlan plan, CancellationToken stop)
    {
        try
        {
            var account = await rest.Account(stop);
            // The test networks have no such permissions to tell of.
            var permissions = rest.Environment.RealMoney ? await rest.KeyPermissions(stop) : null;
            return Of(account, permissions, plan);
        }
        catch (BinanceException fault)
        {
            return [Finding.Bad("key", fault.Message, KeyRemedy.Of(plan, fault.Error))];
        }
    }

    /// <param name="permissions">Null where the exchange has none to tell of.</param>
    public static IReadOnlyList<Finding> Of(WireAccount account, WireKeyPermissions? permissions, RunPlan plan)
    {
        List<Finding> found = [];
        if (!account.CanTrade)
            found.Add(Finding.Bad("key", "the account may not trade", "lift the restriction of the account at the exchange, which says there what it waits for"));
        if (permissions is { Withdraw: true })
            found.Add(Finding.Bad("key", "the key can withdraw", "switch 'Enable Withdrawals' off for this key at the exchange: the engine never needs it, and a thief does"));
        if (permissions is { Trade: false })
            found.Add(Finding.Bad("key", "the key may not trade", "switch 'Enable Spot & Margin Trading' on for this key at the exchange"));
        if (permissions is { IsBoundToAddress: false })
            found.Add(Finding.Warn("key", "the key works from every address", "restrict the key at the exchange to the address of this machine"));
        var free = account.Balances.FirstOrDefault(one => string.Equals(one.Asset, plan.Currency, StringComparison.Ordinal))?.Free ?? 0;
        var said = $"{free.Plain()} {plan.Currency} are free";
        var lacks = RiskChecks.OrderOf(plan) is { } order && free < order.Value
            ? Finding.Bad("balance", $"{said}, an order of {RiskChecks.SizingOf(plan)} needs {order}", $"pay in {plan.Currency}, or lower risk.sizing")
            : free < plan.Cash.Value
                ? Finding.Warn("balance", $"{said}, account.cash is {plan.Cash}", "lower account.cash to what is free, or pay more in: orders beyond it are refused by the exchange")
                : Finding.Good("balance", said);
        return [.. found.Count > 0 ? found : [Finding.Good("key", permissions is null ? "accepted" : "accepted; it can trade and cannot withdraw")], lacks];
    }
}
