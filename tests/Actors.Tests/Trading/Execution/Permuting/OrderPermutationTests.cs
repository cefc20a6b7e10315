using Actors.Domain;
using Actors.Runtime;
using Actors.Tests.Backends.Files;
using Actors.Tests.Runtime.TestKit;
using Xunit.Abstractions;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>
/// Every order of what may happen to an order: it arrives, is refused or lost, fills in part and whole, expires; its placing
/// is answered or not; reports come late, twice, out of order or never; questions are answered, with old or incomplete news,
/// or not; time passes; the process dies, also between keeping the intent and sending it. Runs that come to the same state
/// of venue and execution are followed once from there, which makes all sequences of eight steps a matter of seconds.
/// </summary>
public sealed class OrderPermutationTests(ITestOutputHelper output)
{
    static readonly int Length = Heavy.Or(5, 8);

    [Theory]
    [InlineData(Side.Buy)]
    [InlineData(Side.Sell)]
    public void Whatever_happens_in_whatever_order_the_books_come_to_the_truth_and_nothing_is_sent_twice(Side side)
    {
        var sequences = 0L;
        var states = 0;
        Dictionary<string, (Step[] Steps, long Ways)> frontier = new(StringComparer.Ordinal) { [""] = ([], 1) };
        for (var length = 0; length <= Length; length++)
        {
            Dictionary<string, (Step[] Steps, long Ways)> next = new(StringComparer.Ordinal);
            foreach (var part in frontier.Values.Chunk(2_000)) // a world grows with every run
            {
                using var world = new SimulatedWorld();
                world.Open();
                var nobody = world.Spawn(static self => self.OnAny(static _ => { }));
                foreach (var (steps, ways) in part)
                    Follow(world, nobody, steps, ways);
            }
            states += frontier.Count;
            sequences = frontier.Values.Sum(static one => one.Ways);
            frontier = next;

            void Follow(SimulatedWorld world, IActorRef nobody, Step[] steps, long ways)
            {
                var run = Play(world, nobody, side, steps);
                run.Fault().ShouldBeNull(Text(steps));
                Step[] possible = length < Length ? [.. run.Possible] : [];
                run.FaultAtRest().ShouldBeNull(Text(steps));
                run.Stop();
                foreach (var step in possible)
                {
                    Step[] longer = [.. steps, step];
                    var further = Play(world, nobody, side, longer);
                    var known = next.GetValueOrDefault(further.State, (longer, 0));
                    next[further.State] = (known.Steps, known.Ways + ways);
                    further.Stop();
                }
            }
        }
        output.WriteLine($"{side}: {sequences} sequences of {Length} steps in {states} states");
        sequences.ShouldBeGreaterThan(800);
    }

    static OrderRun Play(SimulatedWorld world, IActorRef nobody, Side side, Step[] steps)
    {
        var run = new OrderRun(world, nobody, side);
        foreach (var step in steps)
            run.Take(step);
        return run;
    }

    static string Text(Step[] steps) => string.Join(", ", steps);
}
