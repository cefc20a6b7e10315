using System.Globalization;
using Actors.Domain;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Rules;
using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Host.Checks;

/// <summary>Whether the exchange answers, agrees about the time, knows the symbols, and takes the key.</summary>
static class VenueChecks
{
    static readonly TimeSpan MostOffset = TimeSpan.FromSeconds(1);

    public static async Task<IReadOnlyList<Finding>> Of(RunPlan plan, TimeProvider clock, CancellationToken stop)
    {
        var environment = LiveExchange.EnvironmentOf(plan.Venue);
        using var rest = new BinanceRest(new(environment, clock)
        {
            Credentials = plan.Venue.Key is { } key ? new(key.Key, key.Secret) : null,
            ReadAttempts = 2,
            RequestTimeout = TimeSpan.FromSeconds(5),
        });
        List<Finding> found = [];
        try
        {
            await rest.SyncClock(stop);
            found.Add(Finding.Good("connection", $"{environment.Rest} answers"));
        }
        catch (BinanceException fault)
        {
            found.Add(Finding.Bad("connection", $"{environment.Rest}: {fault.Message}", environment.Name == "simulator"
                ? "start one with 'actors simulator', or set venue.simulator-url"
                : "look at the network, a firewall, and https://www.binance.com/en/support/announcement"));
            return found;
        }
        found.Add(Clock(rest));
        found.AddRange(await Symbols(plan, rest, clock, stop));
        if (plan.Venue.Key is not null)
            found.Add(await Key(rest, plan, stop));
        return found;
    }

    static Finding Clock(BinanceRest rest)
    {
        var said = string.Create(CultureInfo.InvariantCulture,
            $"this machine is {rest.Clock.Offset.TotalMilliseconds:0} ms behind the exchange, known to {rest.Clock.Error.TotalMilliseconds:0} ms");
        return rest.Clock.Offset.Duration() <= MostOffset ? Finding.Good("clock", said)
            : Finding.Warn("clock", said, "the engine allows for it; set the machine's clock all the same (systemctl enable --now systemd-timesyncd)");
    }

    static async Task<IReadOnlyList<Finding>> Symbols(RunPlan plan, BinanceRest rest, TimeProvider clock, CancellationToken stop)
    {
        using var rules = new RuleBook(rest, clock);
        List<Finding> found = [];
        foreach (var symbol in plan.Symbols.Select(one => one.Base.Symbol))
        {
            try
            {
                found.Add(await rules.Of(symbol, stop) is { } known ? Symbol(plan, known) : Finding.Bad(
                    $"symbol {symbol}", "the exchange does not have it", "correct its name in strategies"));
            }
            catch (BinanceException fault)
            {
                found.Add(Finding.Bad($"symbol {symbol}", fault.Message, "correct its name in strategies"));
            }
        }
        return found;
    }

    static Finding Symbol(RunPlan plan, SymbolRules rules)
    {
        var check = $"symbol {rules.Instrument.Symbol}";
        if (!string.Equals(rules.QuoteAsset, plan.Currency, StringComparison.Ordinal))
            return Finding.Bad(check, $"it is paid in {rules.QuoteAsset}", $"trade it on an account of account.currency = {rules.QuoteAsset}");
        if (!rules.IsTrading)
            return Finding.Warn(check, $"its status is {rules.Status}", "orders wait until it trades again");
        return rules.Instrument.MinNotional > plan.Cash
            ? Finding.Bad(check, $"its smallest order is {rules.Instrument.MinNotional}, the account has {plan.Cash}", "give the account more, as account.cash")
            : Finding.Good(check, $"trades; smallest order {rules.Instrument.MinNotional}, tick {rules.Instrument.PriceTick}, step {rules.Instrument.QuantityStep}");
    }

    static async Task<Finding> Key(BinanceRest rest, RunPlan plan, CancellationToken stop)
    {
        try
        {
            var account = await rest.Account(stop);
            if (!account.CanTrade)
                return Finding.Bad("key", "the account may not trade", "see the state of the account and of its key at the exchange");
            var free = account.Balances.FirstOrDefault(one => string.Equals(one.Asset, plan.Currency, StringComparison.Ordinal))?.Free ?? 0;
            if (account.CanWithdraw && rest.Environment.RealMoney)
                return Finding.Bad("key", "the account of this key can withdraw, and the exchange does not say here whether the key can", "take a key without the permission to withdraw, restricted to this machine's address, on a sub-account that cannot withdraw");
            return free < plan.Cash.Value
                ? Finding.Warn("key", string.Create(CultureInfo.InvariantCulture, $"accepted; {free} {plan.Currency} are free, account.cash is {plan.Cash}"), "lower account.cash, or pay more in: orders beyond it are refused by the exchange")
                : Finding.Good("key", string.Create(CultureInfo.InvariantCulture, $"accepted; {free} {plan.Currency} are free"));
        }
        catch (BinanceException fault)
        {
            return Finding.Bad("key", fault.Message, "make a new key at the exchange, allow spot trading for it, and export both of its parts");
        }
    }
}
