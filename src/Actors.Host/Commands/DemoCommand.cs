using System.CommandLine;
using Actors.Host.Backtesting;
using Actors.Host.Live;
using Actors.Host.Settings;
using Actors.Runtime.Hocon;

namespace Actors.Host.Commands;

/// <summary><c>actors demo</c>: the whole engine and an exchange in one process, without key and network.</summary>
static class DemoCommand
{
    const string Defaults = "demo.conf";

    public static Command Create(CancellationToken stop)
    {
        var config = new Option<string?>("--config") { Description = "HOCON file instead of the built-in hocon/demo.conf", HelpName = "FILE" };
        var set = CommandOption.Set();
        var command = new Command("demo", "Trade on paper against an exchange on this machine, sixty times as fast as a real one; no key, no network.") { config, set };
        command.SetAction(result => Guard.Run(result, () =>
        {
            var file = result.GetValue(config);
            var root = file is null
                ? EffectiveConfig.LoadBuiltIn(Defaults, result.GetValue(set) ?? [])
                : EffectiveConfig.Load(file, [], result.GetValue(set) ?? []);
            return Run(root, result.InvocationConfiguration.Output, stop).GetAwaiter().GetResult();
        }));
        return command;
    }

    static async Task<int> Run(Config root, TextWriter output, CancellationToken stop)
    {
        var settings = SimulatorSettings.Read(root);
        var none = new StrategyChoice([], [], [], [], [], []);
        var plan = RunPlan.Read(root, none, Environment.GetEnvironmentVariable);
        LiveFolder.Require(plan.Live.Folder);
        var past = await DemoMarket.Read(plan, settings, stop);
        await using var exchange = await LocalExchange.Start(settings, past, stop);
        DemoMarket Market() => new(settings.Seed, exchange.Began, exchange.Clock.GetUtcNow()) { FirstPrices = past?.Prices, LastPrices = exchange.Prices };
        Market().Write(plan.Live.Folder);
        var loop = new LiveLoop(
            plan with { Venue = plan.Venue with { SimulatorUrl = exchange.Url } },
            new(exchange.Clock, settings.Speed) { VenueRemembers = false }, output)
        {
            EveryBeat = () => Market().TryWrite(plan.Live.Folder),
        };
        return await loop.Run(stop);
    }
}
