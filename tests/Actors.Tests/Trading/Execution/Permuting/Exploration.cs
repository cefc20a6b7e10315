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

    /// <summary>What is wrong once nothing disturbs any more and time has passed, or null. No step can be taken after it.</summary>
    string? FaultAtRest();

    void Stop();
}

/// <param name="Sequences">Of the whole length.</param>
/// <param name="Faults">The first of each kind, with the steps that led there: none is shorter.</param>
sealed record Explored(long Sequences, int States, IReadOnlyCollection<string> Faults);

/// <summary>
/// Every sequence of steps up to a length. Runs that come to the same state are followed once from there, which makes a
/// great number of sequences a matter of seconds.
/// </summary>
static class Exploration
{
    const int NodesOfAWorld = 200; // it grows with every run

    /// <param name="start">The steps that come before all others.</param>
    public static Explored Of<TStep>(int length, IReadOnlyList<TStep> start, Func<SimulatedWorld, IActorRef, ISteppedRun<TStep>> begin)
    {
        Dictionary<string, Node<TStep>> known = new(StringComparer.Ordinal);
        SortedDictionary<string, string> faults = new(StringComparer.Ordinal);
        var root = new Node<TStep>([.. start]);
        InWorld(begin, run => Look(root, Play(root.Steps, run), faults));
        List<Node<TStep>> level = [root];
        for (var depth = 0; depth < length; depth++)
        {
            List<Node<TStep>> next = [];
            foreach (var part in level.Chunk(NodesOfAWorld))
            {
                InWorld(begin, run =>
                {
                    foreach (var node in part)
                        Follow(node, known, next, faults, run);
                });
            }
            level = next;
        }
        return new(root.Sequences(length), known.Count + 1, faults.Values);
    }

    static void InWorld<TStep>(Func<SimulatedWorld, IActorRef, ISteppedRun<TStep>> begin, Action<Func<ISteppedRun<TStep>>> what)
    {
        using var world = new SimulatedWorld();
        world.Open();
        var nobody = world.Spawn(static self => self.OnAny(static _ => { }));
        what(() => begin(world, nobody));
    }

    static void Follow<TStep>(
        Node<TStep> node, Dictionary<string, Node<TStep>> known, List<Node<TStep>> next, SortedDictionary<string, string> faults,
        Func<ISteppedRun<TStep>> begin)
    {
        foreach (var step in node.Possible)
        {
            TStep[] steps = [.. node.Steps, step];
            var run = Play(steps, begin);
            if (known.TryGetValue(run.State, out var there))
            {
                run.Stop();
            }
            else
            {
                known.Add(run.State, there = new(steps));
                next.Add(there);
                Look(there, run, faults);
            }
            node.Next.Add(there);
        }
    }

    /// <summary>Looks what may follow and what is wrong, and ends the run.</summary>
    static void Look<TStep>(Node<TStep> node, ISteppedRun<TStep> run, SortedDictionary<string, string> faults)
    {
        var fault = run.Fault();
        if (fault is null)
            node.Possible = [.. run.Possible];
        fault ??= run.FaultAtRest();
        run.Stop();
        if (fault is not null)
            faults.TryAdd(fault.Split(';')[0], $"{fault}; after {string.Join(", ", node.Steps)}");
    }

    static ISteppedRun<TStep> Play<TStep>(TStep[] steps, Func<ISteppedRun<TStep>> begin)
    {
        var run = begin();
        foreach (var step in steps)
            run.Take(step);
        return run;
    }

    /// <param name="steps">The first way there that was found: none is shorter.</param>
    sealed class Node<TStep>(TStep[] steps)
    {
        public TStep[] Steps => steps;

        public TStep[] Possible { get; set; } = [];

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
