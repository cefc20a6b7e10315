using Actors.Decisions.Strategies;
using Actors.Domain;
using static Actors.Tests.Decisions.Strategies.Bars;

namespace Actors.Tests.Decisions.Strategies;

/// <summary>No strategy sees the future, and the one that finds this out can tell.</summary>
public class LookAheadTests
{
    public static TheoryData<string> Ids => [.. StrategyCatalog.Bundled.Select(one => one.Id)];

    [NeedsReferenceDataTheory]
    [MemberData(nameof(Ids))]
    public void Signals_on_real_candles_do_not_depend_on_what_comes_after(string id)
    {
        var bars = Real("candles", "binance-spot", "BTCUSDT-1h-20170817T0400-20191231T2300.csv");

        LookAhead.Find(_ => Default(id), bars, [1, 27, 500, 1_234, 5_000, 10_007, 15_551, bars.Length - 1]).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Signals_on_random_bars_do_not_depend_on_what_comes_after(string id)
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var chance = new Random(seed);
            int[] cuts = [.. Enumerable.Range(0, 20).Select(_ => chance.Next(1, 1_000)).Order()];

            LookAhead.Find(_ => Default(id), Bars.Random(seed, 1_000), cuts).ShouldBeNull($"seed {seed}");
        }
    }

    [Fact]
    public void A_strategy_that_holds_the_whole_array_and_looks_one_bar_ahead_is_found()
    {
        var found = LookAhead.Find(
            bars => Run(new Clairvoyant(bars)), Bars.Random(seed: 1, 300), [.. Enumerable.Range(1, 299)]);

        found.ShouldNotBeNull();
        found.ShouldContain("with the future known");
    }

    [Fact]
    public void A_strategy_that_scales_by_the_highest_close_of_all_is_found() =>
        LookAhead.Find(bars => Run(new Normalising(bars)), Bars.Random(seed: 1, 300), [50, 100, 150, 200, 250])
            .ShouldNotBeNull();

    [Fact]
    public void A_strategy_that_remembers_only_its_own_run_is_clean() =>
        LookAhead.Find(_ => Run(new Remembering([])), Bars.Random(seed: 1, 300), [100, 200]).ShouldBeNull();

    [Fact]
    public void A_strategy_that_remembers_an_earlier_run_in_a_static_is_found()
    {
        SortedDictionary<DateTimeOffset, double> memory = [];

        LookAhead.Find(_ => Run(new Remembering(memory)), Bars.Random(seed: 1, 300), [100, 200]).ShouldNotBeNull();
    }

    static StrategyRunner Run(IStrategy<int> strategy) => StrategyRunner.Of("leaking", strategy);

    /// <summary>State: the row.</summary>
    sealed class Clairvoyant(IReadOnlyList<Bar> bars) : IStrategy<int>
    {
        public int Start => 0;
        public int WarmUp => 0;

        public (int State, Signal? Signal) On(in int state, in Bar bar) =>
            (state + 1, bars.ElementAtOrDefault(state + 1).Close > bar.Close ? new(SignalKind.EnterLong, "it will rise") : null);
    }

    sealed class Normalising(IReadOnlyList<Bar> bars) : IStrategy<int>
    {
        readonly double highest = bars.Max(bar => bar.Close);

        public int Start => 0;
        public int WarmUp => 0;

        public (int State, Signal? Signal) On(in int state, in Bar bar) =>
            (state + 1, bar.Close < 0.8 * highest ? new(SignalKind.EnterLong, "it is low") : null);
    }

    sealed class Remembering(SortedDictionary<DateTimeOffset, double> memory) : IStrategy<int>
    {
        public int Start => 0;
        public int WarmUp => 0;

        public (int State, Signal? Signal) On(in int state, in Bar bar)
        {
            memory[bar.OpenTime] = bar.Close;
            var rises = memory.TryGetValue(bar.OpenTime.AddHours(1), out var next) && next > bar.Close;
            return (state + 1, rises ? new(SignalKind.EnterLong, "it rose last time") : null);
        }
    }
}
