using System.CommandLine;
using Actors.Host.Backtesting;
using Actors.Host.Live;
using Actors.Host.Settings;

namespace Actors.Host.Commands;

/// <summary><c>actors run</c>: the engine on a live market.</summary>
static class RunCommand
{
    public static Command Create(CancellationToken stop)
    {
        var config = new Option<string?>("--config") { Description = "HOCON file over the defaults; see hocon/binance-data-only.conf", HelpName = "FILE", Required = true };
        var enable = CommandOption.EnableStrategy();
        var disable = CommandOption.DisableStrategy();
        var set = CommandOption.Set();
        var command = new Command("run", "Trade on a live market until Ctrl+C; the next start goes on where it was.") { config, enable, disable, set };
        command.SetAction(result => Guard.Run(result, () =>
        {
            var root = EffectiveConfig.Load(result.GetValue(config), [], result.GetValue(set) ?? []);
            var choice = new StrategyChoice([], [], [], [], result.GetValue(enable) ?? [], result.GetValue(disable) ?? []);
            var plan = RunPlan.Read(root, choice, Environment.GetEnvironmentVariable);
            return Run(plan, result.InvocationConfiguration.Output, stop).GetAwaiter().GetResult();
        }));
        return command;
    }

    static async Task<int> Run(RunPlan plan, TextWriter output, CancellationToken stop)
    {
        var (first, second) = MarketHosts.Of(plan.Venue, plan.Venue.Environment);
        var (clock, speed) = plan.Venue.Kind switch
        {
            VenueKind.Simulator => await SimulatorClock.Of(plan.Venue.SimulatorUrl, stop),
            VenueKind.SimulatorData => await SimulatorClock.Of(first.Rest, second?.Rest, stop),
            _ => (TimeProvider.System, 1),
        };
        return await new LiveLoop(plan, new(clock, speed), output).Run(stop);
    }
}
