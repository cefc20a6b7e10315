using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Benchmarks.Load;

/// <summary>The exchange simulator of the measurement, until its input is closed.</summary>
static class LoadVenue
{
    public const string Key = "LOADKEY";
    public const string Secret = "sim-secret-for-tests-only";

    public static async Task<int> Run(string[] args)
    {
        var plan = LoadPlan.Parse(args);
        await using var server = await ExchangeSimulator.Start(
            new()
            {
                Accounts = [new("main", [new ApiKey.Hmac(Key, Secret)])
                {
                    Balances = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["USDT"] = LoadEngine.Cash },
                }],
                Market = MarketOptions.Generated(GeneratedSymbols.Take(plan.Symbols), plan.HistoryMinutes),
                Exchange = new(KeepTrades: 100),
                Limits = new() { WeightPerMinute = plan.Weight },
            },
            TimeProvider.System);
        Console.WriteLine($"serving {server.Uri}");
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
