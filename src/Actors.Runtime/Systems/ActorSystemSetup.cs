namespace Actors.Runtime;

/// <summary>One group of settings that code gives to a system at its creation.</summary>
public abstract class Setup
{
    /// <summary>This group together with another.</summary>
    public ActorSystemSetup And(Setup other) => ActorSystemSetup.Create(this, other);
}

/// <summary>The settings that code gives to a system at its creation, at most one of each type.</summary>
public sealed class ActorSystemSetup
{
    readonly Setup[] setups;

    ActorSystemSetup(Setup[] setups) => this.setups = setups;

    /// <summary>No settings.</summary>
    public static ActorSystemSetup Empty { get; } = new([]);

    /// <summary>The given settings.</summary>
    /// <exception cref="ArgumentException">Two of them have one type.</exception>
    public static ActorSystemSetup Create(params Setup[] setups)
    {
        ArgumentNullException.ThrowIfNull(setups);
        var twice = setups.GroupBy(static one => one.GetType()).FirstOrDefault(static group => group.Count() > 1);
        return twice is null
            ? new([.. setups])
            : throw new ArgumentException($"{twice.Key.Name} is given {twice.Count()} times: a system takes one of each type", nameof(setups));
    }

    /// <summary>The settings of a type, or null.</summary>
    public T? Get<T>() where T : Setup => setups.OfType<T>().FirstOrDefault();

    /// <summary>These settings with one more; it replaces one of its type.</summary>
    public ActorSystemSetup And(Setup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return new([.. setups.Where(one => one.GetType() != setup.GetType()), setup]);
    }
}

/// <summary>The clock and timers of a threaded system.</summary>
public sealed class TimeProviderSetup(TimeProvider timeProvider) : Setup
{
    /// <summary>The clock and timers.</summary>
    public TimeProvider TimeProvider { get; } = timeProvider;
}
