using System.Globalization;

namespace Actors.Runtime.Hocon;

/// <summary>The character classes of HOCON. Only <c>\n</c> ends a line.</summary>
static class Characters
{
    const string Reserved = "$\"{}[]:=,+#`^?!@*&\\";

    public static bool IsReserved(char c) => Reserved.Contains(c, StringComparison.Ordinal);

    public static bool IsSpace(char c) => c switch
    {
        ' ' or '\t' or '\r' or '\v' or '\f' => true,
        '\n' => false,
        < '\u0080' => c is >= '\u001C' and <= '\u001F',
        '\uFEFF' => true,
        _ => char.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };

    public static bool IsNumberStart(char c) => c is '-' or (>= '0' and <= '9');

    public static bool IsNumberPart(char c) => c is (>= '0' and <= '9') or '.' or 'e' or 'E' or '+' or '-';
}
