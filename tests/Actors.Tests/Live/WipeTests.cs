using Actors.Tests.Backends.Files;
using Xunit.Abstractions;

namespace Actors.Tests.Live;

/// <summary>
/// The exchange forgets all while the engine trades, between a start and the next, with positions and orders at whatever
/// stage: a few times by default, fifty times with <c>ACTORS_HEAVY=1</c>. <c>ACTORS_CHAOS_SEED</c> runs another seed.
/// </summary>
public sealed class WipeTests(ITestOutputHelper output)
{
    [Fact]
    public async Task After_a_wipe_what_was_held_leaves_the_books_and_entries_wait_until_somebody_has_looked()
    {
        var seed = ChaosSetting.SeedOr(1);
        var wipes = Heavy.Or(2, 50);
        var chance = new Random(seed);
        await using var run = await ChaosRun.Start(new ChaosSetting(seed, 0));
        for (var wipe = 0; wipe < wipes; wipe++)
        {
            await run.Hold(positions: 1 + chance.Next(4));
            await run.Pass(TimeSpan.FromSeconds(chance.Next(20)));
            await run.Wipe(isDown: wipe % 2 == 1);
            (await run.Recover()).ShouldBeEmpty($"seed {seed}, wipe {wipe}:\n{string.Join('\n', run.Voice)}");
        }
        var lost = await run.Lost();
        output.WriteLine($"{wipes} wipes, {lost} positions lost, {await run.Short()} times told to be short");
        lost.ShouldBeGreaterThanOrEqualTo(wipes / 2);
    }
}
