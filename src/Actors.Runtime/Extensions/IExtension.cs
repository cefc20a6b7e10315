namespace Actors.Runtime;

/// <summary>Something that a system has one of, made on first need.</summary>
public interface IExtension;

/// <summary>The key and the maker of an extension.</summary>
public interface IExtensionId
{
    /// <summary>The type of the extension.</summary>
    Type ExtensionType { get; }

    /// <summary>The system's extension, made if it has none.</summary>
    object Apply(ActorSystem system);

    /// <summary>The system's extension, made if it has none.</summary>
    object Get(ActorSystem system);

    /// <summary>Makes the extension; the runtime calls it once for each system.</summary>
    object CreateExtension(ExtendedActorSystem system);
}

/// <inheritdoc/>
public interface IExtensionId<out T> : IExtensionId where T : IExtension
{
    /// <inheritdoc cref="IExtensionId.Apply"/>
    new T Apply(ActorSystem system);

    /// <inheritdoc cref="IExtensionId.Get"/>
    new T Get(ActorSystem system);

    /// <inheritdoc cref="IExtensionId.CreateExtension"/>
    new T CreateExtension(ExtendedActorSystem system);
}

/// <summary>The base of an extension's key: derive, and say how the extension is made.</summary>
public abstract class ExtensionIdProvider<T> : IExtensionId<T> where T : IExtension
{
    /// <inheritdoc/>
    public Type ExtensionType => typeof(T);

    /// <inheritdoc/>
    public T Apply(ActorSystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return (T)system.RegisterExtension(this);
    }

    /// <inheritdoc/>
    public T Get(ActorSystem system) => Apply(system);

    /// <inheritdoc/>
    public abstract T CreateExtension(ExtendedActorSystem system);

    object IExtensionId.Apply(ActorSystem system) => Apply(system);

    object IExtensionId.Get(ActorSystem system) => Get(system);

    object IExtensionId.CreateExtension(ExtendedActorSystem system) => CreateExtension(system);
}

/// <summary>Finding extensions by type.</summary>
public static class ActorSystemWithExtensions
{
    /// <summary>The extension of type <typeparamref name="T"/>, made by its key's parameterless constructor if the system has none.</summary>
    public static T WithExtension<T, TI>(this ActorSystem system) where T : class, IExtension where TI : IExtensionId, new()
    {
        ArgumentNullException.ThrowIfNull(system);
        return system.TryGetExtension<T>(out var known) ? known : (T)system.RegisterExtension(new TI());
    }
}
