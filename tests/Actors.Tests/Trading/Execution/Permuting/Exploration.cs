using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Trading.Execution.Permuting;

/// <summary>Something that is driven step by step, by what may happen next.</summary>
interface ISteppedRun<TStep>
{
    /// <summary>All that the rest of the run depends on.</summary>
    string State { get; }

    IEnumerable<TStep> Possible { get; }

    void Take(TStep step);

    /// <summary>What is wrong at this moment, or null.</summary>
    string? Fault();

    /// <summary>What is wrong once nothing disturbs any more and time has passed, or null. Ends the run.</summary>
    string? FaultAtRest();

    void Stop();
}

/// <param name="Sequences">Of the whole length.</param>
sealed record Explored(long Sequences, int States);

/// <summary>
/// Every sequence of steps up to a length. Runs that come to the same state are followed once from there, which makes a
/// great number of sequences a matter of seconds.
/// </summary>
static class Exploration
{
    const int RunsOfAWorld = 2_000; // it grows with every run

    /// <param name="start">The steps that come before all others.</param>
    public static Explored Of<TStep>(int length, IReadOnlyList<TStep> start, Func<SimulatedWorld, IActorRef, ISteppedRun<TStep>> begin)
    {
        var root = new Node<TStep>([.. start]);
        Dictionary<string, Node<TStep>> known = new(StringComparer.Ordinal);
        List<Node<TStep>> level = [root];
        for (var depth = 0; level.Count > 0; depth++)
        {
            List<Node<TStep>> next = [];
            foreach (var part in level.Chunk(RunsOfAWorld))
            {
                using var world = new SimulatedWorld();
                world.Open();
                var nobody = world.Spawn(static self => self.OnAny(static _ => { }));
                foreach (var node in part)
                    Follow(node, depth < length, known, next, () => begin(world, nobody));
            }
            level = next;
        }
        return new(root.Sequences(length), known.Count + 1);
    }

    static void Follow<TStep>(
        Node<TStep> node, bool further, Dictionary<string, Node<TStep>> known, List<Node<TStep>> next, Func<ISteppedRun<TStep>> begin)
    {
        var run = Play(node.Steps, begin);
        run.Fault().ShouldBeNull(Text(node.Steps));
        TStep[] possible = further ? [.. run.Possible] : [];
        run.FaultAtRest().ShouldBeNull(Text(node.Steps));
        run.Stop();
        foreach (var step in possible)
        {
            TStep[] steps = [.. node.Steps, step];
            var longer = Play(steps, begin);
            if (!known.TryGetValue(longer.State, out var there))
            {
                known.Add(longer.State, there = new(steps));
                next.Add(there);
            }
            node.Next.Add(there);
            longer.Stop();
        }
    }

    static ISteppedRun<TStep> Play<TStep>(TStep[] steps, Func<ISteppedRun<TStep>> begin)
    {
        var run = begin();
        foreach (var step in steps)
            run.Take(step);
        return run;
    }

    static string Text<TStep>(TStep[] steps) => string.Join(", ", steps);

    /// <param name="steps">The first way there that was found: none is shorter.</param>
    sealed class Node<TStep>(TStep[] steps)
    {
        public TStep[] Steps => steps;

        public List<Node<TStep>> Next { get; } = [];

        /// <summary>How many sequences of a length begin here.</summary>
        public long Sequences(int length)
        {
            Dictionary<Node<TStep>, long> ways = new(ReferenceEqualityComparer.Instance) { [this] = 1 };
            for (var i = 0; i < length; i++)
            {
                Dictionary<Node<TStep>, long> after = new(ReferenceEqualityComparer.Instance);
                foreach (var (node, count) in ways)
                {
                    foreach (var one in node.Next)
                        after[one] = after.GetValueOrDefault(one) + count;
                }
                ways = after;
            }
            return ways.Values.Sum();
        }
    }
}
