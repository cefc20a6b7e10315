using System.Globalization;
using System.Net.WebSockets;
using Actors.Decisions.Risk;
using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.Wire;
using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Host.Checks;

/// <summary>Whether the exchange answers, agrees about the time, knows the symbols, and takes the key.</summary>
static class VenueChecks
{
    static readonly TimeSpan MostOffset = TimeSpan.FromSeconds(1);
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    const string Connection = "connection";

    static readonly string[] Proxies = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

    /// <param name="variables">Of the environment, where a proxy may be named.</param>
    public static async Task<IReadOnlyList<Finding>> Of(
        RunPlan plan, BinanceEnvironment environment, Func<string, string?> variables, CancellationToken stop)
    {
        var hosts = MarketHosts.Of(plan.Venue, environment);
        // Without an account elsewhere the first of the hosts is all of the exchange, and where it is dead the second.
        var exchange = plan.Venue.IsPaper ? hosts.First : environment;
        var found = await Exchange(plan, exchange, hosts.First, variables, stop);
        if (plan.Venue.IsPaper && hosts.Second is { } instead && found is [{ Check: Connection, Verdict: Verdict.Bad } dead]
            && await Exchange(plan, instead, instead, variables, stop) is [{ Verdict: Verdict.Good }, ..] answered)
            return [dead with { Verdict = Verdict.Warning }, .. answered];
        return
        [
            .. found,
            .. hosts.First.Rest == exchange.Rest ? Array.Empty<Finding>() : [await Source("first", hosts.First, stop)],
            .. hosts.Second is { } second ? [await Source("second", second, stop)] : Array.Empty<Finding>(),
        ];
    }

    static async Task<IReadOnlyList<Finding>> Exchange(
        RunPlan plan, BinanceEnvironment environment, BinanceEnvironment candles, Func<string, string?> variables, CancellationToken stop)
    {
        Finding Unreachable(string why) => Finding.Bad(Connection, why,
            plan.Venue.IsSimulated ? "start one with 'actors simulator', or set venue.simulator-url to where it listens"
            : Array.Find(Proxies, name => variables(name) is { Length: > 0 }) is { } proxy ? $"see that the proxy in {proxy} answers, or unset {proxy}"
            : $"open the way to {environment.Rest.Authority} in the network and its firewall; https://www.binance.com/en/support/announcement tells of maintenance");
        try
        {
            var (clock, speed) = plan.Venue.IsSimulated ? await SimulatorClock.Of(environment.Rest, stop) : (TimeProvider.System, 1);
            using var rest = new BinanceRest(new(environment, clock)
            {
                Credentials = plan.Venue.Key?.Credentials,
                ReadAttempts = 2,
                RequestTimeout = Patience * speed,
            });
            await rest.SyncClock(stop);
            return
            [
                Finding.Good(Connection, $"{environment.Rest} answers"),
                Clock(rest, speed),
                await Streams(candles, stop),
                .. await Symbols(plan, rest, clock, stop),
                .. plan.Venue.Key is null ? [] : await KeyChecks.Of(rest, plan, stop),
            ];
        }
        catch (BinanceException fault)
        {
            return [Unreachable($"{environment.Rest}: {fault.Message}")];
        }
        catch (VenueException fault)
        {
            return [Unreachable(fault.Message)];
        }
    }

    /// <param name="speed">Of the venue's time: at sixty seconds a second a request is under way sixty times as long.</param>
    static Finding Clock(BinanceRest rest, double speed)
    {
        var said = string.Create(CultureInfo.InvariantCulture,
            $"this machine is {rest.Clock.Offset.TotalMilliseconds:0} ms behind the exchange, known to {rest.Clock.Error.TotalMilliseconds:0} ms");
        return rest.Clock.Offset.Duration() <= MostOffset * speed ? Finding.Good("clock", said)
            : Finding.Warn("clock", said, "the engine allows for it; set the machine's clock all the same (systemctl enable --now systemd-timesyncd)");
    }

    static async Task<Finding> Streams(BinanceEnvironment candles, CancellationToken stop) => await FaultOfStreams(candles, stop) is { } fault
        ? Finding.Bad("streams", $"{candles.Streams}: {fault}", $"let WebSockets to {candles.Streams.Authority} pass the firewall and the proxy")
        : Finding.Good("streams", $"{candles.Streams} answers");

    /// <summary>Trading can begin without one of them, and then stands on one host alone.</summary>
    static async Task<Finding> Source(string name, BinanceEnvironment host, CancellationToken stop)
    {
        var check = $"{name} source";
        Finding Missing(Uri address, string why) => Finding.Warn(
            check, $"{address}: {why}", $"open the way to {address.Authority} in the network and its firewall, or name another host as venue.sources.{name}");
        using var rest = new BinanceRest(new(host, TimeProvider.System) { ReadAttempts = 2, RequestTimeout = Patience });
        try
        {
            await rest.Ping(stop);
        }
        catch (BinanceException fault)
        {
            return Missing(host.Rest, fault.Message);
        }
        return await FaultOfStreams(host, stop) is { } mute
            ? Missing(host.Streams, mute)
            : Finding.Good(check, $"{host.Rest} and {host.Streams} answer");
    }

    /// <summary>Null where they answer.</summary>
    static async Task<string?> FaultOfStreams(BinanceEnvironment host, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(Patience);
        try
        {
            using var socket = await new StreamOptions(host.Streams).Open(new(host.Streams, "/stream"), patience.Token);
            return null;
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return fault.Message;
        }
    }

    static async Task<IReadOnlyList<Finding>> Symbols(RunPlan plan, BinanceRest rest, TimeProvider clock, CancellationToken stop)
    {
        var rules = new RuleBook(rest, clock);
        List<Finding> found = [];
        foreach (var symbol in plan.Symbols.Select(one => one.Base.Symbol))
        {
            try
            {
                found.Add(await rules.Of(symbol, stop) is { } known ? Symbol(plan, known) : Finding.Bad(
                    $"symbol {symbol}", $"{rest.Environment.Name} does not have it", $"correct strategies.{symbol}, such as BTCUSDT, or take it out"));
            }
            catch (BinanceException) when (rules.FaultOf(symbol) is not null)
            {
                found.Add(Finding.Bad(
                    $"symbol {symbol}", rules.FaultOf(symbol)!, $"take strategies.{symbol} out, or wait until its rules are sound: none of its orders is sent meanwhile"));
            }
        }
        return found;
    }

    static Finding Symbol(RunPlan plan, SymbolRules rules)
    {
        var instrument = rules.Instrument;
        var check = $"symbol {instrument.Symbol}";
        if (!string.Equals(rules.QuoteAsset, plan.Currency, StringComparison.Ordinal))
            return Finding.Bad(check, $"it is paid in {rules.QuoteAsset}, and account.currency is {plan.Currency}", $"take strategies.{instrument.Symbol} out, or trade it in a run of its own with account.currency = {rules.QuoteAsset}");
        if (!rules.IsTrading)
            return Finding.Warn(check, $"its status is {rules.Status}", $"wait until it trades again, or take strategies.{instrument.Symbol} out: its orders are refused meanwhile");
        var sizing = RiskChecks.SizingOf(plan);
        if (sizing is FixedQuantity { Quantity: var quantity } && quantity < instrument.MinQuantity)
            return Finding.Bad(check, $"its smallest quantity is {instrument.MinQuantity}, {sizing} is less", $"raise risk.sizing to fixed:{instrument.MinQuantity} or more");
        return RiskChecks.OrderOf(plan) is { } order && order < instrument.MinNotional
            ? Finding.Bad(check, $"its smallest order is worth {instrument.MinNotional}, one of {sizing} is worth {order}", sizing is QuoteAmount ? $"raise risk.sizing to quote:{instrument.MinNotional} or more" : $"raise risk.sizing or account.cash until an order is worth {instrument.MinNotional}")
            : Finding.Good(check, $"trades; smallest order {instrument.MinNotional}, tick {instrument.PriceTick}, step {instrument.QuantityStep}");
    }
}
