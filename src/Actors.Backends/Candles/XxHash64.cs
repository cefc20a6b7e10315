using System.Buffers.Binary;
using System.Numerics;

namespace Actors.Backends.Candles;

/// <summary>
/// The XXH64 hash (Yann Collet, xxHash specification 0.1.1), fed in pieces. It runs at the speed of memory and tells
/// changed bytes from unchanged ones; it is no defence against someone who wants a collision.
/// </summary>
sealed class XxHash64
{
    const ulong Prime1 = 11400714785074694791;
    const ulong Prime2 = 14029467366897019727;
    const ulong Prime3 = 1609587929392839161;
    const ulong Prime4 = 9650029242287828579;
    const ulong Prime5 = 2870177450012600261;
    const int StripeLength = 32;

    readonly byte[] pending = new byte[StripeLength];
    int pendingLength;
    ulong length;
    ulong lane1 = unchecked(Prime1 + Prime2);
    ulong lane2 = Prime2;
    ulong lane3;
    ulong lane4 = unchecked(0 - Prime1);

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = new XxHash64();
        hash.Append(bytes);
        return hash.Value;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        length += (ulong)bytes.Length;
        if (pendingLength > 0)
        {
            var taken = Math.Min(StripeLength - pendingLength, bytes.Length);
            bytes[..taken].CopyTo(pending.AsSpan(pendingLength));
            pendingLength += taken;
            bytes = bytes[taken..];
            if (pendingLength < StripeLength)
                return;
            Consume(pending);
            pendingLength = 0;
        }
        var whole = bytes.Length - bytes.Length % StripeLength;
        Consume(bytes[..whole]);
        bytes[whole..].CopyTo(pending);
        pendingLength = bytes.Length - whole;
    }

    public ulong Value
    {
        get
        {
            var hash = length < StripeLength ? Prime5
                : Merge(Merge(Merge(Merge(
                    BitOperations.RotateLeft(lane1, 1) + BitOperations.RotateLeft(lane2, 7)
                    + BitOperations.RotateLeft(lane3, 12) + BitOperations.RotateLeft(lane4, 18),
                    lane1), lane2), lane3), lane4);
            hash += length;
            var rest = pending.AsSpan(0, pendingLength);
            for (; rest.Length >= 8; rest = rest[8..])
                hash = BitOperations.RotateLeft(
                    hash ^ Round(0, BinaryPrimitives.ReadUInt64LittleEndian(rest)), 27) * Prime1 + Prime4;
            for (; rest.Length >= 4; rest = rest[4..])
                hash = BitOperations.RotateLeft(
                    hash ^ BinaryPrimitives.ReadUInt32LittleEndian(rest) * Prime1, 23) * Prime2 + Prime3;
            foreach (var last in rest)
                hash = BitOperations.RotateLeft(hash ^ last * Prime5, 11) * Prime1;
            hash = (hash ^ hash >> 33) * Prime2;
            hash = (hash ^ hash >> 29) * Prime3;
            return hash ^ hash >> 32;
        }
    }

    void Consume(ReadOnlySpan<byte> stripes)
    {
        var (a, b, c, d) = (lane1, lane2, lane3, lane4);
        for (; stripes.Length >= StripeLength; stripes = stripes[StripeLength..])
        {
            a = Round(a, BinaryPrimitives.ReadUInt64LittleEndian(stripes));
            b = Round(b, BinaryPrimitives.ReadUInt64LittleEndian(stripes[8..]));
            c = Round(c, BinaryPrimitives.ReadUInt64LittleEndian(stripes[16..]));
            d = Round(d, BinaryPrimitives.ReadUInt64LittleEndian(stripes[24..]));
        }
        (lane1, lane2, lane3, lane4) = (a, b, c, d);
    }

    static ulong Round(ulong lane, ulong word) => BitOperations.RotateLeft(lane + word * Prime2, 31) * Prime1;

    static ulong Merge(ulong hash, ulong lane) => (hash ^ Round(0, lane)) * Prime1 + Prime4;
}
