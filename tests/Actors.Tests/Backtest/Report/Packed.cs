using System.Buffers.Text;

namespace Actors.Tests.Backtest.Report;

/// <summary>Reads packed numbers back, as the page does.</summary>
static class Packed
{
    public static List<long> Read(string text) => [.. Codes(text).Select(Signed)];

    public static List<long?> ReadSparse(string text)
    {
        var last = 0L;
        return [.. Codes(text).Select(code => code == 0 ? (long?)null : last += Signed(code - 1))];
    }

    static long Signed(ulong code) => (long)(code >> 1) ^ -(long)(code & 1);

    static List<ulong> Codes(string text)
    {
        var codes = new List<ulong>();
        var (value, shift) = (0UL, 0);
        foreach (var one in Base64Url.DecodeFromChars(text))
        {
            value |= (ulong)(one & 127) << shift;
            shift += 7;
            if (one < 128)
            {
                codes.Add(value);
                (value, shift) = (0, 0);
            }
        }
        return codes;
    }
}
