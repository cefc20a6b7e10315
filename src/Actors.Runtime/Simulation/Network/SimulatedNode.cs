using System.Globalization;
using Actors.Runtime.Persistence;

namespace Actors.Runtime;

/// <summary>
/// One machine of a simulation: an actor system that may go down and start again, and the disk that outlives it.
/// What an actor of one node tells an actor of another goes through the simulated network.
/// </summary>
public sealed class SimulatedNode
{
    readonly Simulation simulation;
    readonly Action<SimulatedNode> boot;
    SimulatedActorSystem? system;
    TimeSpan? goesDownFor;
    long handled;
    int incarnation;

    internal SimulatedNode(Simulation simulation, string name, Action<SimulatedNode> boot, IJournal journal, ISnapshotStore snapshots)
    {
        (this.simulation, this.boot, Name, Journal, Snapshots) = (simulation, boot, name, journal, snapshots);
        Start();
    }

    /// <summary>The name of the node and of its systems.</summary>
    public string Name { get; }

    /// <summary>The journal as it is on the disk.</summary>
    public IJournal Journal { get; }

    /// <summary>The snapshots as they are on the disk.</summary>
    public ISnapshotStore Snapshots { get; }

    /// <summary>False from when it goes down until it starts again.</summary>
    public bool IsUp => system is not null;

    /// <summary>The present incarnation.</summary>
    /// <exception cref="InvalidOperationException">The node is down.</exception>
    public SimulatedActorSystem System => system ?? throw new InvalidOperationException($"node {Name} is down");

    internal SimulatedNetwork Network => simulation.Network;

    internal SimulatedTimeProvider? Clock { get; private set; }

    /// <summary>How many writes its journal was asked for, by all incarnations.</summary>
    internal long Writes { get; set; }

    /// <summary>The last write that finds the disk full.</summary>
    internal long DiskIsFullTo { get; set; }

    /// <summary>A reference to whatever actor has a path on this node when a message arrives.</summary>
    /// <param name="path">The path without the address, such as <c>/user/risk</c>.</param>
    public IActorRef Ref(string path) => new RemoteRef(this, path);

    /// <summary>The node goes down now, or after the turn that is being taken, and starts again after a time.</summary>
    public void GoDown(TimeSpan lasting)
    {
        goesDownFor = lasting;
        if (system is not { IsRunning: true })
            Settle();
    }

    internal CrashPoints? CrashesOf(ActorPath path) =>
        simulation.Script.HasCrashes ? simulation.Script.CrashesOf(Name, path.ToStringWithoutAddress()) : null;

    internal Fault? WriteFaultAt(long write) => simulation.Script.WriteFaultAt(Name, write);

    internal void Note(string what) => simulation.Recorder.Note($"{Name}: {what}");

    internal LocalActorRef? Find(string path)
    {
        if (system is null || !path.StartsWith("/user", StringComparison.Ordinal))
            return null;
        var at = system.UserGuardian;
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            if (at.Cell.Child(name) is not LocalActorRef child)
                return null;
            at = child;
        }
        return at;
    }

    /// <summary>Counts a message that is about to be handled.</summary>
    internal void OnMessage()
    {
        if (simulation.Script.KillAt(Name, ++handled) is { } kill)
            goesDownFor = kill.Down;
    }

    /// <summary>Goes down if that was decided during the last turn.</summary>
    internal void Settle()
    {
        if (goesDownFor is not { } lasting)
            return;
        goesDownFor = null;
        if (system is null)
            return;
        Note(string.Create(CultureInfo.InvariantCulture, $"goes down for {lasting.TotalMilliseconds:0.###} ms"));
        system.Kill();
        (system, Clock) = (null, null);
        simulation.After(lasting, Start);
    }

    void Start()
    {
        if (system is not null)
            return;
        Note(incarnation++ == 0 ? "starts" : "starts again");
        Clock = new(simulation.Now);
        var setup = ActorSystemSetup.Create(new PersistenceSetup(new SimulatedJournal(this, Clock, Journal), Snapshots));
        system = new(Name, simulation.NextSeed(), Clock, setup, DeliveryOrder.Seeded, this) { Observer = simulation.Recorder };
        system.Start();
        system.EventStream.Subscribe(new ErrorTap(system, simulation.OnError), typeof(Error));
        boot(this);
    }
}
