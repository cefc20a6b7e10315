using System.Net;
using System.Net.Sockets;
using Actors.Domain;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;
using Actors.Host.Live;
using Actors.Host.Settings;
using Actors.Runtime.Persistence;

namespace Actors.Tests.Host.Live;

/// <summary>What the opening of an exchange needs of its account.</summary>
public class LiveExchangeTests
{
    [Fact]
    public async Task Where_the_account_cannot_be_reached_nothing_begins_and_it_is_said_that_candles_do_not_help()
    {
        await using var candles = await ExchangeSimulator.Start(
            new() { Accounts = [], Market = MarketOptions.Quiet(new SymbolRules("BTCUSDT", "BTC", "USDT", SymbolFilters.Usual(0.01m, 0.00001m))) }, TimeProvider.System);
        var account = Nowhere();
        using var folder = new TemporaryFolder();
        var config = folder.Write("engine.conf", $$"""
            venue { environment = simulator, simulator-url = "{{account}}" }
            venue.sources.second { rest = "{{candles.Uri}}", streams = "ws://{{candles.Uri.Authority}}" }
            live.dir = "{{folder.File("live")}}"
            strategies.BTCUSDT.1m.ema-cross { stop-atr = 2 }
            """);
        var plan = RunPlan.Read(EffectiveConfig.Load(config, [], []), new([], [], [], [], [], []), static _ => null);

        var fault = await Should.ThrowAsync<VenueException>(() => LiveExchange.Open(
            plan, new InMemoryJournal(), new(TimeProvider.System, 1), static _ => { }, default));

        fault.Message.ShouldStartWith($"the account at {account.Authority} cannot be reached, and nothing is traded without it, wherever candles come from");
        fault.Message.ShouldContain("Connection refused");
    }

    static Uri Nowhere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }
}
