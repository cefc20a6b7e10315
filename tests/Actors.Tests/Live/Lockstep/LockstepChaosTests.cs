using Actors.Tests.Backends.Files;
using Xunit.Abstractions;

namespace Actors.Tests.Live;

/// <summary>Everything goes wrong in lockstep: what a seed has shown, it shows again.</summary>
public sealed class LockstepChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Two_runs_of_one_seed_keep_the_same_journal_to_the_letter()
    {
        var setting = new ChaosSetting(ChaosSetting.SeedOr(1), Heavy.Or(2, 50));

        var first = await LockstepChaos.Of(setting);
        var second = await LockstepChaos.Of(setting);

        File.WriteAllLines("/tmp/t3/first.txt", first.Voice.Concat(first.Journal));
        File.WriteAllLines("/tmp/t3/second.txt", second.Voice.Concat(second.Journal));
        File.WriteAllLines("/tmp/t3/faults.txt", first.Faults.Concat(first.Strikes.Select(s => $"{s.Kind} {s.Count}")).Append($"journal {first.Journal.Count}, voice {first.Voice.Count}"));
        output.WriteLine($"{first.Journal.Count} events, {first.Voice.Count} lines said");
        ShouldBeSame(second.Journal, first.Journal);
        ShouldBeSame(second.Voice, first.Voice);
        first.Faults.ShouldBeEmpty();
    }

    static void ShouldBeSame(IReadOnlyList<string> second, IReadOnlyList<string> first)
    {
        for (var i = 0; i < Math.Min(first.Count, second.Count); i++)
            second[i].ShouldBe(first[i], $"line {i} of {first.Count}");
        second.Count.ShouldBe(first.Count);
    }
}
