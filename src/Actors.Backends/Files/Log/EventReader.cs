using System.Buffers.Binary;

namespace Actors.Backends.Files;

/// <summary>Goes through the events of a record: manifest, schema version, flags, tags, payload.</summary>
ref struct EventReader(ReadOnlySpan<byte> bytes, int count)
{
    ReadOnlySpan<byte> rest = bytes;
    int left = count;

    public StoredEvent Current { get; private set; }

    public bool MoveNext()
    {
        if (left-- == 0)
            return false;
        var manifest = Name();
        var version = Byte();
        var isJson = Byte() != 0;
        var tags = rest;
        var tagCount = Byte();
        for (var i = 0; i < tagCount; i++)
            Name();
        tags = tags[1..^rest.Length];
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        Current = new(manifest, version, isJson, tags, rest.Slice(sizeof(int), length));
        rest = rest[(sizeof(int) + length)..];
        return true;
    }

    byte Byte()
    {
        var value = rest[0];
        rest = rest[1..];
        return value;
    }

    ReadOnlySpan<byte> Name()
    {
        var name = rest.Slice(1, rest[0]);
        rest = rest[(1 + name.Length)..];
        return name;
    }
}

/// <summary>An event as it is stored.</summary>
readonly ref struct StoredEvent(ReadOnlySpan<byte> manifest, int version, bool isJson, ReadOnlySpan<byte> tags, ReadOnlySpan<byte> payload)
{
    public ReadOnlySpan<byte> Manifest { get; } = manifest;

    public int Version { get; } = version;

    public bool IsJson { get; } = isJson;

    /// <summary>Names, each after its length.</summary>
    public ReadOnlySpan<byte> Tags { get; } = tags;

    public ReadOnlySpan<byte> Payload { get; } = payload;

    public bool HasTag(ReadOnlySpan<byte> tag)
    {
        for (var rest = Tags; rest.Length > 0; rest = rest[(1 + rest[0])..])
        {
            if (rest.Slice(1, rest[0]).SequenceEqual(tag))
                return true;
        }
        return false;
    }
}
