using System.Globalization;
using System.Text;

namespace Actors.Exchanges.Binance.Market;

/// <summary>Rewrites JSON text so that what is equal in it is equal byte by byte.</summary>
static class JsonEscapes
{
    /// <summary>
    /// Puts the letter in the place of each escape. Those stay that JSON cannot do without: of quotes, backslashes and
    /// control characters, and half a surrogate pair, which is no letter.
    /// </summary>
    /// <param name="text">JSON whose grammar was checked.</param>
    /// <param name="plain">At least as long as <paramref name="text"/>.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Resolve(ReadOnlySpan<byte> text, Span<byte> plain)
    {
        var written = 0;
        while (text.IndexOf((byte)'\\') is >= 0 and var at)
        {
            text[..at].CopyTo(plain[written..]);
            written += at;
            text = text[at..];
            var (length, letter) = Next(text);
            if (letter is { } rune)
                written += rune.EncodeToUtf8(plain[written..]);
            else
            {
                text[..length].CopyTo(plain[written..]);
                written += length;
            }
            text = text[length..];
        }
        text.CopyTo(plain[written..]);
        return written + text.Length;
    }

    /// <summary>How long the escape is that the text begins with, and its letter; null where it has to stay.</summary>
    static (int Length, Rune? Letter) Next(ReadOnlySpan<byte> text)
    {
        if (text[1] != 'u')
            return (2, text[1] == '/' ? new Rune('/') : null);
        var unit = Unit(text);
        if (char.IsHighSurrogate(unit) && text.Length >= 12 && text[6] == '\\' && text[7] == 'u' && Unit(text[6..]) is var low && char.IsLowSurrogate(low))
            return (12, new Rune(unit, low));
        return (6, unit is < ' ' or '"' or '\\' || !Rune.TryCreate(unit, out var rune) ? null : rune);
    }

    static char Unit(ReadOnlySpan<byte> escape) => (char)ushort.Parse(escape.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
