using System.Runtime.InteropServices;
using Actors.Decisions.Indicators;
using Actors.Domain;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Decisions.Indicators;

/// <summary>What holds for every indicator of the catalog, on bars and parameters at random.</summary>
public sealed class IndicatorLaws
{
    const int Bars = 200;

    public static TheoryData<string> Ids => CatalogCases.Ids;

    [Theory, MemberData(nameof(Ids))]
    public void A_stream_with_previews_equals_the_batch(string id) => Check(id, (runner, bars) =>
    {
        var batch = runner.Fresh().Compute(bars);
        var values = new double[runner.Outputs.Count];
        for (var i = 0; i < bars.Length; i++)
        {
            runner.Preview(bars[(i * 7 + 3) % bars.Length] with { OpenTime = bars[i].OpenTime }, values);
            runner.Preview(bars[i], values);
            SameBits(values, Row(batch, i), $"preview {i}");
            runner.Update(bars[i]);
            runner.Read(values);
            SameBits(values, Row(batch, i), $"bar {i}");
        }
    });

    [Theory, MemberData(nameof(Ids))]
    public void A_preview_leaves_the_state_as_it_was(string id) => Check(id, (runner, bars) =>
    {
        var values = new double[runner.Outputs.Count];
        foreach (var bar in bars)
        {
            var before = runner.Snapshot();
            runner.Preview(bar, values);
            runner.Snapshot().AsSpan().SequenceEqual(before).ShouldBeTrue($"{runner.Name} at {bar.OpenTime}");
            runner.Update(bar);
        }
    });

    [Theory, MemberData(nameof(Ids))]
    public void A_run_resumed_from_a_snapshot_equals_one_run(string id) => Check(id, (runner, bars) =>
    {
        var resumed = runner.Fresh();
        for (var i = 0; i < bars.Length; i++)
        {
            if (i % 13 == 5)
            {
                var snapshot = resumed.Snapshot();
                resumed = runner.Fresh();
                resumed.Restore(snapshot);
            }
            runner.Update(bars[i]);
            resumed.Update(bars[i]);
            resumed.Snapshot().AsSpan().SequenceEqual(runner.Snapshot()).ShouldBeTrue($"{runner.Name} at {i}");
        }
        var (expected, actual) = (new double[runner.Outputs.Count], new double[runner.Outputs.Count]);
        runner.Read(expected);
        resumed.Read(actual);
        SameBits(actual, expected, "at the end");
    });

    [Theory, MemberData(nameof(Ids))]
    public void The_warm_up_is_as_declared_and_no_value_is_missing_after_it(string id) => Check(id, (runner, bars) =>
    {
        var values = new double[runner.Outputs.Count];
        var complete = false;
        for (var i = 0; i < bars.Length; i++)
        {
            runner.Ready.ShouldBe(i >= runner.WarmUp, $"{runner.Name}: ready after {i} bars, declared {runner.WarmUp}");
            if (i == runner.WarmUp - 1 && i > 0)
                (complete && runner.Outputs.Any(output => !output.Sparse)).ShouldBeFalse($"{runner.Name}: complete before {runner.WarmUp} bars");
            runner.Update(bars[i]);
            runner.Read(values);
            complete = true;
            for (var output = 0; output < values.Length; output++)
            {
                double.IsInfinity(values[output]).ShouldBeFalse($"{runner.LabelOf(output)} at {i}");
                complete &= runner.Outputs[output].Sparse || !double.IsNaN(values[output]);
            }
            if (runner.Ready)
                complete.ShouldBeTrue($"{runner.Name} has no value at {i}");
        }
    });

    [Theory, MemberData(nameof(Ids))]
    public void A_bar_allocates_nothing(string id)
    {
        var runner = IndicatorCatalog.Find(id).Create();
        var bars = TestBars.Walk(1, 3000);
        var values = new double[runner.Outputs.Count];
        Run(runner, bars, values);

        Enumerable.Range(0, 5).Select(_ => Allocated(runner, bars, values)).Min().ShouldBe(0);
    }

    /// <summary>Of several rounds the least counts: the runtime may allocate on this thread on its own account.</summary>
    static long Allocated(IndicatorRunner runner, Bar[] bars, double[] values)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(runner, bars, values);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    static void Run(IndicatorRunner runner, Bar[] bars, double[] values)
    {
        foreach (var bar in bars)
        {
            runner.Preview(bar, values);
            runner.Update(bar);
            runner.Read(values);
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void A_bar_that_is_not_finite_is_refused_and_changes_nothing(string id)
    {
        var runner = IndicatorCatalog.Find(id).Create();
        foreach (var bar in TestBars.Walk(2, 100))
            runner.Update(bar);
        var before = runner.Snapshot();
        var broken = new Bar(DateTimeOffset.UnixEpoch, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

        Should.Throw<DomainFault>(() => runner.Update(broken)).Message.ShouldContain("only finite numbers");

        runner.Snapshot().ShouldBe(before);
    }

    /// <summary>The law for parameters and bars that are functions of a seed, so that a failure is told in one number.</summary>
    static void Check(string id, Action<IndicatorRunner, Bar[]> law) => Prop
        .ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => law(CatalogCases.Of(id, seed), TestBars.Wild(seed, Bars)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(5));

    static double[] Row(double[][] columns, int row) => [.. columns.Select(column => column[row])];

    static void SameBits(ReadOnlySpan<double> actual, ReadOnlySpan<double> expected, string where) =>
        MemoryMarshal.AsBytes(actual).SequenceEqual(MemoryMarshal.AsBytes(expected)).ShouldBeTrue(where);
}
