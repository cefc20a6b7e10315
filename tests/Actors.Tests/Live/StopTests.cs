using System.Diagnostics;
using Actors.Tests.Backends.Files;
using Actors.Trading.Execution;
using Xunit.Abstractions;

namespace Actors.Tests.Live;

/// <summary>
/// The engine is stopped while it trades, with each posture in turn, and started again: twenty times by default, a
/// thousand with <c>ACTORS_HEAVY=1</c>. <c>ACTORS_CHAOS_SEED</c> runs another seed.
/// </summary>
public sealed class StopTests(ITestOutputHelper output)
{
    const int Lanes = 4;
    static readonly TimeSpan Within = TimeSpan.FromSeconds(10);
    static readonly Posture[] Postures = Enum.GetValues<Posture>();

    [Fact]
    public async Task However_it_is_stopped_nothing_hangs_no_position_is_left_unprotected_and_the_next_start_goes_on()
    {
        var stops = Heavy.Or(20, 1_000) / Lanes;
        var lanes = await Task.WhenAll(Enumerable.Range(1, Lanes).Select(lane => Run((ChaosSetting.SeedOr(1) * 100) + lane, stops)));

        output.WriteLine($"{stops * Lanes} stops with {lanes.Sum(lane => lane.Held)} positions held, the longest took {lanes.Max(lane => lane.Longest).TotalSeconds:0.00} s");
        lanes.Sum(lane => lane.Held).ShouldBeGreaterThan(stops * Lanes);
    }

    [Fact]
    public async Task A_signal_stops_the_program_within_ten_seconds_in_the_posture_that_is_configured()
    {
        string[] symbols = ["BTCUSDT", "ETHUSDT", "SOLUSDT", "BNBUSDT"];
        await using var venue = await SimulatorProcess.Start(symbols, seed: ChaosSetting.SeedOr(5), speed: 60);
        using var home = new EngineHome(venue, symbols, "stop-atr = 1, target-r = 1", "warm-up = 60, stale-after = 600, stop.within = 480");
        for (var stop = 0; stop < Heavy.Or(2, 12); stop++)
        {
            var (signal, flattens) = (stop % 2 == 0 ? "TERM" : "INT", stop % 4 is 1 or 2);
            await using var engine = home.Start("--set", $"live.stop.posture={(flattens ? "flatten" : "keep-stops")}");
            await engine.Line(" sent: ", 2);
            var asked = Stopwatch.GetTimestamp();

            (await engine.Terminate(signal)).ShouldBe(0, engine.Output);

            Stopwatch.GetElapsedTime(asked).ShouldBeLessThan(TimeSpan.FromSeconds(10), engine.Output);
            engine.Output.ShouldContain("stopped", customMessage: engine.Output);
            engine.Output.ShouldNotContain("not all of that was reached");
            (await (flattens ? venue.IsFlat() : venue.IsProtected())).ShouldBeTrue($"{string.Join(", ", await venue.Balances())}\n{engine.Output}");
            (await home.Journal()).Execution.ShouldNotBeEmpty();
        }
    }

    static async Task<(int Held, TimeSpan Longest)> Run(int seed, int stops)
    {
        var chance = new Random(seed);
        await using var run = await ChaosRun.Start(new ChaosSetting(seed, 0));
        for (var stop = 0; stop < stops; stop++)
        {
            await run.GoOn();
            if (stop % 10 == 0)
                await run.Hold(positions: 1);
            await run.Pass(TimeSpan.FromSeconds(chance.Next(70)));
            var posture = Postures[stop % Postures.Length];
            (await run.Stop(posture, Within)).ShouldBeEmpty($"seed {seed}, stop {stop}, {posture}:\n{string.Join('\n', run.Voice.TakeLast(200))}");
        }
        return (run.HeldAtStops, run.LongestStop);
    }
}
