using Actors.Domain;
using Actors.Tests.Backends.Files;
using Xunit.Abstractions;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>
/// Every order of what may happen to an order: it arrives, is refused or lost, fills in part and whole, expires; its placing
/// is answered or not; reports come late, twice, out of order or never; questions are answered, with old or incomplete news,
/// or not; time passes; the process dies, also between keeping the intent and sending it.
/// </summary>
public sealed class OrderPermutationTests(ITestOutputHelper output)
{
    static readonly int Length = Heavy.Or(5, 8);

    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void Whatever_happens_in_whatever_order_the_books_come_to_the_truth_and_nothing_is_sent_twice(Side side)
    {
        var (sequences, states, faults) = Exploration.Of<Step>(Length, [], (world, nobody) => new OrderRun(world, nobody, side));

        output.WriteLine($"{side}: {sequences} sequences of {Length} steps in {states} states");
        faults.ShouldBeEmpty();
        sequences.ShouldBeGreaterThan(800);
    }
}
