using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Actors.Runtime.Persistence;

namespace Actors.Backends.Files;

/// <summary>
/// The types of events and snapshots that a journal stores. Each has a manifest, a name that never changes and is no
/// name of the code, and a schema version that only grows: what was ever written is read for ever.
/// Immutable: <c>Json</c> and <c>Binary</c> answer a set with one more type.
/// </summary>
public sealed class EventFormats
{
    readonly FrozenDictionary<Type, EventFormat> byType;
    readonly FrozenDictionary<string, EventFormat> byManifest;
    readonly FrozenDictionary<string, EventFormat>.AlternateLookup<ReadOnlySpan<char>> byManifestCharacters;

    EventFormats(FrozenDictionary<Type, EventFormat> byType)
    {
        this.byType = byType;
        byManifest = byType.Values.ToFrozenDictionary(format => format.Manifest, StringComparer.Ordinal);
        byManifestCharacters = byManifest.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>No types.</summary>
    public static EventFormats None { get; } = new(FrozenDictionary<Type, EventFormat>.Empty);

    /// <summary>Stores a type as JSON.</summary>
    /// <param name="contract">Source-generated, so that nothing is looked up by reflection.</param>
    /// <param name="upcasts">One for each older schema: the first lifts version 1 to version 2. The version that is written is one more than there are upcasts.</param>
    public EventFormats Json<T>(string manifest, JsonTypeInfo<T> contract, params Func<JsonObject, JsonObject>[] upcasts)
        where T : notnull =>
        With(typeof(T), new JsonEventFormat<T>(manifest, contract, upcasts));

    /// <summary>Stores a type as bytes of its own.</summary>
    /// <param name="version">The schema that <paramref name="write"/> writes; <paramref name="read"/> reads it and all before it.</param>
    public EventFormats Binary<T>(string manifest, int version, Action<T, IBufferWriter<byte>> write, EventRead<T> read)
        where T : notnull =>
        With(typeof(T), new BinaryEventFormat<T>(manifest, version, write, read));

    internal EventFormat Of(Type type) =>
        byType.TryGetValue(type, out var format) ? format
            : throw new WriteRejectedException($"{type.Name} has no format in the journal: give it a manifest in its {nameof(EventFormats)}");

    internal object Read(in StoredEvent stored) => Read(stored.Manifest, stored.Version, stored.Payload);

    /// <exception cref="UnknownEventException">This program does not know the manifest or the version, or cannot read the payload.</exception>
    internal object Read(ReadOnlySpan<byte> manifest, int version, ReadOnlySpan<byte> payload)
    {
        Span<char> characters = stackalloc char[byte.MaxValue];
        var name = characters[..Encoding.UTF8.GetChars(manifest, characters)];
        if (!byManifestCharacters.TryGetValue(name, out var format))
            throw new UnknownEventException($"'{name}' is no manifest that this program knows: it was renamed, which a manifest may never be, or a newer program wrote it");
        if (version > format.Version)
            throw new UnknownEventException($"'{name}' has schema version {version} and this program knows 1 to {format.Version}: open the journal with the newer program that wrote it");
        try
        {
            return format.Read(version, payload);
        }
        catch (Exception cause)
        {
            throw new UnknownEventException($"'{name}' of schema version {version} cannot be read: {cause.Message}", cause);
        }
    }

    EventFormats With(Type type, EventFormat format)
    {
        if (format.Manifest.Length == 0 || Encoding.UTF8.GetByteCount(format.Manifest) > byte.MaxValue)
            throw new ArgumentException($"the manifest of {type.Name} must have 1 to {byte.MaxValue} bytes, was '{format.Manifest}'", nameof(format));
        if (format.Version is < 1 or > byte.MaxValue)
            throw new ArgumentException($"'{format.Manifest}' has schema version {format.Version}: expected 1 to {byte.MaxValue}", nameof(format));
        if (byType.ContainsKey(type))
            throw new ArgumentException($"{type.Name} has a format already: '{byType[type].Manifest}'", nameof(type));
        if (byManifest.ContainsKey(format.Manifest))
            throw new ArgumentException($"'{format.Manifest}' is taken by another type", nameof(format));
        return new(byType.Append(new(type, format)).ToFrozenDictionary());
    }
}
