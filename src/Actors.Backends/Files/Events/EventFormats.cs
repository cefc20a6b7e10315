using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Actors.Runtime.Persistence;

namespace Actors.Backends.Files;

/// <summary>
/// The types of events and snapshots that a journal stores. Each has a manifest, a name that never changes and is no
/// name of the code, and a schema version that only grows: what was ever written is read for ever.
/// Immutable: <c>Json</c>, <c>Fields</c> and <c>Binary</c> answer a set with one more type.
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

    /// <summary>Stores a type as its fields, one after another without their names.</summary>
    /// <param name="version">The layout that <paramref name="write"/> writes; <paramref name="read"/> reads it and all before it.</param>
    /// <param name="show">Writes one JSON value for people who look into the journal.</param>
    public EventFormats Fields<T>(string manifest, int version, FieldsWrite<T> write, FieldsRead<T> read, Action<Utf8JsonWriter, T>? show = null)
        where T : notnull =>
        With(typeof(T), new FieldsEventFormat<T>(manifest, version, write, read, show));

    /// <summary>Whether events of this type can be stored.</summary>
    public bool Knows(Type type) => byType.ContainsKey(type);

    internal EventFormat Of(Type type) =>
        byType.TryGetValue(type, out var format) ? format
            : throw new WriteRejectedException($"{type.Name} has no format in the journal: give it a manifest in its {nameof(EventFormats)}");

    internal object Read(in StoredEvent stored) => Read(stored.Manifest, stored.Version, stored.Payload);

    /// <exception cref="UnknownEventException">This program does not know the manifest or the version, or cannot read the payload.</exception>
    internal object Read(ReadOnlySpan<byte> manifest, int version, ReadOnlySpan<byte> payload)
    {
        var format = Find(manifest) ?? throw new UnknownEventException(
            $"'{Encoding.UTF8.GetString(manifest)}' is no manifest that this program knows: a newer program wrote it, with which it can be opened; or it was renamed, which a manifest may never be");
        if (version < 1 || version > format.Version)
            throw new UnknownEventException($"'{format.Manifest}' has schema version {version} and this program knows 1 to {format.Version}: open the journal with the newer program that wrote it");
        try
        {
            return format.Read(version, payload);
        }
        catch (Exception cause)
        {
            throw Unreadable(format, version, cause);
        }
    }

    /// <summary>An event as JSON text; null when it is stored in another form and this program cannot show that.</summary>
    /// <exception cref="UnknownEventException">The payload is not what its manifest and version say.</exception>
    internal byte[]? Show(in StoredEvent stored)
    {
        if (stored.IsJson)
            return stored.Payload.ToArray();
        var format = Find(stored.Manifest);
        if (format is null || stored.Version < 1 || stored.Version > format.Version)
            return null;
        try
        {
            return format.Show(stored.Version, stored.Payload);
        }
        catch (Exception cause)
        {
            throw Unreadable(format, stored.Version, cause);
        }
    }

    EventFormat? Find(ReadOnlySpan<byte> manifest)
    {
        Span<char> characters = stackalloc char[byte.MaxValue];
        return byManifestCharacters.TryGetValue(characters[..Encoding.UTF8.GetChars(manifest, characters)], out var format) ? format : null;
    }

    static UnknownEventException Unreadable(EventFormat format, int version, Exception cause) => new(
        $"'{format.Manifest}' of schema version {version} cannot be read: {cause.Message}: run `journal verify`; if it finds no damage, another program wrote this under the same manifest", cause);

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
