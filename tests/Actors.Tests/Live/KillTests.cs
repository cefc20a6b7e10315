using System.Diagnostics;
using Actors.Domain;
using Actors.Tests.Backends.Files;
using Xunit.Abstractions;

namespace Actors.Tests.Live;

/// <summary>
/// The engine is killed again and again while it trades on an exchange that lives on: ten times by default, fifty with
/// <c>ACTORS_HEAVY=1</c>. <c>ACTORS_CHAOS_SEED</c> runs another seed.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT", "SOLUSDT", "BNBUSDT"];

    const string Paces = "warm-up = 60, reconcile-every = 60, stale-after = 600, stop.within = 480";

    [Fact]
    public async Task After_every_kill_the_books_are_the_venues()
    {
        await using var venue = await SimulatorProcess.Start(Symbols, seed: ChaosSetting.SeedOr(7), speed: 60);
        using var home = new EngineHome(venue, Symbols, "stop-atr = 1, target-r = 1", Paces);
        var chance = new Random(ChaosSetting.SeedOr(20_261_121));
        var kills = Heavy.Or(10, 50);
        var moments = new KillMoments();
        for (var kill = 0; kill < kills; kill++)
        {
            await RunAndKill(venue, home, chance, kill);
            moments.Add(await home.Glance());
        }
        await venue.Heal();
        output.WriteLine(moments.Told);

        var audit = await StopAndLook(venue, home, lacking: (2 * kills) + 1 - moments.Legs);

        audit.Faults().ShouldBeEmpty();
        audit.Trades.ShouldBeGreaterThan(2 * kills);
        audit.Legs.ShouldBeGreaterThan(2 * kills);
        moments.InDoubt.ShouldBeGreaterThanOrEqualTo(kills / 10, moments.Told);
    }

    [Fact]
    public async Task The_kill_switch_stays_pulled_over_a_kill_until_it_is_lifted()
    {
        await using var venue = await SimulatorProcess.Start(Symbols, seed: 11, speed: 60);
        using var home = new EngineHome(venue, Symbols, "stop-atr = 1, target-r = 1", Paces);
        await using (var engine = home.Start())
        {
            await engine.Line(" sent: ", 2);
            await ProgramProcess.Run("halt", "--dir", home.Folder, "--reason", "a test");
            await engine.Line("HALTED");
            await engine.Kill();
        }
        (await home.Journal()).Risk.OfType<TradingHalted>().Last().Code.ShouldBe(TradingHalted.KillSwitch);

        await using (var engine = home.Start())
        {
            // Strategies speak, and no entry comes of it.
            await engine.Line("refused: halted, kill-switch", 2);
            await engine.Kill();
        }
        var halted = await home.Journal();
        var at = halted.Risk.OfType<TradingHalted>().First(e => e.Code == TradingHalted.KillSwitch).At;
        halted.Execution.OfType<OrderSubmitted>().Where(e => !e.Intent.ReducesPosition && e.At > at).ShouldBeEmpty();
        halted.Risk.OfType<OrderApproved>().Where(e => !e.Intent.ReducesPosition && e.At > at).ShouldBeEmpty();

        await using (var engine = home.Start())
        {
            await ProgramProcess.Run("resume", "--dir", home.Folder);
            await engine.Line("resumed (kill-switch)");
            await engine.Line(" Buy ");
            (await engine.Terminate()).ShouldBe(0, engine.Output);
        }
    }

    /// <summary>Somewhere in the start, or about the moment at which something was decided, sent, filled or protected.</summary>
    static async Task RunAndKill(SimulatorProcess venue, EngineHome home, Random chance, int kill)
    {
        await using var engine = home.Start();
        // Now and then a request gets lost, and nobody knows for a while.
        if (kill % 10 == 2)
            await venue.Lose("order.place");
        else if (kill % 10 == 7)
            await venue.Lose("orderList.place.oco");
        switch (kill % 10 == 2 ? -1 : chance.Next(5))
        {
            case -1:
                await engine.Line(" UNKNOWN: ");
                break;
            case 0:
                await Task.Delay(chance.Next(200, 2_500));
                break;
            case 1:
                await engine.Line(" stands at ", chance.Next(1, 6));
                break;
            case 2:
                await engine.Line(", fee ", chance.Next(1, 6));
                break;
            default:
                await engine.Line(" sent: ", chance.Next(1, 6));
                break;
        }
        await Task.Delay(chance.Next(0, 25));
        await engine.Kill();
    }

    /// <summary>Stands the market still once everything that is held is protected, lets the engine see it, and stops it.</summary>
    /// <param name="lacking">So many legs more have to open before: a quiet market proves little.</param>
    static async Task<BooksAudit> StopAndLook(SimulatorProcess venue, EngineHome home, int lacking)
    {
        await using var engine = home.Start();
        await engine.Line(" sent: ", 3);
        for (var leg = 1; leg <= lacking; leg++)
            await engine.Line(" stands at ", leg);
        await ProgramProcess.Run("halt", "--dir", home.Folder);
        await engine.Line("HALTED");
        await venue.Pass(TimeSpan.FromMinutes(2));
        var stands = await venue.StandStill(home.Symbols);
        await venue.Pass(TimeSpan.FromMinutes(2));
        var asked = Stopwatch.GetTimestamp();
        (await engine.Terminate()).ShouldBe(0, engine.Output);
        Stopwatch.GetElapsedTime(asked).ShouldBeLessThan(TimeSpan.FromSeconds(10), engine.Output);
        return await BooksAudit.Of(venue, home, stands);
    }
}
