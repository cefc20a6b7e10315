using Xunit.Abstractions;

namespace Actors.Tests.Live;

/// <summary>
/// Everything goes wrong while the engine trades, each kind of fault fifty times. <c>ACTORS_CHAOS_SEED</c> draws another
/// market and other faults, such as those of a failure; which thread is faster is the machine's own.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whatever_goes_wrong_no_order_is_doubled_or_lost_no_fill_unseen_and_no_candle_missed()
    {
        var seed = ChaosSetting.SeedOr(1);
        var setting = new ChaosSetting(seed, 50);
        await using var run = await ChaosRun.Start(setting);
        await run.Rage();
        var faults = await run.Settle();
        foreach (var (kind, count) in run.Strikes)
            output.WriteLine($"{kind}: {count}");
        var isRare = run.Strikes.Any(one => one.Count < setting.Strikes);
        foreach (var line in faults.Count == 0 && !isRare ? run.Voice.TakeLast(1) : run.Voice)
            output.WriteLine(line);
        faults.ShouldBeEmpty($"seed {seed}");
        run.Strikes.Where(one => one.Count < setting.Strikes).ShouldBeEmpty($"seed {seed}: expected each fault {setting.Strikes} times or more");
    }
}
