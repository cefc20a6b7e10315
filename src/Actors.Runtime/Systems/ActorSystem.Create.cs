using Actors.Runtime.Hocon;
using Actors.Runtime.TestKit;

namespace Actors.Runtime;

/// <content>The ways to make a system.</content>
public abstract partial class ActorSystem
{
    /// <summary>A system on the thread pool and the machine's clock.</summary>
    public static ActorSystem Create(string name) => Create(name, ActorSystemSetup.Empty);

    /// <summary>A system on the thread pool with a configuration.</summary>
    public static ActorSystem Create(string name, Config config) => Create(name, BootstrapSetup.Create().WithConfig(config));

    /// <summary>A system on the thread pool with a configuration.</summary>
    public static ActorSystem Create(string name, BootstrapSetup setup) => Create(name, ActorSystemSetup.Create(setup));

    /// <summary>A system on the thread pool, as the setup says.</summary>
    public static ActorSystem Create(string name, ActorSystemSetup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var time = UsesTestScheduler(setup) ? new ManualTimeProvider() : setup.Get<TimeProviderSetup>()?.TimeProvider ?? TimeProvider.System;
        var system = new ThreadedActorSystem(name, time, setup);
        system.Start();
        return system;
    }

    /// <summary>A system on one thread and virtual time, which runs only when it is driven: a run is a function of its seed.</summary>
    /// <param name="seed">The source of every chance in the run.</param>
    /// <param name="start">The first instant of virtual time; 2000-01-01 UTC where not given.</param>
    /// <param name="name">The name of the system.</param>
    /// <param name="setup">Further settings.</param>
    /// <param name="order">The order of delivery: as told, or drawn from the seed.</param>
    public static SimulatedActorSystem CreateSimulated(long seed, DateTimeOffset? start = null, string name = "simulation", ActorSystemSetup? setup = null, DeliveryOrder order = DeliveryOrder.AsTold)
    {
        var clock = new SimulatedTimeProvider(start ?? new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var system = new SimulatedActorSystem(name, seed, clock, setup ?? ActorSystemSetup.Empty, order);
        system.Start();
        return system;
    }

    static bool UsesTestScheduler(ActorSystemSetup setup) =>
        setup.Get<BootstrapSetup>()?.Config?.GetString("akka.scheduler.implementation", "").Contains(nameof(TestScheduler), StringComparison.Ordinal) == true;
}
