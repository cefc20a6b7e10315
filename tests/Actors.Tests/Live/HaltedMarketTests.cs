namespace Actors.Tests.Live;

/// <summary>The exchange halts its symbols while the engine holds positions and is told to leave them.</summary>
public sealed class HaltedMarketTests
{
    static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT", "SOLUSDT", "BNBUSDT"];

    [Fact]
    public async Task Positions_keep_their_legs_until_the_symbol_trades_again_and_are_sold_then()
    {
        await using var venue = await SimulatorProcess.Start(Symbols, seed: ChaosSetting.SeedOr(3), speed: 60);
        using var home = new EngineHome(venue, Symbols, "stop-atr = 1, target-r = 1", "warm-up = 60, reconcile-every = 60, stale-after = 600, stop.within = 480");
        await using var engine = home.Start();
        await StandStillWithPositions(venue, engine);
        var open = (await venue.Orders(Symbols)).Where(order => order.IsOpen).ToArray();

        await ProgramProcess.Run("halt", "--dir", home.Folder, "--flatten");
        await engine.Line("HALTED");
        await venue.Pass(TimeSpan.FromMinutes(3));
        var still = (await venue.Orders(Symbols)).Where(order => order.IsOpen).ToArray();
        await venue.SetStatus(Symbols, "TRADING");
        for (var attempt = 0; attempt < 600 && !await venue.IsFlat(); attempt++)
            await Task.Delay(50);

        still.ShouldBe(open, ignoreOrder: true, engine.Output);
        (await venue.IsFlat()).ShouldBeTrue($"{string.Join(", ", await venue.Balances())}\n{engine.Output}");
        (await engine.Terminate()).ShouldBe(0, engine.Output);
        (await BooksAudit.Of(venue, home)).Faults().ShouldBeEmpty(engine.Output);
    }

    static async Task StandStillWithPositions(SimulatorProcess venue, ProgramProcess engine)
    {
        for (var legs = 2; ; legs += 2)
        {
            await engine.Line(" stands at ", legs);
            await venue.StandStill(Symbols);
            if (!await venue.IsFlat())
                return;
            await venue.SetStatus(Symbols, "TRADING");
        }
    }
}
