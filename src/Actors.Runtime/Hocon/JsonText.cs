using System.Globalization;
using System.Text;

namespace Actors.Runtime.Hocon;

/// <summary>Strings in JSON quotes, on one line and in valid Unicode.</summary>
static class JsonText
{
    public static void Append(StringBuilder to, string text)
    {
        to.Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '"': to.Append("\\\""); break;
                case '\\': to.Append("\\\\"); break;
                case '\n': to.Append("\\n"); break;
                case '\r': to.Append("\\r"); break;
                case '\t': to.Append("\\t"); break;
                case '\b': to.Append("\\b"); break;
                case '\f': to.Append("\\f"); break;
                default:
                    if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                        to.Append(c).Append(text[++i]);
                    else if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF')
                        to.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    else
                        to.Append(c);
                    break;
            }
        }
        to.Append('"');
    }
}
