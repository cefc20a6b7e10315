using Actors.Tests.Backends.Files;
using Xunit.Abstractions;

namespace Actors.Tests.Live;

/// <summary>
/// Everything goes wrong in lockstep, faults of every kind: what a seed has shown, it shows again.
/// <c>ACTORS_CHAOS_SEED</c> names the first seed.
/// </summary>
public sealed class LockstepChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Two_runs_of_one_seed_keep_the_same_journal_to_the_letter()
    {
        var setting = new ChaosSetting(ChaosSetting.SeedOr(1), Heavy.Or(5, 50));

        var first = await LockstepChaos.Of(setting);
        var second = await LockstepChaos.Of(setting);

        output.WriteLine($"{first.Journal.Count} events, {first.Voice.Count} lines said, {first.Hash}");
        ShouldBeSame(second.Journal, first.Journal);
        ShouldBeSame(second.Voice, first.Voice);
        first.Journal.ShouldContain(line => line.Contains("order-filled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whatever_the_seed_every_law_holds_at_the_end()
    {
        for (var seed = ChaosSetting.SeedOr(1); seed < ChaosSetting.SeedOr(1) + Heavy.Or(3, 30); seed++)
        {
            var run = await LockstepChaos.Of(new(seed, Heavy.Or(5, 50)));
            output.WriteLine($"seed {seed}: {run.Journal.Count} events, {run.Hash}");
            run.ShouldHold(seed);
        }
    }

    static void ShouldBeSame(IReadOnlyList<string> second, IReadOnlyList<string> first)
    {
        for (var i = 0; i < Math.Min(first.Count, second.Count); i++)
            second[i].ShouldBe(first[i], $"line {i} of {first.Count}");
        second.Count.ShouldBe(first.Count);
    }
}
