using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Actors.Backends.Files;

/// <summary>How one type of event is stored.</summary>
/// <param name="manifest">The name under which it is stored for ever.</param>
/// <param name="version">Of the schema that is written, from 1 to 255.</param>
abstract class EventFormat(string manifest, int version)
{
    public string Manifest => manifest;

    public int Version => version;

    public abstract bool IsJson { get; }

    public abstract void Write(object @event, IBufferWriter<byte> to);

    /// <param name="version">The schema it was written with; not greater than <see cref="Version"/>.</param>
    public abstract object Read(int version, ReadOnlySpan<byte> payload);

    /// <summary>The event as JSON text for people to read; null where there is none beside what is stored.</summary>
    public virtual byte[]? Show(int version, ReadOnlySpan<byte> payload) => null;
}

/// <summary>JSON by a source-generated contract; older schemas are lifted one version at a time before they are read.</summary>
sealed class JsonEventFormat<T>(string manifest, JsonTypeInfo<T> contract, Func<JsonObject, JsonObject>[] upcasts)
    : EventFormat(manifest, upcasts.Length + 1)
    where T : notnull
{
    [ThreadStatic]
    static Utf8JsonWriter? writer;

    public override bool IsJson => true;

    public override void Write(object @event, IBufferWriter<byte> to)
    {
        var json = writer ??= new(Stream.Null);
        json.Reset(to);
        JsonSerializer.Serialize(json, (T)@event, contract);
        json.Flush();
    }

    public override object Read(int version, ReadOnlySpan<byte> payload)
    {
        if (version == Version)
            return JsonSerializer.Deserialize(payload, contract) ?? throw new JsonException("null is no event");
        var lifted = JsonNode.Parse(payload) as JsonObject ?? throw new JsonException("an older event is no JSON object");
        foreach (var upcast in upcasts.AsSpan(version - 1))
            lifted = upcast(lifted);
        return lifted.Deserialize(contract) ?? throw new JsonException("null is no event");
    }
}

/// <summary>Reads a payload that was written with a schema of some version.</summary>
public delegate T EventRead<out T>(int version, ReadOnlySpan<byte> payload);

/// <summary>Bytes as the type's own code has them.</summary>
sealed class BinaryEventFormat<T>(string manifest, int version, Action<T, IBufferWriter<byte>> write, EventRead<T> read)
    : EventFormat(manifest, version)
    where T : notnull
{
    public override bool IsJson => false;

    public override void Write(object @event, IBufferWriter<byte> to) => write((T)@event, to);

    public override object Read(int version, ReadOnlySpan<byte> payload) => read(version, payload);
}
