using System.Diagnostics.CodeAnalysis;

namespace Actors.Runtime;

/// <content>What a system has one of.</content>
public abstract partial class ActorSystem
{
    readonly ExtensionRegistry extensions;

    /// <summary>The extension of a key, made if the system has none of its type.</summary>
    public object RegisterExtension(IExtensionId extension) => extensions.Register(extension);

    /// <summary>The extension of a key.</summary>
    /// <exception cref="InvalidOperationException">The system has none: it is registered first.</exception>
    public object GetExtension(IExtensionId extensionId)
    {
        ArgumentNullException.ThrowIfNull(extensionId);
        return extensions.Find(extensionId.ExtensionType) ?? throw NoExtension(extensionId.ExtensionType);
    }

    /// <summary>The extension of a type.</summary>
    /// <exception cref="InvalidOperationException">The system has none: it is registered first.</exception>
    public T GetExtension<T>() where T : class, IExtension => (T?)extensions.Find(typeof(T)) ?? throw NoExtension(typeof(T));

    /// <summary>Whether the system has an extension of a type.</summary>
    public bool HasExtension(Type type) => extensions.Find(type) is not null;

    /// <inheritdoc cref="HasExtension(Type)"/>
    public bool HasExtension<T>() where T : class, IExtension => HasExtension(typeof(T));

    /// <summary>The extension of a type, if the system has one.</summary>
    public bool TryGetExtension(Type extensionType, [NotNullWhen(true)] out object? extension) =>
        (extension = extensions.Find(extensionType)) is not null;

    /// <inheritdoc cref="TryGetExtension(Type, out object)"/>
    public bool TryGetExtension<T>([NotNullWhen(true)] out T? extension) where T : class, IExtension =>
        (extension = (T?)extensions.Find(typeof(T))) is not null;

    InvalidOperationException NoExtension(Type type) => new($"{this} has no extension {type}: register it first");
}
