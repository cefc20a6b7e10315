using System.Text;

namespace Actors.Domain;

/// <summary>
/// Makes the client order ids of one strategy on one account: <c>BTCUSDT-28a0p3k-1f9q2zt-1</c> is symbol, open time
/// of the candle in minutes or seconds (base 36), a digest of account and strategy key, and the signal's number
/// within its candle. The digest keeps long names within the venue's 36 characters.
/// </summary>
public sealed class OrderIds(string account, StrategyKey key)
{
    const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

    readonly string symbol = Readable(key.Symbol.Name);
    readonly string digest = Base36(Digest($"{account}|{key.Series}|{key.Strategy}") % 78_364_164_096UL, 7);

    /// <summary>The id of the <paramref name="number"/>th signal of the candle that opened at <paramref name="openTime"/>.</summary>
    public ClientOrderId Of(DateTimeOffset openTime, int number)
    {
        Span<char> seconds = stackalloc char[7];
        Base36((ulong)openTime.ToUnixTimeSeconds(), seconds);
        return new($"{symbol}-{seconds}-{digest}-{number}");
    }

    static string Readable(string name)
    {
        var letters = name.Replace("/", "", StringComparison.Ordinal);
        return letters.Length <= 12 ? letters : letters[..12];
    }

    static string Base36(ulong value, int width)
    {
        Span<char> text = stackalloc char[width];
        Base36(value, text);
        return new(text);
    }

    static void Base36(ulong value, Span<char> text)
    {
        for (var i = text.Length - 1; i >= 0; i--, value /= 36)
            text[i] = Digits[(int)(value % 36)];
    }

    // FNV-1a, 64 bits: stable between processes and machines, which string.GetHashCode is not.
    static ulong Digest(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var one in Encoding.UTF8.GetBytes(text))
            hash = unchecked((hash ^ one) * 1099511628211UL);
        return hash;
    }
}
