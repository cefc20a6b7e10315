using System.Buffers.Text;

namespace Actors.Backtest.Report.Data;

/// <summary>
/// Whole numbers packed for the page: zigzag, seven bits a byte with the lowest first, then base64url. Small numbers
/// take one byte, so columns are written as differences. <c>decode.js</c> reads them back.
/// </summary>
public static class Varints
{
    public static string Encode(ReadOnlySpan<long> values)
    {
        var bytes = new List<byte>(values.Length * 2);
        foreach (var value in values)
            Add(bytes, Zigzag(value));
        return Text(bytes);
    }

    /// <summary>Each value as its difference to the known one before it, plus one in zigzag; 0 stands for null.</summary>
    public static string EncodeSparse(ReadOnlySpan<long?> values)
    {
        var bytes = new List<byte>(values.Length * 2);
        var last = 0L;
        foreach (var value in values)
        {
            Add(bytes, value is { } known ? Zigzag(known - last) + 1 : 0);
            last = value ?? last;
        }
        return Text(bytes);
    }

    /// <summary>Rising times as the first one, then pairs of step and how often it repeats.</summary>
    public static string EncodeTimes(ReadOnlySpan<long> times)
    {
        if (times.IsEmpty)
            return "";
        var runs = new List<long> { times[0] };
        for (var i = 1; i < times.Length; i++)
        {
            var step = times[i] - times[i - 1];
            if (runs.Count > 1 && runs[^2] == step)
                runs[^1]++;
            else
                runs.AddRange([step, 1]);
        }
        return Encode([.. runs]);
    }

    static ulong Zigzag(long value) => (ulong)(value << 1) ^ (ulong)(value >> 63);

    static void Add(List<byte> bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.Add((byte)(value | 0x80));
        bytes.Add((byte)value);
    }

    static string Text(List<byte> bytes) => Base64Url.EncodeToString([.. bytes]);
}
