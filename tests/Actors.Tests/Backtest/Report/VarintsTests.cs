using Actors.Backtest.Report.Data;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Backtest.Report;

public class VarintsTests
{
    [Fact]
    public void What_is_written_is_read_back() =>
        Prop.ForAll<int[]>(values =>
        {
            long[] wide = [.. values.Select(value => value * 3_000_000L)];
            return Packed.Read(Varints.Encode(wide)).SequenceEqual(wide);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nulls_and_differences_are_read_back() =>
        Prop.ForAll<int?[]>(values =>
        {
            long?[] wide = [.. values.Select(value => (long?)value)];
            return Packed.ReadSparse(Varints.EncodeSparse(wide)).SequenceEqual(wide);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Even_times_take_a_few_bytes_however_many_they_are()
    {
        long[] times = [.. Enumerable.Range(0, 100_000).Select(i => 1_640_995_200L + i * 3600L)];

        Varints.EncodeTimes(times).Length.ShouldBeLessThan(20);
    }

    [Fact]
    public void Times_are_the_first_and_then_pairs_of_step_and_repetition() =>
        Packed.Read(Varints.EncodeTimes([100, 160, 220, 520, 580])).ShouldBe([100, 60, 2, 300, 1, 60, 1]);

    [Fact]
    public void The_extremes_of_exact_numbers_survive()
    {
        long[] values = [9_007_199_254_740_991, -9_007_199_254_740_991, 0, 1, -1];

        Packed.Read(Varints.Encode(values)).ShouldBe(values);
    }
}
