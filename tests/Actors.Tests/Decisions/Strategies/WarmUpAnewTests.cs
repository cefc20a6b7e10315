using Actors.Decisions.Strategies;
using static Actors.Tests.Decisions.Strategies.Bars;

namespace Actors.Tests.Decisions.Strategies;

/// <summary>A strategy that is warmed up anew cannot be told from one that never stopped, if both began with the same bar.</summary>
public class WarmUpAnewTests
{
    const int Length = 3_000;

    public static TheoryData<string> Ids => [.. StrategyCatalog.Bundled.Select(static one => one.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void From_the_same_first_bar_a_restart_at_any_bar_comes_to_the_same_state_and_signals(string id)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var bars = Bars.Random(seed, Length);
            var straight = Default(id);
            var straightSignals = Signals(straight, bars);
            for (var cut = 1; cut < Length; cut += Length / 7)
            {
                var restarted = Default(id);
                Signals(restarted, bars.AsSpan(0, cut)); // the warm-up of the restart

                Signals(restarted, bars.AsSpan(cut)).Select(one => (one.Row + cut, one.Signal)).ShouldBe(straightSignals.Where(one => one.Row >= cut));
                restarted.Save().ShouldBe(straight.Save());
            }
        }
    }
}
