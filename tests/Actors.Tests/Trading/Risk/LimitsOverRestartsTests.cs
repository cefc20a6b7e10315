using Actors.Domain;
using Actors.Tests.Backends.Files;

namespace Actors.Tests.Trading.Risk;

/// <summary>A loss limit that a crash resets would be a hole: whatever write a crash comes at, losses are judged as if there had been none.</summary>
public class LimitsOverRestartsTests
{
    // A market has some hundred writes, and each is two crashes.
    static readonly int Markets = Heavy.Or(1, 40);

    [Fact]
    public void A_crash_at_any_write_of_a_run_changes_no_halt_no_refusal_and_no_approval()
    {
        var (crashes, halts) = (0, 0);
        for (var market = 1; market <= Markets; market++)
        {
            using var twin = new LimitedTrading(market);
            twin.Play();
            halts += twin.Said.Count(static line => line.StartsWith("halt", StringComparison.Ordinal));
            for (var write = 1; write <= twin.Writes; write++)
            {
                foreach (var isKept in (bool[])[false, true])
                {
                    using var cut = new LimitedTrading(market);
                    cut.CrashAt(write, isKept);
                    cut.Play();

                    cut.Crashes.ShouldBe(1);
                    cut.DifferenceFrom(twin).ShouldBeNull($"market {market}, write {write}, {(isKept ? "kept" : "lost")}");
                    crashes++;
                }
            }
        }
        halts.ShouldBeGreaterThan(0);
        crashes.ShouldBeGreaterThan(100 * Markets);
        Console.WriteLine($"{crashes} crashes in {Markets} markets with {halts} halts");
    }

    [Fact]
    public void A_crash_at_every_candle_changes_nothing_either()
    {
        for (var market = 1; market <= 4 * Markets; market++)
        {
            using var twin = new LimitedTrading(market);
            twin.Play();
            using var cut = new LimitedTrading(market) { CrashesAfterEachCandle = true };
            cut.Play();

            cut.Crashes.ShouldBeGreaterThan(20);
            cut.DifferenceFrom(twin).ShouldBeNull($"market {market}");
        }
    }

    [Fact]
    public void A_fall_while_nobody_looked_halts_with_the_first_candle_after_the_start()
    {
        using var trading = new LimitedTrading(1, btc: [100, 130, 130, 100, 100], eth: [100, 100, 100, 100, 100]);
        trading.Play(candles: 3);
        trading.Crash();
        trading.Play();

        trading.Said.Single(static line => line.StartsWith("halt max-drawdown", StringComparison.Ordinal))
            .ShouldContain("below 1090 at its peak");
    }
}
