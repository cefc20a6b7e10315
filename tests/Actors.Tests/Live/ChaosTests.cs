using Actors.Tests.Backends.Files;
using Xunit.Abstractions;

namespace Actors.Tests.Live;

/// <summary>
/// Everything goes wrong while the engine trades, each kind of fault fifty times. <c>ACTORS_CHAOS_SEED</c> draws another
/// market and other faults, such as those of a failure: in lockstep every kind of them repeats to the letter.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whatever_goes_wrong_no_order_is_doubled_or_lost_no_fill_unseen_and_no_candle_missed()
    {
        var setting = new ChaosSetting(ChaosSetting.SeedOr(1), 50);
        var run = await LockstepChaos.Of(setting);
        run.ShouldHold(setting.Seed);
        Judge(setting, run.Faults, run.Strikes, run.Voice);
    }

    /// <summary>Here the seed draws all but which thread is faster, and how a connection breaks: a failure need not come again.</summary>
    [Fact]
    public async Task The_same_holds_on_all_threads_and_on_kept_connections()
    {
        var setting = new ChaosSetting(ChaosSetting.SeedOr(1), Heavy.Or(10, 50));
        await using var run = await ChaosRun.Start(setting);
        await run.Rage();
        var faults = await run.Settle();
        Judge(setting, faults, run.Strikes, [.. run.Voice]);
    }

    void Judge(ChaosSetting setting, IReadOnlyList<string> faults, IReadOnlyList<(string Kind, long Count)> strikes, IReadOnlyList<string> voice)
    {
        foreach (var (kind, count) in strikes)
            output.WriteLine($"{kind}: {count}");
        var isRare = strikes.Any(one => one.Count < setting.Strikes);
        foreach (var line in faults.Count == 0 && !isRare ? voice.TakeLast(1) : voice)
            output.WriteLine(line);
        faults.ShouldBeEmpty($"seed {setting.Seed}");
        strikes.Where(one => one.Count < setting.Strikes).ShouldBeEmpty($"seed {setting.Seed}: expected each fault {setting.Strikes} times or more");
    }
}
