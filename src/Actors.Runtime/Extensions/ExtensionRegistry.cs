using System.Collections.Concurrent;

namespace Actors.Runtime;

/// <summary>The extensions of one system. Each is made once, by the first who asks; others wait for it.</summary>
internal sealed class ExtensionRegistry(ExtendedActorSystem system)
{
    readonly ConcurrentDictionary<Type, Lazy<object>> extensions = new();

    internal object Register(IExtensionId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var made = extensions.GetOrAdd(id.ExtensionType, _ => new Lazy<object>(() => id.CreateExtension(system)));
        try
        {
            return made.Value;
        }
        catch
        {
            // A lazy keeps its exception: the next who asks shall try anew.
            extensions.TryRemove(new(id.ExtensionType, made));
            throw;
        }
    }

    internal object? Find(Type type) => extensions.TryGetValue(type, out var known) ? known.Value : null;
}
