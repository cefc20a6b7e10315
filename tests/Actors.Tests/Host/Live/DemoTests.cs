using Actors.Host;
using Actors.Host.Live;

namespace Actors.Tests.Host.Live;

public sealed class DemoTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_demo_that_was_stopped_with_a_position_goes_on_with_it_and_its_legs_still_stand()
    {
        string[] runs = [Run(), Run(), Run()];

        runs.ShouldAllBe(run => !run.Contains("LOST") && !run.Contains("HALTED") && !run.Contains("the books have"));
        runs.ShouldAllBe(run => !run.Contains("the venue does not know") && !run.Contains("no protection"));
        runs[1..].ShouldAllBe(run => run.Contains("goes on after"));
        // Else nothing was there to be lost.
        runs[..2].ShouldContain(run => run.TrimEnd().EndsWith($"1 position, {Trades(run)}, state in {folder.Path}", StringComparison.Ordinal));
    }

    [Fact]
    public void A_halt_of_the_engine_s_own_is_lifted_by_the_same_command_as_the_kill_switch()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var asked = false;
        using var said = new Listener(line =>
        {
            if (!asked && line.Contains("HALTED by max-drawdown", StringComparison.Ordinal))
            {
                asked = true;
                new KillSwitch(folder.Path).Lift();
            }
            if (line.Contains("resumed (max-drawdown)", StringComparison.Ordinal))
                stop.Cancel();
        });
        using var error = new StringWriter();

        Cli.Run(
            ["demo", "--set", $"live.dir=\"{folder.Path}\"", "--set", "risk.limits.max-drawdown-percent=0.01", "--set", "simulator.speed=240"],
            said, error, stop.Token);

        said.ToString().ShouldContain("resumed (max-drawdown)");
    }

    /// <summary>Until a position is protected.</summary>
    string Run()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var said = new Listener(line =>
        {
            if (line.Contains(" stop stands at ", StringComparison.Ordinal))
                stop.Cancel();
        });
        using var error = new StringWriter();
        var exit = Cli.Run(["demo", "--set", $"live.dir=\"{folder.Path}\""], said, error, stop.Token);
        error.ToString().ShouldBeEmpty();
        exit.ShouldBe(0);
        said.ToString().ShouldContain(" stop stands at ");
        return said.ToString();
    }

    static string Trades(string run) => run.TrimEnd().Split(", ")[^2];

    sealed class Listener(Action<string> heard) : StringWriter
    {
        readonly Lock gate = new();

        public override void WriteLine(string? value)
        {
            lock (gate)
                base.WriteLine(value);
            heard(value ?? "");
        }
    }
}
