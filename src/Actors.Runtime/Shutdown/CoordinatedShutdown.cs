namespace Actors.Runtime;

/// <summary>
/// Stops a system in phases: each waits for the tasks of the one before. The tasks of a phase run side by side.
/// The phases, their order and their time are in the configuration under <c>akka.coordinated-shutdown</c>.
/// </summary>
public sealed partial class CoordinatedShutdown : IExtension
{
    readonly Lock gate = new();
    readonly IReadOnlyList<ShutdownPhase> phases;
    readonly List<(string Phase, string Name, Func<Task<Done>> Run)> tasks = [];
    Task<Done>? run;

    internal CoordinatedShutdown(ExtendedActorSystem system)
    {
        System = system;
        var section = system.Settings.Config.GetConfig("akka.coordinated-shutdown");
        phases = ShutdownPhase.InOrder(section);
        if (section.GetBoolean("terminate-actor-system"))
            AddTask(PhaseActorSystemTerminate, "terminate-system", Terminate);
    }

    /// <summary>The system.</summary>
    public ExtendedActorSystem System { get; }

    /// <summary>Why the system stops; null until it does.</summary>
    public Reason? ShutdownReason { get; private set; }

    /// <summary>The longest time that all phases together can take.</summary>
    public TimeSpan TotalTimeout => phases.Aggregate(TimeSpan.Zero, static (sum, phase) => sum + phase.Timeout);

    /// <summary>The shutdown of a system.</summary>
    public static CoordinatedShutdown Get(ActorSystem sys) => Provider.Instance.Get(sys);

    /// <summary>Adds a task to a phase; also while earlier phases run.</summary>
    /// <exception cref="ArgumentException">The configuration has no such phase.</exception>
    public void AddTask(string phase, string taskName, Func<Task<Done>> task)
    {
        ArgumentException.ThrowIfNullOrEmpty(taskName);
        ArgumentNullException.ThrowIfNull(task);
        Find(phase);
        lock (gate)
            tasks.Add((phase, taskName, task));
    }

    /// <summary>How long the tasks of a phase may take.</summary>
    public TimeSpan Timeout(string phase) => Find(phase).Timeout;

    /// <summary>Runs the phases, from the first or from <paramref name="fromPhase"/> on. A second call gets the task of the first.</summary>
    /// <exception cref="ShutdownFailedException">A task of a phase without recovery failed or was late; the phases after it did not run.</exception>
    public Task<Done> Run(Reason reason, string? fromPhase = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var first = fromPhase is null ? phases[0] : Find(fromPhase);
        lock (gate)
        {
            if (run is not null)
                return run;
            ShutdownReason = reason;
            return run = OutsideOfContext(() => RunFrom(first));
        }
    }

    /// <summary>The phases outlive the actor that asked for them, so they may not go on on its turns.</summary>
    static Task<Done> OutsideOfContext(Func<Task<Done>> start)
    {
        var outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return start();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    async Task<Done> RunFrom(ShutdownPhase first)
    {
        foreach (var phase in phases.SkipWhile(one => one != first))
        {
            (string, string Name, Func<Task<Done>> Run)[] due;
            lock (gate)
                due = [.. tasks.Where(one => string.Equals(one.Phase, phase.Name, StringComparison.Ordinal))];
            if (due.Length > 0 && phase.IsEnabled)
                await Run(phase, [.. due.Select(task => Report(task.Run, task.Name, phase))]);
        }
        return Done.Instance;
    }

    async Task Run(ShutdownPhase phase, Task<bool>[] running)
    {
        try
        {
            var succeeded = await Task.WhenAll(running).WaitAsync(phase.Timeout, System.Time);
            if (Array.TrueForAll(succeeded, static one => one))
                return;
        }
        catch (TimeoutException)
        {
            System.Log.Warning("the tasks of shutdown phase {0} were not done within {1}", phase.Name, phase.Timeout);
        }
        if (!phase.Recover)
            throw new ShutdownFailedException($"the shutdown of {System} ends in phase {phase.Name}, which does not recover: see the warnings before");
    }

    /// <summary>Runs a task; a failure is published and leads to false.</summary>
    async Task<bool> Report(Func<Task<Done>> task, string name, ShutdownPhase phase)
    {
        try
        {
            await task();
            return true;
        }
        catch (Exception cause)
        {
            System.Log.Warning(cause, "task {0} of shutdown phase {1} failed: {2}", name, phase.Name, cause.Message);
            return false;
        }
    }

    async Task<Done> Terminate()
    {
        await System.Terminate();
        return Done.Instance;
    }

    ShutdownPhase Find(string phase) => phases.FirstOrDefault(one => string.Equals(one.Name, phase, StringComparison.Ordinal))
        ?? throw new ArgumentException($"'{phase}' is no shutdown phase: expected one of {string.Join(", ", phases.Select(static one => one.Name))}", nameof(phase));

    sealed class Provider : ExtensionIdProvider<CoordinatedShutdown>
    {
        internal static readonly Provider Instance = new();

        public override CoordinatedShutdown CreateExtension(ExtendedActorSystem system) => new(system);
    }
}

/// <summary>A coordinated shutdown did not reach its last phase.</summary>
public sealed class ShutdownFailedException(string message) : AkkaException(message);
