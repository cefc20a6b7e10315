using System.Diagnostics;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Exchanges.Simulator.Server;

/// <summary>Client libraries of others, unchanged, against a generated market. Their scripts lie in <c>tests/Actors.Clients</c>.</summary>
public sealed class ClientTests
{
    static readonly string Folder = Path.Combine(Checkout.Root, "tests", "Actors.Clients");

    [NeedsNodeTheory]
    [InlineData("ccxt.js")]
    [InlineData("binance.js")]
    [InlineData("spot.js")]
    public async Task A_client_library_trades_at_the_simulator(string script)
    {
        await using var simulator = await ExchangeSimulator.Start(SimulatedVenue.Usual with
        {
            Market = MarketOptions.Generated(GeneratedSymbols.Take(2), historyMinutes: 600),
        }, TimeProvider.System);
        using var node = Process.Start(new ProcessStartInfo("node", script)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["SIM_REST"] = simulator.RestUrl,
                ["SIM_SOCKET_API"] = simulator.WebSocketApiUrl,
                ["SIM_STREAMS"] = simulator.StreamUrl,
                ["SIM_KEY"] = SimulatedVenue.Key,
                ["SIM_SECRET"] = SimulatedVenue.Secret,
            },
        })!;
        var (said, complained) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            await node.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            node.Kill(entireProcessTree: true);
        }

        node.ExitCode.ShouldBe(0, $"{script} said:\n{await said}\n{await complained}");
        (await said).ShouldContain("every step passed");
        simulator.Exchange.LastBreak.ShouldBeNull();
    }
}

/// <summary>A test that needs Node.js and the packages of <c>tests/Actors.Clients</c>, and is reported as skipped without.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class NeedsNodeTheoryAttribute : TheoryAttribute
{
    public NeedsNodeTheoryAttribute()
    {
        if (!Directory.Exists(Path.Combine(Checkout.Root, "tests", "Actors.Clients", "node_modules", "ccxt")))
            Skip = "skipped: the clients are not installed; run 'npm ci --ignore-scripts' in tests/Actors.Clients, with Node.js 20 or later";
    }
}
