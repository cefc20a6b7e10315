using System.Text;
using Actors.Domain;

namespace Actors.Backends.Candles;

/// <summary>What a cache file says about its columns: of which sources they are, and how to read them.</summary>
/// <param name="Columns">Decimal places of open, high, low, close, volume; -1 for a column of whole decimals.</param>
sealed record CacheHeader(
    Timeframe Timeframe, GapPolicy OnGap, IReadOnlyList<SourceIdentity> Sources,
    DataCoverage Coverage, int Count, IReadOnlyList<int> Columns)
{
    public const int ColumnCount = 5;

    public byte[] ToBytes()
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Timeframe.Duration.Ticks);
        writer.Write((int)OnGap);
        writer.Write(Sources.Count);
        foreach (var source in Sources)
        {
            writer.Write(Path.GetFileName(source.Path));
            writer.Write(source.Length);
            writer.Write(source.Fingerprint);
            writer.Write(source.Sha256);
        }
        writer.Write(Coverage.First.UtcTicks);
        writer.Write(Coverage.Last.UtcTicks);
        writer.Write(Coverage.Expected);
        writer.Write(Coverage.Present);
        writer.Write(Coverage.Filled);
        writer.Write(Coverage.Gaps.Count);
        foreach (var gap in Coverage.Gaps)
        {
            writer.Write(gap.After.UtcTicks);
            writer.Write(gap.Missing);
        }
        writer.Write(Coverage.Repairs.Count);
        foreach (var repair in Coverage.Repairs)
            writer.Write(repair);
        writer.Write(Count);
        foreach (var scale in Columns)
            writer.Write(scale);
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>Null when the bytes are no header, which is only known for sure once the file's hash is checked.</summary>
    public static CacheHeader? Read(byte[] bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
            var header = new CacheHeader(
                Timeframe.Of(TimeSpan.FromTicks(reader.ReadInt64())), (GapPolicy)reader.ReadInt32(),
                ReadMany(reader, () => new SourceIdentity(
                    reader.ReadString(), reader.ReadInt64(), reader.ReadUInt64(), reader.ReadString())),
                ReadCoverage(reader), reader.ReadInt32(),
                [.. Enumerable.Range(0, ColumnCount).Select(_ => reader.ReadInt32())]);
            return header.Count >= 0 && header.Columns.All(scale => scale is >= -1 and <= 28) ? header : null;
        }
        catch (Exception error) when (error is IOException or FormatException or ArgumentException or DomainFault)
        {
            return null;
        }
    }

    static DataCoverage ReadCoverage(BinaryReader reader) => new(
        ReadTime(reader), ReadTime(reader), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(),
        ReadMany(reader, () => new CandleGap(ReadTime(reader), reader.ReadInt64())),
        ReadMany(reader, reader.ReadString));

    static DateTimeOffset ReadTime(BinaryReader reader) => new(reader.ReadInt64(), TimeSpan.Zero);

    static List<T> ReadMany<T>(BinaryReader reader, Func<T> read)
    {
        var all = new List<T>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            all.Add(read());
        return all;
    }
}
