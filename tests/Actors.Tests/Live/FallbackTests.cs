using System.Globalization;
using Actors.Domain;
using Actors.Host.Live;
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
    static readonly string[] Symbols = ["BTCUSDT", "ETHUSDT"];

    [Fact]
    public async Task While_the_first_address_is_dead_the_program_trades_on_the_candles_of_the_second()
    {
        await using var venue = await SimulatorProcess.Start(Symbols, seed: ChaosSetting.SeedOr(7), speed: 120);
        await using var first = new Relay(venue.Url);
        using var folder = new TemporaryFolder();
        var (there, back) = ($"come from {venue.Url.Authority} instead of {first.Url.Authority}", $"come from {first.Url.Authority} instead of {venue.Url.Authority}");
        await using var engine = ProgramProcess.Start(venue.Keys, "run", "--config", folder.Write("engine.conf", Configuration(first.Url, venue.Url, folder.File("live"))));
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
            await engine.Line(" sent: ", Count(engine.Output, " sent: ") + 1);
            if (death % 2 == 1)
                first.Open();
            await engine.Line(back, death);
        }
        (await engine.Terminate()).ShouldBe(0, engine.Output);

        var traded = engine.Output[engine.Output.IndexOf(" goes on", StringComparison.Ordinal)..];
        output.WriteLine($"{Heavy.Or(1, 10)} deaths, {Count(traded, " sent: ")} orders");
        traded.ShouldNotContain(" waits: ", customMessage: engine.Output);
        engine.Output.ShouldNotContain("was dropped");
        engine.Output.ShouldNotContain("two sources differ");
        foreach (var symbol in Symbols)
        {
            var told = Recorded(LiveFolder.Candles(folder.File("live")), symbol);
            told.Zip(told.Skip(1)).ShouldAllBe(static pair => pair.Second.Open - pair.First.Open == 60);
            told.ShouldBe(await venue.Candles(symbol, told[0].Open, told.Count));
        }
    }

    static int Count(string text, string part) => text.Split('\n').Count(line => line.Contains(part, StringComparison.Ordinal));

    static IReadOnlyList<(long Open, decimal Close)> Recorded(string folder, string symbol) =>
    [
        .. File.ReadLines(Path.Combine(folder, $"{symbol}_1m.csv")).Skip(1).Select(static line => line.Split(',')).Select(static row =>
            (long.Parse(row[0], CultureInfo.InvariantCulture) / 1_000, decimal.Parse(row[4], CultureInfo.InvariantCulture))),
    ];

    static string Configuration(Uri first, Uri second, string live) => $$"""
        venue {
          environment = simulator-data, simulator-url = "{{first}}"
          sources.second { rest = "{{second}}", streams = "ws://{{second.Authority}}" }
        }
        live { dir = "{{live}}", warm-up = 60, stale-after = 600 }
        account.cash = 10000
        risk.sizing = "quote:100"
        strategies {
        {{string.Join('\n', Symbols.Select(static symbol => $$"""
            {{symbol}}.1m {
              ema-cross { fast = 2, slow = 3, stop-atr = 1 }
              donchian-breakout { entry = 3, exit = 2, stop-atr = 1 }
            }
          """))}}
        }
        """;
}
