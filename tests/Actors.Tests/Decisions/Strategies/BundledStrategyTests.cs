using Actors.Decisions.Strategies;
using Actors.Domain;
using static Actors.Tests.Decisions.Strategies.Bars;

namespace Actors.Tests.Decisions.Strategies;

/// <summary>What every bundled strategy keeps.</summary>
public class BundledStrategyTests
{
    public static TheoryData<string> Ids => [.. StrategyCatalog.Bundled.Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_bar_without_a_signal_allocates_nothing(string id)
    {
        var strategy = Default(id);
        var bars = Bars.Random(seed: 3, 4_000);
        for (var i = 0; i < 2_000; i++)
            strategy.On(bars[i]);

        var (quiet, allocated) = (0, 0L);
        for (var i = 2_000; i < bars.Length; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var signal = strategy.On(bars[i]);
            var taken = GC.GetAllocatedBytesForCurrentThread() - before;
            if (signal is null)
                (quiet, allocated) = (quiet + 1, allocated + taken);
        }
        allocated.ShouldBe(0);
        quiet.ShouldBeGreaterThan(500);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Signals_have_a_reason_with_numbers_and_a_strength_and_exits_have_no_stop(string id)
    {
        var signals = Signals(Default(id), Bars.Random(seed: 4, 20_000)).ConvertAll(one => one.Signal);

        signals.ShouldContain(one => one.Kind == SignalKind.EnterLong);
        signals.ShouldContain(one => one.Kind == SignalKind.ExitLong);
        signals.ShouldAllBe(one => one.Reason.Any(char.IsAsciiDigit) && one.Strength >= 0 && one.Strength <= 1);
        signals.Where(one => !one.IsEntry).ShouldAllBe(one => one.Stop == null && one.Target == null);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_stop_by_the_average_range_and_a_target_by_the_stop_protect_every_entry(string id)
    {
        if (!Bars.Default(id).Parameters.ContainsKey("stop-atr"))
            return;
        var bars = Bars.Random(seed: 5, 20_000);
        var plain = Signals(Default(id), bars);

        var entries = Signals(Runner(id, ("stop-atr", "2"), ("target-r", "3")), bars).FindAll(one => one.Signal.IsEntry);

        entries.Select(one => one.Row).ShouldBe(plain.Where(one => one.Signal.IsEntry).Select(one => one.Row));
        entries.ShouldAllBe(one =>
            one.Signal.Stop < bars[one.Row].Close
            && Math.Abs((one.Signal.Target!.Value - bars[one.Row].Close) / (bars[one.Row].Close - one.Signal.Stop!.Value) - 3) < 1e-9);
    }

    [Fact]
    public void The_stop_lies_so_many_average_ranges_below_the_close()
    {
        // True ranges of 2 for 20 bars, then one of 10: Wilder's average is (13 * 2 + 10) / 14.
        var bars = Bars.Of(
            [.. Enumerable.Repeat((Open: 100.0, High: 101.0, Low: 99.0, Close: 100.0), 20), (Open: 100, High: 110, Low: 100, Close: 110)]);

        var (row, signal) = Signals(Runner("donchian-breakout", ("stop-atr", "1.5"), ("target-r", "2")), bars).ShouldHaveSingleItem();

        row.ShouldBe(20);
        signal.Stop!.Value.ShouldBe(110 - 1.5 * 36 / 14, 1e-9);
        signal.Target!.Value.ShouldBe(110 + 3.0 * 36 / 14, 1e-9);
    }

    /// <summary>The shortest parameters, so that the first signals come as early as they can.</summary>
    [Theory]
    [InlineData("ema-cross", "fast=1 slow=2", 2)]
    [InlineData("ema-cross", "fast=1 slow=2 stop-atr=1", 14)]
    [InlineData("rsi-mean-reversion", "length=2 oversold=49.9 overbought=50.1", 2)]
    [InlineData("ema-macd", "fast=1 slow=2 signal=2 trend=1", 3)]
    [InlineData("ema-macd", "fast=1 slow=2 signal=2 trend=30", 29)]
    [InlineData("bollinger-reversion", "length=2 width=0.1", 1)]
    [InlineData("donchian-breakout", "entry=2 exit=3", 3)]
    [InlineData("supertrend", "length=2 multiplier=0.1", 3)]
    [InlineData("inside-bar", "wait=1", 2)]
    [InlineData("rsi-divergence", "length=2 left=1 right=1", 5)]
    [InlineData("rsi-divergence", "length=2 left=3 right=2", 8)]
    public void The_first_signal_comes_on_the_first_bar_after_warm_up_and_never_before(string id, string settings, int warmUp)
    {
        var parameters = settings.Split(' ').Select(one => one.Split('=')).Select(one => (one[0], one[1])).ToArray();
        var first = Enumerable.Range(0, 400)
            .Select(seed => Signals(Runner(id, parameters), Bars.Random(seed, 60)))
            .Where(signals => signals.Count > 0)
            .Min(signals => signals[0].Row);

        Runner(id, parameters).WarmUp.ShouldBe(warmUp);
        first.ShouldBe(warmUp);
    }
}
