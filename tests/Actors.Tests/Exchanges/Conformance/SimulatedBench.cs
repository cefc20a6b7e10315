using Actors.Domain;
using Actors.Exchanges.Binance;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Conformance;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Conformance;

/// <summary>A simulated exchange with a market of its own, sixty times as fast as the wall clock, and many accounts.</summary>
sealed class SimulatedBench : IAsyncDisposable
{
    public const double Pace = 60;

    readonly ExchangeSimulator simulator;
    readonly TimeProvider clock;

    SimulatedBench(ExchangeSimulator simulator, TimeProvider clock) => (this.simulator, this.clock) = (simulator, clock);

    public static async Task<SimulatedBench> Open(int accounts, bool limits)
    {
        var fast = new AcceleratedTimeProvider(TimeProvider.System, new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), Pace);
        var exchange = await ExchangeSimulator.Start(
            new()
            {
                Accounts = [.. Enumerable.Range(0, accounts).Select(number => new SimulatedAccount($"account-{number}", [new ApiKey.Hmac($"KEY{number}", $"secret-{number}")])
                {
                    Balances = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USDT"] = 10_000 },
                })],
                Market = MarketOptions.Generated([GeneratedSymbols.Named("BTCUSDT")], historyMinutes: 2_000),
                Limits = new() { Enforced = limits },
                WindowSlack = TimeSpan.FromMinutes(10),
            },
            fast);
        return new(exchange, fast);
    }

    public Task<BinanceConnector> Connect(int account = 0) => BinanceConnector.Open(
        BinanceEnvironment.Simulator(simulator.Uri), new($"KEY{account}", $"secret-{account}"), new("BTCUSDT"), clock, Pace, default);

    public async ValueTask DisposeAsync()
    {
        await simulator.DisposeAsync();
        simulator.Exchange.LastBreak.ShouldBeNull();
    }
}
