using Actors.Tests.Backends.Files;
using Actors.Tests.Host;
using Xunit.Abstractions;

namespace Actors.Tests.Live;

/// <summary>
/// The program on a market with two addresses, of which the first dies and comes back: once by default, ten times with
/// <c>ACTORS_HEAVY=1</c>.
/// </summary>
public sealed class FallbackTests(ITestOutputHelper output)
{
    [Fact]
    public async Task While_the_first_address_is_dead_the_program_trades_on_the_candles_of_the_second()
    {
        await using var venue = await SimulatorProcess.Start(TwoAddresses.Symbols, seed: ChaosSetting.SeedOr(7), speed: 120);
        await using var first = new Relay(venue.Url);
        using var folder = new TemporaryFolder();
        var (there, back) = ($"come from {venue.Url.Authority} instead of {first.Url.Authority}", $"come from {first.Url.Authority} instead of {venue.Url.Authority}");
        await using var engine = ProgramProcess.Start(venue.Keys, "run", "--config", folder.Write("engine.conf", TwoAddresses.Configuration(first.Url, venue.Url, folder.File("live"))));
        await engine.Line(" goes on"); // said of the start, a while after the first order may have been sent
        await engine.Line(" sent: ");
        for (var death = 1; death <= Heavy.Or(1, 10); death++)
        {
            // Half of the time its connections stay open and say nothing.
            if (death % 2 == 1)
                first.Shut();
            else
                first.Freeze();
            await engine.Line(there, death);
            await engine.Line(" sent: ", TwoAddresses.Count(engine.Output, " sent: ") + 1);
            if (death % 2 == 1)
                first.Open();
            await engine.Line(back, death);
        }
        (await engine.Terminate()).ShouldBe(0, engine.Output);

        var traded = engine.Output[engine.Output.IndexOf(" goes on", StringComparison.Ordinal)..];
        output.WriteLine($"{Heavy.Or(1, 10)} deaths, {TwoAddresses.Count(traded, " sent: ")} orders");
        traded.ShouldNotContain(" waits: ", customMessage: engine.Output);
        engine.Output.ShouldNotContain("was dropped");
        engine.Output.ShouldNotContain("two sources differ");
        await TwoAddresses.ShouldHaveRecordedEveryCandle(venue, folder.File("live"));
    }
}
