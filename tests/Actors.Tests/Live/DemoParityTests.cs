using Actors.Tests.Backends.Files;
using Actors.Tests.Host;

namespace Actors.Tests.Live;

/// <summary>The demo as a newcomer runs it, on a clock that does not stand still; with <c>ACTORS_HEAVY=1</c> for longer.</summary>
public sealed class DemoParityTests
{
    [Fact]
    public async Task What_the_demo_did_in_each_sitting_its_backtest_does_too_but_for_named_causes()
    {
        using var folder = new TemporaryFolder();
        for (var sitting = 0; sitting < Heavy.Or(2, 8); sitting++)
        {
            await using var demo = ProgramProcess.Start(
                new Dictionary<string, string>(StringComparer.Ordinal),
                "demo", "--set", $"live.dir=\"{folder.Path}\"", "--set", $"simulator.seed={ChaosSetting.SeedOr(1)}");
            for (var told = 4; told <= Heavy.Or(24, 160); told += 4)
                await demo.Line("USDT:", told); // something of a strategy: an order, a fill, a refusal
            (await demo.Terminate()).ShouldBe(0, demo.Output);

            (await ProgramProcess.Run("parity", "--live", folder.Path)).ShouldContain("every difference is explained");
        }
    }
}
