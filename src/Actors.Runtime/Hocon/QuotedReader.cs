using System.Globalization;
using System.Text;

namespace Actors.Runtime.Hocon;

/// <summary>Reads the rest of a string after its opening quote, by the rules of JSON.</summary>
readonly ref struct QuotedReader(ReadOnlySpan<char> text)
{
    public sealed record Problem(string Found, string Expected);

    readonly ReadOnlySpan<char> text = text;

    /// <param name="length">Characters up to and with the closing quote, or up to the problem.</param>
    /// <param name="problem">Null when the string is well formed.</param>
    public string Read(out int length, out Problem? problem)
    {
        problem = null;
        length = text.IndexOfAny('"', '\\', '\n');
        if (length >= 0 && text[length] == '"' && !HasControl(text[..length]))
            return text[..length++].ToString();
        var value = new StringBuilder();
        for (length = 0; length < text.Length; length++)
        {
            var c = text[length];
            if (c == '"')
            {
                length++;
                return value.ToString();
            }
            if (c == '\\')
            {
                problem = Escape(value, ref length);
                if (problem is not null)
                    return "";
            }
            else if (c < ' ')
            {
                problem = new Problem(
                    c == '\n' ? "the end of the line inside a string" : $"control character U+{(int)c:X4} inside a string",
                    "a closing ‘\"’ or an escape such as \\n; \"\"\" quotes span lines");
                return "";
            }
            else
            {
                value.Append(c);
            }
        }
        problem = new Problem("the end of the input inside a string", "a closing ‘\"’");
        return "";
    }

    /// <summary>Leaves <paramref name="at"/> on the last character of the escape.</summary>
    Problem? Escape(StringBuilder value, ref int at)
    {
        const string Expected = "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX";
        if (at + 1 == text.Length)
            return new Problem("the end of the input after ‘\\’", Expected);
        var c = text[at + 1];
        if (c == 'u')
        {
            if (at + 6 > text.Length || !ushort.TryParse(
                    text.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
                return new Problem("a ‘\\u’ escape without four hexadecimal digits", Expected);
            value.Append((char)unit);
            at += 5;
            return null;
        }
        if (c is '"' or '\\' or '/')
            value.Append(c);
        else if ("bfnrt".IndexOf(c, StringComparison.Ordinal) is >= 0 and var known)
            value.Append("\b\f\n\r\t"[known]);
        else
            return new Problem($"escape ‘\\{(c < ' ' ? '?' : c)}’", Expected);
        at++;
        return null;
    }

    static bool HasControl(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\0', '\u001F') >= 0;
}
