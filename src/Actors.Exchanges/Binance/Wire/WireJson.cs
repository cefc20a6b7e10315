using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Actors.Exchanges.Binance.Market;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>Reads one value: begins at its first token and ends at its last.</summary>
public delegate T WireParser<T>(ref Utf8JsonReader json);

/// <summary>
/// How the venue's messages are read: field by field in whatever order they come. Fields that nobody asks for are passed
/// over without allocation.
/// </summary>
public static class WireJson
{
    /// <summary>Reads a whole message.</summary>
    /// <exception cref="WireException">It is not JSON, or not what was expected.</exception>
    public static T Read<T>(ReadOnlySpan<byte> message, string what, WireParser<T> parse)
    {
        var json = new Utf8JsonReader(message);
        try
        {
            json.Read();
            var value = parse(ref json);
            json.Read();                                        // anything after the value is a fault
            return value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or OverflowException
                                      or WireException)
        {
            throw new WireException(
                $"cannot read {what}: {e.Message} (at byte {json.TokenStartIndex} of '{Excerpt(message)}')", e);
        }
    }

    /// <summary>Enters an object.</summary>
    public static void Object(this ref Utf8JsonReader json) => Expect(ref json, JsonTokenType.StartObject, "an object");

    /// <summary>Enters an array.</summary>
    public static void Array(this ref Utf8JsonReader json) => Expect(ref json, JsonTokenType.StartArray, "an array");

    /// <summary>Moves to the next field of the object that has a value, as null is no other than absent; false at its end.</summary>
    public static bool Field(this ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var ahead = json;
            ahead.Read();
            if (ahead.TokenType != JsonTokenType.Null)
                return true;
            json = ahead;
        }
        return false;
    }

    /// <summary>Moves to the next element of the array; false at its end.</summary>
    public static bool Element(this ref Utf8JsonReader json) => json.Read() && json.TokenType != JsonTokenType.EndArray;

    /// <summary>True when the field or the string has this name. Case matters: <c>t</c> and <c>T</c> differ.</summary>
    public static bool Is(this ref Utf8JsonReader json, ReadOnlySpan<byte> name) => json.ValueTextEquals(name);

    /// <summary>The field's name where that is one ASCII letter, else 0.</summary>
    public static byte Letter(this ref Utf8JsonReader json)
    {
        var name = json.ValueSpan;
        if (!json.ValueIsEscaped)
            return name.Length == 1 ? name[0] : (byte)0;
        return name.Length == 6 && name.StartsWith("\\u00"u8)
            ? byte.Parse(name[4..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
            : (byte)0;
    }

    /// <summary>Passes over the value of the field.</summary>
    public static void Ignore(this ref Utf8JsonReader json) => json.Skip();

    /// <summary>Moves from a field's name to its value.</summary>
    public static ref Utf8JsonReader Value(this ref Utf8JsonReader json)
    {
        json.Read();
        return ref json;
    }

    public static string Text(this ref Utf8JsonReader json) => json.TextOrNull() ?? throw Unexpected(ref json, "a text");

    public static string? TextOrNull(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType is JsonTokenType.String or JsonTokenType.Null
            ? json.GetString()
            : throw Unexpected(ref json, "a text");
    }

    /// <summary>A whole number; some are recorded as a text.</summary>
    public static long Long(this ref Utf8JsonReader json)
    {
        json.Read();
        long value = 0;
        var read = json.TokenType switch
        {
            JsonTokenType.Number => json.TryGetInt64(out value),
            JsonTokenType.String when json.ValueIsEscaped => TryParse(Encoding.UTF8.GetBytes(json.GetString()!), out value),
            JsonTokenType.String => TryParse(json.ValueSpan, out value),
            _ => false,
        };
        return read ? value : throw Unexpected(ref json, "a whole number");
    }

    /// <summary>A moment in milliseconds, whether the venue counted those or microseconds.</summary>
    public static long Millis(this ref Utf8JsonReader json)
    {
        var value = json.Long();
        if (value >= WireNumber.FirstMicrosecond)
            value /= 1000;
        return value is >= -1 and <= 253_402_300_799_999 ? value : throw Unexpected(ref json, "a time in milliseconds");
    }

    public static int Int(this ref Utf8JsonReader json)
    {
        var value = json.Long();
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw Unexpected(ref json, "a number of 32 bits");
    }

    public static bool Bool(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => throw Unexpected(ref json, "true or false"),
        };
    }

    /// <summary>A number, which the venue writes as a text.</summary>
    public static decimal Decimal(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.DecimalHere();
    }

    public static decimal? DecimalOrNull(this ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.Null ? null : json.DecimalHere();
    }

    internal static decimal DecimalHere(this ref Utf8JsonReader json)
    {
        decimal value;
        var read = json.TokenType switch
        {
            JsonTokenType.String when json.ValueIsEscaped => TryParse(Encoding.UTF8.GetBytes(json.GetString()!), out value),
            JsonTokenType.String => TryParse(json.ValueSpan, out value),
            JsonTokenType.Number => json.TryGetDecimal(out value),
            _ => Missing(out value),
        };
        return read ? value : throw Unexpected(ref json, "a decimal number");
    }

    /// <summary>Elements of an array, each read by <paramref name="parse"/>.</summary>
    public static IReadOnlyList<T> List<T>(this ref Utf8JsonReader json, WireParser<T> parse)
    {
        json.Array();
        var list = new List<T>();
        while (json.Element())
            list.Add(parse(ref json));
        return list;
    }

    internal static WireException Lacks(string what, string field) => new($"{what} lacks the field '{field}'");

    internal static WireException Unexpected(ref Utf8JsonReader json, string expected) =>
        new($"expected {expected}, found {json.TokenType} '{Excerpt(json.ValueSpan)}'");

    static bool TryParse(ReadOnlySpan<byte> text, out long value) => Utf8Parser.TryParse(text, out value, out var used) && used == text.Length;

    static bool TryParse(ReadOnlySpan<byte> text, out decimal value) => Utf8Parser.TryParse(text, out value, out var used) && used == text.Length;

    static bool Missing(out decimal value)
    {
        value = 0;
        return false;
    }

    static void Expect(ref Utf8JsonReader json, JsonTokenType token, string what)
    {
        if (json.TokenType != token)
            throw Unexpected(ref json, what);
    }

    static string Excerpt(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 120)]) + (bytes.Length > 120 ? "…" : "");
}
