using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Actors.Domain;
using Microsoft.Win32.SafeHandles;

namespace Actors.Backends.Candles;

/// <summary>
/// The cache's file format, little-endian: magic, version, length of the header, header; the open times as ticks,
/// then open, high, low, close, volume as 64-bit mantissas (or 128-bit decimals); last the XXH64 of all before.
/// </summary>
static class CacheFile
{
    /// <summary>Raised with every change of the format or of what the reader makes of a source.</summary>
    public const int Version = 2;

    const ulong Magic = 0x0A53454C444E4143; // "CANDLES\n"
    const int PrefixLength = 16;
    const int LongestHeader = 1 << 24;
    const int SliceLength = 1 << 20;

    public static void Write(string path, CacheHeader header, CandleSeries candles)
    {
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.Write);
        var hash = new XxHash64();
        var at = 0L;
        var headerBytes = header.ToBytes();
        var prefix = new byte[PrefixLength];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(prefix.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(prefix.AsSpan(12), headerBytes.Length);
        Append(prefix);
        Append(headerBytes);
        Append(MemoryMarshal.AsBytes(candles.OpenTimes));
        foreach (var column in ColumnsOf(candles))
        {
            Append(column.Wide.IsEmpty
                ? MemoryMarshal.AsBytes(column.Mantissas)
                : MemoryMarshal.AsBytes<int>(column.Wide.ToArray().SelectMany(decimal.GetBits).ToArray()));
        }
        var trailer = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(trailer, hash.Value);
        Append(trailer);

        void Append(ReadOnlySpan<byte> bytes)
        {
            hash.Append(bytes);
            RandomAccess.Write(file, bytes, at);
            at += bytes.Length;
        }
    }

    /// <summary>The columns, if <paramref name="mismatch"/> finds nothing in the header and every byte is as it was written.</summary>
    /// <param name="fault">What keeps the file from being used.</param>
    public static (CacheHeader Header, CandleSeries Candles)? Read(
        string path, Series series, Func<CacheHeader, string?> mismatch, out string fault)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(file);
        var hash = new XxHash64();
        var prefix = new byte[PrefixLength];
        fault = "it is no cache of this version";
        if (!TryFill(file, prefix, 0, hash) || BinaryPrimitives.ReadUInt64LittleEndian(prefix) != Magic
            || BinaryPrimitives.ReadInt32LittleEndian(prefix.AsSpan(8)) != Version)
            return null;
        fault = "it is damaged";
        var headerLength = BinaryPrimitives.ReadInt32LittleEndian(prefix.AsSpan(12));
        if (headerLength is < 0 or > LongestHeader || headerLength > length)
            return null;
        var headerBytes = new byte[headerLength];
        if (!TryFill(file, headerBytes, PrefixLength, hash) || CacheHeader.Read(headerBytes) is not { } header)
            return null;
        var payload = (long)header.Count * (sizeof(long) + header.Columns.Sum(scale => scale < 0 ? sizeof(decimal) : sizeof(long)));
        if (length != PrefixLength + headerLength + payload + sizeof(ulong))
            return null;
        if (mismatch(header) is { } reason)
        {
            fault = reason;
            return null;
        }
        var candles = ReadColumns(file, PrefixLength + headerLength, header, series, hash);
        return candles is null ? null : (header, candles);
    }

    public static IReadOnlyList<DecimalColumn> ColumnsOf(CandleSeries candles) =>
        [candles.Open, candles.High, candles.Low, candles.Close, candles.Volume];

    static CandleSeries? ReadColumns(SafeFileHandle file, long at, CacheHeader header, Series series, XxHash64 hash)
    {
        var times = GC.AllocateUninitializedArray<long>(header.Count);
        if (!TryTake(MemoryMarshal.AsBytes(times.AsSpan())))
            return null;
        var mantissas = new long[CacheHeader.ColumnCount][];
        for (var i = 0; i < mantissas.Length; i++)
        {
            mantissas[i] = GC.AllocateUninitializedArray<long>(header.Columns[i] < 0 ? 2 * header.Count : header.Count);
            if (!TryTake(MemoryMarshal.AsBytes(mantissas[i].AsSpan())))
                return null;
        }
        var sum = hash.Value;
        var trailer = new byte[sizeof(ulong)];
        if (!TryFill(file, trailer, at, hash) || BinaryPrimitives.ReadUInt64LittleEndian(trailer) != sum)
            return null;
        var columns = mantissas.Select((column, i) => header.Columns[i] < 0
            ? new DecimalColumn(MemoryMarshal.Cast<long, int>(column).ToArray().Chunk(4).Select(bits => new decimal(bits)).ToArray())
            : new DecimalColumn(column, (byte)header.Columns[i])).ToArray();
        return new(series, times, columns[0], columns[1], columns[2], columns[3], columns[4]);

        bool TryTake(Span<byte> bytes)
        {
            at += bytes.Length;
            return TryFill(file, bytes, at - bytes.Length, hash);
        }
    }

    // Slice by slice, so that the hash finds the bytes in the processor's cache.
    static bool TryFill(SafeFileHandle file, Span<byte> bytes, long at, XxHash64 hash)
    {
        while (!bytes.IsEmpty)
        {
            var read = RandomAccess.Read(file, bytes[..Math.Min(SliceLength, bytes.Length)], at);
            if (read == 0)
                return false;
            hash.Append(bytes[..read]);
            bytes = bytes[read..];
            at += read;
        }
        return true;
    }
}
