using Actors.Decisions.Indicators;
using Actors.Decisions.Strategies;
using Actors.Domain;
using static Actors.Tests.Decisions.Strategies.Bars;

namespace Actors.Tests.Decisions.Strategies;

/// <summary>A strategy that was saved and restored cannot be told from one that never stopped.</summary>
public class SavedStateTests
{
    public static TheoryData<string> Ids => [.. StrategyCatalog.Bundled.Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_restored_strategy_goes_on_as_if_it_had_never_stopped(string id)
    {
        var bars = Bars.Random(seed: 11, 1_500);
        foreach (var cut in (int[])[0, 1, 5, 13, 26, 77, 200, 201, 999])
        {
            var (straight, stopped, restored) = (Default(id), Default(id), Default(id));
            Signals(straight, bars.AsSpan(0, cut));
            Signals(stopped, bars.AsSpan(0, cut));
            restored.Restore(stopped.Save());

            restored.Seen.ShouldBe(cut);
            Signals(restored, bars.AsSpan(cut)).ShouldBe(Signals(straight, bars.AsSpan(cut)));
            restored.Save().ShouldBe(straight.Save());
        }
    }

    [Fact]
    public void A_snapshot_does_not_move_with_the_strategy_that_it_was_taken_of()
    {
        var bars = Bars.Random(seed: 12, 400);
        var strategy = Default("donchian-breakout");
        Signals(strategy, bars.AsSpan(0, 200));
        var saved = strategy.Save();

        var ahead = Signals(strategy, bars.AsSpan(200));
        strategy.Restore(saved);

        Signals(strategy, bars.AsSpan(200)).ShouldBe(ahead);
    }

    [Fact]
    public void A_snapshot_of_other_parameters_is_refused() =>
        Should.Throw<DomainFault>(() => Default("ema-cross").Restore(Runner("ema-cross", ("fast", "5")).Save())).Message
            .ShouldBe("the snapshot is not of ema-cross with these parameters (6d55e79dc8f178ae)");

    [Fact]
    public void A_cut_snapshot_is_refused()
    {
        var saved = Default("ema-cross").Save();

        Should.Throw<DomainFault>(() => Default("ema-cross").Restore(saved.AsSpan(0, saved.Length - 8)));
        Should.Throw<DomainFault>(() => Default("ema-cross").Restore(saved.AsSpan(0, 3)));
        Should.Throw<DomainFault>(() => Default("ema-cross").Restore([.. saved, .. new byte[8]]));
    }

    enum Phase
    {
        Waiting,
        Armed,
    }

    readonly record struct Level(double Price, int Age);

    readonly record struct Everything(
        double Number, int Whole, long Count, bool On, Phase Phase, DateTimeOffset At, Level Level, Bar Bar, Ema Average, Ring Last);

    [Fact]
    public void Every_kind_of_field_is_kept()
    {
        var bar = Bars.Random(seed: 1, 1)[0];
        var state = new Everything(
            1.5, 2, 3L, true, Phase.Armed, bar.OpenTime, new(4.5, 6), bar, new Ema(2).Next(1).Next(2), new Ring(2).Next(7));

        var kept = StrategyRunner.Of("all", new Keeper(state));
        var fresh = StrategyRunner.Of("all", new Keeper(state with
        {
            Number = 0, Whole = 0, Count = 0, On = false, Phase = Phase.Waiting, At = default, Level = default, Bar = default,
            Average = new(2), Last = new(2),
        }));
        fresh.Restore(kept.Save());

        fresh.Save().ShouldBe(kept.Save());
        fresh.On(bar)!.Reason.ShouldBe("1.5 2 3 True Armed 4.5 6 1.5 7");
    }

    /// <summary>Says what it remembers.</summary>
    sealed class Keeper(Everything state) : IStrategy<Everything>
    {
        public Everything Start => state;
        public int WarmUp => 0;

        public (Everything State, Signal? Signal) On(in Everything state, in Bar bar) => (state, state.Bar != bar || state.At != bar.OpenTime
            ? null
            : new(SignalKind.EnterLong,
                $"{state.Number} {state.Whole} {state.Count} {state.On} {state.Phase} {state.Level.Price} {state.Level.Age} {state.Average.Value} {state.Last[0]}"));
    }
}
