using System.Buffers.Binary;
using System.Text;
using Actors.Domain;

namespace Actors.Decisions.Indicators;

/// <summary>A snapshot with the name of its indicator before it: version, length of the name, name (UTF-8), state.</summary>
static class SnapshotEnvelope
{
    const int Version = 1;
    const int Head = 8;

    public static byte[] Write(string name, byte[] state)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var bytes = new byte[Head + text.Length + state.Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), text.Length);
        text.CopyTo(bytes, Head);
        state.CopyTo(bytes, Head + text.Length);
        return bytes;
    }

    public static ReadOnlySpan<byte> Read(string name, ReadOnlySpan<byte> snapshot)
    {
        if (snapshot.Length < Head || BinaryPrimitives.ReadInt32LittleEndian(snapshot) != Version)
            throw new DomainFault($"a snapshot of {name} starts with version {Version}, these {snapshot.Length} bytes do not");
        var length = BinaryPrimitives.ReadInt32LittleEndian(snapshot[4..]);
        if (length < 0 || length > snapshot.Length - Head)
            throw new DomainFault($"a snapshot of {name} is cut off after {snapshot.Length} bytes");
        var found = Encoding.UTF8.GetString(snapshot.Slice(Head, length));
        return found == name
            ? snapshot[(Head + length)..]
            : throw new DomainFault($"the snapshot is of '{found}', expected '{name}'");
    }
}
