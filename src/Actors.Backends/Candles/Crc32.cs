namespace Actors.Backends.Candles;

/// <summary>The CRC-32 of ZIP files (ISO 3309, reflected polynomial EDB88320), four bytes at a time.</summary>
sealed class Crc32
{
    static readonly uint[][] Tables = MakeTables();

    uint state = uint.MaxValue;

    public uint Value => ~state;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        var (zero, one, two, three) = (Tables[0], Tables[1], Tables[2], Tables[3]);
        var crc = state;
        for (; bytes.Length >= 4; bytes = bytes[4..])
        {
            crc ^= System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            crc = three[crc & 0xFF] ^ two[crc >> 8 & 0xFF] ^ one[crc >> 16 & 0xFF] ^ zero[crc >> 24];
        }
        foreach (var last in bytes)
            crc = zero[(crc ^ last) & 0xFF] ^ crc >> 8;
        state = crc;
    }

    static uint[][] MakeTables()
    {
        var tables = Enumerable.Range(0, 4).Select(_ => new uint[256]).ToArray();
        for (uint i = 0; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
            tables[0][i] = crc;
        }
        for (var table = 1; table < 4; table++)
            for (var i = 0; i < 256; i++)
                tables[table][i] = tables[table - 1][i] >> 8 ^ tables[0][tables[table - 1][i] & 0xFF];
        return tables;
    }
}
