using System.Buffers.Binary;
using System.Numerics;

namespace Actors.Backends.Files;

/// <summary>CRC-32C (Castagnoli polynomial, reflected), as iSCSI (RFC 3720) has it; one processor instruction for eight bytes.</summary>
static class Crc32C
{
    public const uint Start = uint.MaxValue;

    public static uint Of(ReadOnlySpan<byte> bytes) => ~Add(Start, bytes);

    /// <summary>Goes on from a state that is not inverted yet.</summary>
    public static uint Add(uint state, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            state = BitOperations.Crc32C(state, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var last in bytes)
            state = BitOperations.Crc32C(state, last);
        return state;
    }

    public static uint Add(uint state, ulong value) => BitOperations.Crc32C(state, value);
}
