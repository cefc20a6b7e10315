using Actors.Decisions.Indicators;
using Actors.Domain;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>A cold start is a millionth from a long history after the declared number of bars.</summary>
public sealed class ConvergenceTests
{
    const int Watched = 40;
    static readonly Bar[] Walk = TestBars.Walk(11, 9000);

    public static TheoryData<string> Ids => [.. IndicatorCatalog.All.Where(info => info.Create().Convergence is not null).Select(info => info.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void Cold_starts_meet_the_long_history(string id)
    {
        var info = IndicatorCatalog.Find(id);
        var needed = info.Create().Convergence!.Value;
        var history = info.Create().Compute(Walk);
        needed.ShouldBeLessThan(Walk.Length / 2);
        for (var start = 400; start + needed + Watched <= Walk.Length; start += Math.Max(800, needed))
        {
            var cold = info.Create().Compute(Walk.AsSpan(start, needed + Watched - 1));
            for (var output = 0; output < cold.Length; output++)
            {
                var expected = history[output].AsSpan(start + needed - 1, Watched);
                var scale = Scale(expected);
                for (var i = 0; i < Watched; i++)
                {
                    var actual = cold[output][needed - 1 + i];
                    double.IsNaN(actual).ShouldBe(double.IsNaN(expected[i]), $"{info.Outputs[output].Name} at {start} + {i}");
                    if (!double.IsNaN(actual))
                        actual.ShouldBe(expected[i], 1e-6 * scale + 1e-15, $"{info.Outputs[output].Name} after {needed + i} bars from {start}");
                }
            }
        }
    }

    /// <summary>Windows forget at once: after a market gone mad the value is that of a fresh start, to rounding.</summary>
    [Theory, MemberData(nameof(Ids))]
    public void A_window_forgets_what_left_it(string id)
    {
        var info = IndicatorCatalog.Find(id);
        var aged = info.Create();
        if (aged.Convergence != aged.WarmUp)
            return;
        var calm = TestBars.Walk(12, aged.WarmUp);
        foreach (var bar in TestBars.Wild(13, 500))
            aged.Update(bar);
        var expected = info.Create().Compute(calm);
        var values = aged.Compute(calm);

        for (var output = 0; output < expected.Length; output++)
        {
            if (double.IsNaN(expected[output][^1]))
                continue;
            values[output][^1].ShouldBe(expected[output][^1], 1e-9 * Math.Max(1e-3, Math.Abs(expected[output][^1])), info.Outputs[output].Name);
        }
    }

    static double Scale(ReadOnlySpan<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (double.IsNaN(value))
                continue;
            sum += Math.Abs(value);
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }
}
