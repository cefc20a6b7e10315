using System.Globalization;
using System.Reflection;
using System.Text;

namespace Actors.Tests.Backends.Files.Trading;

/// <summary>Everything that a value holds as text: decimals and doubles by their bits, times by their ticks, every field of every record.</summary>
static class Exactly
{
    public static string Told(object? value)
    {
        var text = new StringBuilder();
        Tell(text, value);
        return text.ToString();
    }

    static void Tell(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case string words: text.Append('"').Append(words).Append('"'); break;
            case decimal number: text.AppendJoin('.', decimal.GetBits(number)); break;
            case double real: text.Append(CultureInfo.InvariantCulture, $"{BitConverter.DoubleToInt64Bits(real):x}"); break;
            case DateTimeOffset time: text.Append(CultureInfo.InvariantCulture, $"{time.Ticks}{time.Offset:c}"); break;
            case Enum or bool or int or long: text.Append(CultureInfo.InvariantCulture, $"{value}"); break;
            default: Fields(text, value); break;
        }
    }

    static void Fields(StringBuilder text, object value)
    {
        text.Append(value.GetType().Name).Append('(');
        for (var type = value.GetType(); type is not null && type != typeof(object) && type != typeof(ValueType); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                text.Append(field.Name).Append('=');
                Tell(text, field.GetValue(value));
                text.Append(' ');
            }
        }
        text.Append(')');
    }
}
