using Actors.Runtime.Persistence;

namespace Actors.Runtime;

/// <summary>
/// One run of nodes, network, disks and time on one thread, as a function of its seed and its plan of faults.
/// A scenario adds nodes and schedules what happens to them; the run then goes on until nothing is left to happen.
/// </summary>
public sealed partial class Simulation
{
    readonly List<SimulatedNode> nodes = [];
    readonly SimulationOptions options;
    readonly SimulatedTimeProvider world;
    readonly Chance order;
    long systems;
    Violation? violation;

    internal Simulation(long seed, IReadOnlyList<Fault> faults, SimulationOptions options, RunRecorder recorder)
    {
        (Seed, this.options, Recorder) = (seed, options, recorder);
        world = new(options.Start);
        var chance = new Chance(seed);
        order = chance.For(Purpose.Order);
        Chance = chance.For(Purpose.Scenario);
        Network = new(this, options.Network, chance.For(Purpose.Network));
        Script = new(faults);
        recorder.Clock = world;
    }

    /// <summary>The source of every chance in this run.</summary>
    public long Seed { get; }

    /// <summary>Chance for the scenario itself, drawn from the seed.</summary>
    public Chance Chance { get; }

    /// <summary>The instant that virtual time has reached.</summary>
    public DateTimeOffset Now => world.GetUtcNow();

    /// <summary>The virtual time since the start.</summary>
    public TimeSpan Elapsed => Now - options.Start;

    /// <summary>The nodes in the order in which they were added.</summary>
    public IReadOnlyList<SimulatedNode> Nodes => nodes;

    /// <summary>How many turns actors, timers and the network have taken.</summary>
    public long Turns { get; private set; }

    internal SimulatedNetwork Network { get; }

    internal FaultScript Script { get; }

    internal RunRecorder Recorder { get; }

    /// <summary>Adds a node and starts it.</summary>
    /// <param name="name">The name of its systems.</param>
    /// <param name="boot">Creates its actors: now, and whenever it starts again.</param>
    /// <param name="journal">The journal on its disk; one in memory where not given. It must complete at once.</param>
    /// <param name="snapshots">The snapshots on its disk; in memory where not given.</param>
    public SimulatedNode AddNode(string name, Action<SimulatedNode> boot, IJournal? journal = null, ISnapshotStore? snapshots = null)
    {
        ArgumentNullException.ThrowIfNull(boot);
        if (nodes.Exists(node => string.Equals(node.Name, name, StringComparison.Ordinal)))
            throw new ArgumentException($"there is a node '{name}' already", nameof(name));
        var node = new SimulatedNode(this, name, boot, journal ?? new InMemoryJournal(), snapshots ?? new InMemorySnapshotStore());
        nodes.Add(node);
        return node;
    }

    /// <summary>Does something from outside of all nodes after a virtual time.</summary>
    public void After(TimeSpan delay, Action action)
    {
        ArgumentNullException.ThrowIfNull(action);
        world.CreateTimer(static state => ((Action)state!)(), action, delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Fails the run.</summary>
    /// <param name="invariant">What should have held.</param>
    /// <param name="found">What was found.</param>
    public void Fail(string invariant, string found) => violation ??= new(invariant, found);

    internal long NextSeed() => new Chance(Seed).For(Purpose.Systems + systems++).Seed;

    internal void OnError(Error error)
    {
        Recorder.Note($"{error.LogSource} failed: {error.Message}");
        if (!InjectedFaultException.IsCauseOf(error.Cause) && !options.IsExpected(error))
            Fail("actors fail only where the plan says", $"{error.LogSource}: {error.Cause?.GetType().Name} {error.Message}{Environment.NewLine}{error.Cause}");
    }

    /// <summary>Takes one turn, moving time where nothing is left to do at this instant. False where nothing will happen any more.</summary>
    bool Step()
    {
        int choices;
        while ((choices = Choices()) == 0)
        {
            if (NextTimer() is not { } next || next > options.Start + options.Duration)
                return false;
            MoveTo(next);
        }
        Turns++;
        TakeTurn(order.Below(choices));
        return true;
    }

    void TakeTurn(int choice)
    {
        foreach (var node in nodes)
        {
            if (!node.IsUp)
                continue;
            var messages = node.System.Choices;
            if (choice < messages)
            {
                node.System.Step();
                node.Settle();
                return;
            }
            choice -= messages;
            if (IsDue(node.Clock!) && choice-- == 0)
            {
                node.System.FireDueTimer();
                node.Settle();
                return;
            }
        }
        world.FireNext();
    }

    int Choices()
    {
        var sum = IsDue(world) ? 1 : 0;
        foreach (var node in nodes)
            sum += node.IsUp ? node.System.Choices + (IsDue(node.Clock!) ? 1 : 0) : 0;
        return sum;
    }

    bool IsDue(SimulatedTimeProvider clock) => clock.NextDue is { } due && due <= Now;

    DateTimeOffset? NextTimer()
    {
        var next = world.NextDue;
        foreach (var node in nodes)
        {
            if (node.Clock?.NextDue is { } due && !(due >= next))
                next = due;
        }
        return next;
    }

    void MoveTo(DateTimeOffset instant)
    {
        world.MoveTo(instant);
        foreach (var node in nodes)
            node.Clock?.MoveTo(instant);
    }

    /// <summary>What the branches of the seed are for.</summary>
    static class Purpose
    {
        internal const long Order = 1;
        internal const long Scenario = 2;
        internal const long Network = 3;
        internal const long Faults = 4;
        internal const long Systems = 1_000;
    }
}
