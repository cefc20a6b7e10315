using Actors.Tests.Host;

namespace Actors.Tests.Live;

/// <summary>The program started while the first of its market's two addresses is dead, in each way of being so, and both.</summary>
public sealed class DeadStartTests
{
    public enum Death
    {
        /// <summary>Nobody listens there.</summary>
        Gone,
        Silent,
        Failing,
    }

    [Theory]
    [InlineData(Death.Gone)]
    [InlineData(Death.Silent)]
    [InlineData(Death.Failing)]
    public async Task It_trades_on_the_second_until_the_first_is_back(Death death)
    {
        await using var venue = await SimulatorProcess.Start(TwoAddresses.Symbols, seed: ChaosSetting.SeedOr(7), speed: 120);
        await using var first = new Relay(venue.Url);
        using var folder = new TemporaryFolder();
        Die(first, death);
        await using var engine = Start(venue, first, folder);

        await engine.Line($"market data is asked of {venue.Url.Authority} instead. {first.Url.Authority}: ");
        await engine.Line(" goes on");
        await engine.Line(" sent: ");
        await venue.Pass(TimeSpan.FromMinutes(10));
        engine.Output.ShouldNotContain("come from");
        Heal(first, death);
        await engine.Line($"come from {first.Url.Authority} instead of {venue.Url.Authority}");
        await engine.Line(" sent: ", TwoAddresses.Count(engine.Output, " sent: ") + 1);
        (await engine.Terminate()).ShouldBe(0, engine.Output);

        engine.Output.ShouldNotContain("was dropped");
        engine.Output.ShouldNotContain("two sources differ");
        await TwoAddresses.ShouldHaveRecordedEveryCandle(venue, folder.File("live"));
    }

    [Fact]
    public async Task With_an_account_elsewhere_it_trades_on_the_second()
    {
        await using var venue = await SimulatorProcess.Start(TwoAddresses.Symbols, seed: ChaosSetting.SeedOr(7), speed: 120);
        await using var first = new Relay(venue.Url);
        using var folder = new TemporaryFolder();
        first.Shut();
        await using var engine = ProgramProcess.Start(venue.Keys, "run", "--config", folder.Write("engine.conf", $$"""
            {{TwoAddresses.Configuration(venue.Url, new("http://localhost:" + venue.Url.Port), folder.File("live"))}}
            venue { environment = simulator, sources.first { rest = "{{first.Url}}", streams = "ws://{{first.Url.Authority}}" } }
            """));

        await engine.Line(" goes on");
        await engine.Line(" sent: ");
        first.Open();
        await engine.Line($"come from {first.Url.Authority} instead of ");
        (await engine.Terminate()).ShouldBe(0, engine.Output);

        await TwoAddresses.ShouldHaveRecordedEveryCandle(venue, folder.File("live"));
    }

    [Fact]
    public async Task A_restart_plays_what_was_missed_from_the_second()
    {
        await using var venue = await SimulatorProcess.Start(TwoAddresses.Symbols, seed: ChaosSetting.SeedOr(7), speed: 120);
        await using var first = new Relay(venue.Url);
        using var folder = new TemporaryFolder();
        await using (var before = Start(venue, first, folder))
        {
            await before.Line(" sent: ");
            await before.Kill();
        }
        first.Shut();
        await venue.Pass(TimeSpan.FromMinutes(5));

        await using var engine = Start(venue, first, folder);
        await engine.Line(" closed while the engine was down");
        await engine.Line("goes on after ");
        await engine.Line(" sent: ");
        (await engine.Terminate()).ShouldBe(0, engine.Output);

        await TwoAddresses.ShouldHaveRecordedEveryCandle(venue, folder.File("live"));
    }

    /// <summary>Of the exchange itself nobody asks how fast its time runs.</summary>
    [Theory]
    [InlineData("data-only")]
    [InlineData("simulator-data")]
    public async Task With_both_dead_it_ends_and_says_what_each_said(string environment)
    {
        await using Relay first = new(new("http://127.0.0.1:1")), second = new(first.Url);
        using var folder = new TemporaryFolder();
        first.Shut();
        second.Manner = Manner.Failing;
        var config = folder.Write("engine.conf", $$"""
            {{TwoAddresses.Configuration(first.Url, second.Url, folder.File("live"))}}
            venue { environment = {{environment}}, sources.first { rest = "{{first.Url}}", streams = "ws://{{first.Url.Authority}}" } }
            """);
        await using var engine = ProgramProcess.Start(new Dictionary<string, string>(StringComparer.Ordinal), "run", "--config", config);

        (await engine.Ended()).ShouldBe(1, engine.Output);

        engine.Output.ShouldContain(first.Url.Authority);
        engine.Output.ShouldContain("Connection refused");
        engine.Output.ShouldContain(second.Url.Authority);
        engine.Output.ShouldContain("503");
    }

    static ProgramProcess Start(SimulatorProcess venue, Relay first, TemporaryFolder folder) => ProgramProcess.Start(
        venue.Keys, "run", "--config", folder.Write("engine.conf", TwoAddresses.Configuration(first.Url, venue.Url, folder.File("live"))));

    static void Die(Relay relay, Death death)
    {
        if (death == Death.Gone)
            relay.Shut();
        else
            relay.Manner = death == Death.Silent ? Manner.Silent : Manner.Failing;
    }

    static void Heal(Relay relay, Death death)
    {
        relay.Manner = Manner.Passing;
        if (death == Death.Gone)
            relay.Open();
        else
            relay.Break();
    }
}
