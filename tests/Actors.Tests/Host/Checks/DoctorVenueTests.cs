using System.Net;
using System.Net.Sockets;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;
using Actors.Host.Checks;

namespace Actors.Tests.Host.Checks;

/// <summary>Faults of the exchange, the way there, the key and its account, each with its fix.</summary>
public sealed class DoctorVenueTests
{
    const string Key = "K0000000000000000000000000000000", Secret = "s3cret";

    static readonly SymbolRules Btc = new("BTCUSDT", "BTC", "USDT", SymbolFilters.Usual(0.01m, 0.00001m));

    [Fact]
    public async Task An_exchange_that_is_well_is_told_so()
    {
        await using var exchange = await Open(Btc);
        using var patient = With(exchange);

        var found = await patient.Examine(isOffline: false);

        found.ShouldAllBe(one => one.Verdict == Verdict.Good);
        found.Select(one => one.Check).ShouldBe(
            ["configuration", "risk", "memory", "folder", "disk", "journal", "kill switch", "connection", "clock", "streams", "symbol BTCUSDT", "key", "balance", "data"]);
    }

    [Fact]
    public async Task A_simulator_that_does_not_answer_is_found()
    {
        using var patient = new Patient($"venue {{ environment = simulator, simulator-url = \"{Nowhere()}\" }}");

        await patient.ShouldShow("connection", Verdict.Bad, "start one with 'actors simulator', or set venue.simulator-url to where it listens", isOffline: false);
    }

    [Fact]
    public async Task An_exchange_that_cannot_be_reached_is_found()
    {
        var nowhere = Nowhere();
        using var patient = new Patient { Exchange = BinanceEnvironment.DataOnly with { Rest = nowhere } };

        await patient.ShouldShow(
            "connection", Verdict.Bad,
            $"open the way to {nowhere.Authority} in the network and its firewall; https://www.binance.com/en/support/announcement tells of maintenance", isOffline: false);
    }

    [Fact]
    public async Task A_proxy_in_the_way_is_named()
    {
        using var patient = new Patient { Exchange = BinanceEnvironment.DataOnly with { Rest = Nowhere() } };
        patient.Variables["HTTPS_PROXY"] = "http://proxy:3128";

        await patient.ShouldShow("connection", Verdict.Bad, "see that the proxy in HTTPS_PROXY answers, or unset HTTPS_PROXY", isOffline: false);
    }

    [Fact]
    public async Task Streams_that_are_shut_off_are_found()
    {
        await using var exchange = await Open(Btc);
        var nowhere = new UriBuilder(Nowhere()) { Scheme = "ws" }.Uri;
        using var patient = new Patient(Simulated(exchange)) { Exchange = BinanceEnvironment.Simulator(exchange.Uri) with { Streams = nowhere } };

        await patient.ShouldShow("streams", Verdict.Bad, $"let WebSockets to {nowhere.Authority} pass the firewall and the proxy", isOffline: false);
    }

    [Fact]
    public async Task A_second_source_that_is_well_is_told_so()
    {
        await using var exchange = await Open(Btc);
        await using var other = await Open(Btc);
        using var patient = With(exchange, Second(other.Uri));

        var found = await patient.Examine(isOffline: false);

        found.ShouldAllBe(one => one.Verdict == Verdict.Good);
        found.Single(one => one.Check == "second source").Found.ShouldContain(other.Uri.Authority);
    }

    [Fact]
    public async Task A_second_source_that_does_not_answer_is_found_and_keeps_nobody_from_trading()
    {
        await using var exchange = await Open(Btc);
        var nowhere = Nowhere();
        using var patient = With(exchange, Second(nowhere));

        await patient.ShouldShow(
            "second source", Verdict.Warning, $"open the way to {nowhere.Authority} in the network and its firewall, or name another host as venue.sources.second", isOffline: false);
    }

    [Fact]
    public async Task A_first_source_that_is_dead_keeps_nobody_from_trading_on_paper_while_the_second_answers()
    {
        await using var exchange = await Open(Btc);
        using var patient = new Patient($"venue {{ environment = simulator-data, simulator-url = \"{Nowhere()}\" }}\n{Second(exchange.Uri)}");

        await patient.ShouldShow(
            "connection", Verdict.Warning, "start one with 'actors simulator', or set venue.simulator-url to where it listens", isOffline: false);
    }

    [Fact]
    public async Task Two_sources_that_are_dead_are_found()
    {
        using var patient = new Patient($"venue {{ environment = simulator-data, simulator-url = \"{Nowhere()}\" }}\n{Second(Nowhere())}");

        var found = await patient.Examine(isOffline: false);

        found.Where(one => one.Verdict != Verdict.Good).Select(one => (one.Check, one.Verdict)).ShouldBe(
            [("connection", Verdict.Bad), ("second source", Verdict.Warning)]);
    }

    [Fact]
    public async Task A_first_source_elsewhere_is_looked_at_too()
    {
        await using var exchange = await Open(Btc);
        var nowhere = Nowhere();
        using var patient = With(exchange, $"venue.sources.first.rest = \"{nowhere}\"");

        await patient.ShouldShow(
            "first source", Verdict.Warning, $"open the way to {nowhere.Authority} in the network and its firewall, or name another host as venue.sources.first", isOffline: false);
    }

    [Fact]
    public async Task A_clock_that_is_off_is_found()
    {
        await using var exchange = await Open(Btc);
        exchange.Exchange.ClockSkew = TimeSpan.FromSeconds(-90);
        using var patient = With(exchange);

        await patient.ShouldShow(
            "clock", Verdict.Warning, "the engine allows for it; set the machine's clock all the same (systemctl enable --now systemd-timesyncd)", isOffline: false);
    }

    [Fact]
    public async Task A_symbol_that_the_exchange_has_not_is_found()
    {
        await using var exchange = await Open(Btc);
        using var patient = With(exchange, "strategies.BTCUSDC.1m.ema-cross { stop-atr = 2 }");

        await patient.ShouldShow("symbol BTCUSDC", Verdict.Bad, "correct strategies.BTCUSDC, such as BTCUSDT, or take it out", isOffline: false);
    }

    [Fact]
    public async Task A_symbol_that_does_not_trade_is_found()
    {
        await using var exchange = await Open(Btc);
        exchange.Exchange.SetStatus("BTCUSDT", Actors.Exchanges.Simulator.SymbolStatus.Break);
        using var patient = With(exchange);

        await patient.ShouldShow(
            "symbol BTCUSDT", Verdict.Warning, "wait until it trades again, or take strategies.BTCUSDT out: its orders are refused meanwhile", isOffline: false);
    }

    [Fact]
    public async Task A_symbol_of_another_currency_is_found()
    {
        await using var exchange = await Open(Btc, new("BTCEUR", "BTC", "EUR", SymbolFilters.Usual(0.01m, 0.00001m)));
        using var patient = With(exchange, "strategies.BTCEUR.1m.ema-cross { stop-atr = 2 }");

        await patient.ShouldShow(
            "symbol BTCEUR", Verdict.Bad, "take strategies.BTCEUR out, or trade it in a run of its own with account.currency = EUR", isOffline: false);
    }

    [Theory]
    [InlineData("quote:4", "raise risk.sizing to quote:5 or more")]
    [InlineData("percent:4", "raise risk.sizing or account.cash until an order is worth 5")]
    [InlineData("fixed:0.000001", "raise risk.sizing to fixed:0.00001 or more")]
    public async Task An_order_that_is_too_small_for_the_symbol_is_found(string sizing, string fix)
    {
        await using var exchange = await Open(Btc);
        using var patient = With(exchange, $"risk.sizing = \"{sizing}\"");

        await patient.ShouldShow("symbol BTCUSDT", Verdict.Bad, fix, isOffline: false);
    }

    [Fact]
    public async Task A_secret_of_another_key_is_found()
    {
        await using var exchange = await Open(Btc);
        using var patient = With(exchange, "simulator.secret = another");

        await patient.ShouldShow("key", Verdict.Bad, "set simulator.secret to what 'actors simulator' printed at its start", isOffline: false);
    }

    [Fact]
    public async Task A_key_that_is_nobodys_is_found()
    {
        await using var exchange = await Open(Btc);
        using var patient = With(exchange, "simulator.key = K1111111111111111111111111111111");

        await patient.ShouldShow("key", Verdict.Bad, "set simulator.key to what 'actors simulator' printed at its start", isOffline: false);
    }

    [Fact]
    public async Task Rules_that_cannot_be_followed_are_found()
    {
        var wrong = Btc with { Filters = Btc.Filters with { Price = (Btc.Filters.Price ?? new(0, 0, 0)) with { Tick = -1 } } };
        await using var exchange = await Open(wrong);
        using var patient = With(exchange);

        var found = (await patient.Examine(isOffline: false)).Single(one => one.Check == "symbol BTCUSDT");

        (found.Verdict, found.Found).ShouldBe((Verdict.Bad, "the rules of BTCUSDT at simulator cannot be followed: PRICE_FILTER says tickSize -1, where 0 or more is expected"));
    }

    [Theory]
    [InlineData(20, Verdict.Bad, "pay in USDT, or lower risk.sizing")]
    [InlineData(60, Verdict.Warning, "lower account.cash to what is free, or pay more in: orders beyond it are refused by the exchange")]
    public async Task An_account_that_cannot_pay_is_found(int free, object verdict, string fix)
    {
        await using var exchange = await Open(free, Btc);
        using var patient = With(exchange);

        await patient.ShouldShow("balance", (Verdict)verdict, fix, isOffline: false);
    }

    static async Task<ExchangeSimulator> Open(decimal cash, params SymbolRules[] symbols) => await ExchangeSimulator.Start(
        new()
        {
            Accounts = [new("main", [new ApiKey.Hmac(Key, Secret)]) { Balances = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USDT"] = cash } }],
            Market = MarketOptions.Quiet(symbols),
        },
        TimeProvider.System);

    static Task<ExchangeSimulator> Open(params SymbolRules[] symbols) => Open(1_000, symbols);

    static Patient With(ExchangeSimulator exchange, string fault = "") => new($"{Simulated(exchange)}\n{fault}");

    static string Simulated(ExchangeSimulator exchange) =>
        $"venue {{ environment = simulator, simulator-url = \"{exchange.Uri}\" }}\nsimulator {{ key = {Key}, secret = {Secret} }}";

    static string Second(Uri url) => $"venue.sources.second {{ enabled = true, rest = \"{url}\", streams = \"ws://{url.Authority}\" }}";

    /// <summary>An address at which nobody listens.</summary>
    static Uri Nowhere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
