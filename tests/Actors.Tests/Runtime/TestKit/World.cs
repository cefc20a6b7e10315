global using ManualTimeProvider = Actors.Runtime.TestKit.ManualTimeProvider;
using System.Collections.Concurrent;
using Actors.Runtime;
using Actors.Runtime.Hocon;
using Actors.Runtime.Persistence;

namespace Actors.Tests.Runtime.TestKit;

/// <summary>A system under test and the means to drive it: the same scenario runs on threads and in the simulation.</summary>
public abstract class World : IDisposable
{
    /// <summary>How long a real wait may take before the test fails.</summary>
    protected static readonly TimeSpan Guard = TimeSpan.FromSeconds(30);

    public ActorSystem Sys { get; private set; } = null!;

    public InMemoryJournal Journal { get; } = new();

    public InMemorySnapshotStore Snapshots { get; } = new();

    /// <summary>Moves the system's time and lets what is due happen.</summary>
    public abstract void Advance(TimeSpan duration);

    /// <summary>Waits for a task that the system completes.</summary>
    public abstract T Await<T>(Task<T> task);

    public abstract void Await(Task task);

    /// <summary>The next element, or false when none comes.</summary>
    internal abstract bool TryTake<T>(BlockingCollection<T> queue, bool expected, out T element);

    public TestProbe CreateTestProbe(string? name = null) => new(this, name);

    /// <summary>A probe that gets every event of a type.</summary>
    public TestProbe Subscribed<T>()
    {
        var probe = CreateTestProbe();
        Sys.EventStream.Subscribe(probe.Ref, typeof(T));
        return probe;
    }

    /// <summary>An actor made by a script.</summary>
    public IActorRef Spawn(Action<Scripted> script, string? name = null) => Sys.ActorOf(Scripted.Props(script), name);

    public void Open(IJournal? journal = null, string config = "", EventAdapters? adapters = null) => Sys = Create(ActorSystemSetup.Create(
        new PersistenceSetup(journal ?? Journal, Snapshots) { EventAdapters = adapters ?? EventAdapters.None },
        BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(config, "the test's configuration"))));

    public void Dispose()
    {
        Await(Sys.Terminate());
        GC.SuppressFinalize(this);
    }

    protected abstract ActorSystem Create(ActorSystemSetup setup);
}

/// <summary>The system on the thread pool, with a clock that the test moves.</summary>
public sealed class ThreadedWorld : World
{
    readonly ManualTimeProvider time = new();

    public override void Advance(TimeSpan duration) => time.Advance(duration);

    public override T Await<T>(Task<T> task) => task.WaitAsync(Guard).GetAwaiter().GetResult();

    public override void Await(Task task) => task.WaitAsync(Guard).GetAwaiter().GetResult();

    internal override bool TryTake<T>(BlockingCollection<T> queue, bool expected, out T element) =>
        queue.TryTake(out element!, expected ? Guard : TimeSpan.FromMilliseconds(20));

    protected override ActorSystem Create(ActorSystemSetup setup)
    {
        var system = ActorSystem.Create("test", setup.And(new TimeProviderSetup(time)));
        Quieten(system);
        return system;
    }

    /// <summary>Takes the failures that tests cause, which would go to standard error otherwise.</summary>
    internal static void Quieten(ActorSystem system) =>
        system.EventStream.Subscribe(system.ActorOf(Scripted.Props(static self => self.OnAny(static _ => { }))), typeof(Error));
}

/// <summary>The system on one thread and virtual time.</summary>
public sealed class SimulatedWorld(DeliveryOrder order = DeliveryOrder.AsTold) : World
{
    SimulatedActorSystem Simulation => (SimulatedActorSystem)Sys;

    public override void Advance(TimeSpan duration) => Simulation.AdvanceBy(duration);

    public override T Await<T>(Task<T> task)
    {
        Await((Task)task);
        return task.GetAwaiter().GetResult();
    }

    public override void Await(Task task)
    {
        Simulation.Run();
        task.IsCompleted.ShouldBeTrue("the simulation has come to rest and the task is not completed");
        task.GetAwaiter().GetResult();
    }

    internal override bool TryTake<T>(BlockingCollection<T> queue, bool expected, out T element)
    {
        if (queue.Count == 0)
            Simulation.Run();
        return queue.TryTake(out element!);
    }

    protected override ActorSystem Create(ActorSystemSetup setup) => ActorSystem.CreateSimulated(1, setup: setup, order: order);
}
