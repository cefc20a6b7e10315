using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Actors.Tests.Exchanges.Binance.Wire;

/// <summary>
/// Writes a message another way that means the same: its fields in another order, with white space and escapes, and with
/// fields that are newer than this code.
/// </summary>
sealed class Rewriter(Random chance)
{
    /// <summary>Values of every JSON type.</summary>
    public static readonly IReadOnlyList<string> Values =
    [
        "null", "true", "false", "0", "-12.5e3", "\"\"", "\"a\\\"\\u0062{\\/\"", "\"7\"", "[]", "[[null],{\"e\":\"x\"}]", "{}",
        "{\"e\":\"kline\",\"s\":1,\"zz\":[1,{\"k\":\"\\ud83d\\ude00\"}]}",
    ];

    static readonly string[] Names =
    [
        .. ForeignNames.Letters, "zz", "eRR", "", "two words", "quote\"\\", "\u0001", "名", "newer", "balance", "tickSize", "stepSize",
        "minQty", "maxQty", "minNotional", "maxNotional", "applyToMarket", "applyMinToMarket", "minTrailingBelowDelta",
    ];

    public byte[] Rewrite(byte[] message)
    {
        using var document = JsonDocument.Parse(message);
        var text = new StringBuilder();
        Write(document.RootElement, text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    void Write(JsonElement it, StringBuilder text)
    {
        Space(text);
        switch (it.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(it, text);
                break;
            case JsonValueKind.Array:
                WriteArray(it, text);
                break;
            case JsonValueKind.String:
                WriteText(it.GetString()!, text);
                break;
            default:
                text.Append(it.GetRawText());
                break;
        }
        Space(text);
    }

    void WriteObject(JsonElement it, StringBuilder text)
    {
        List<(string Name, Action Value)> fields = [.. it.EnumerateObject().Select(field => (field.Name, (Action)(() => Write(field.Value, text))))];
        foreach (var name in chance.GetItems(Names, chance.Next(4)).Distinct(StringComparer.Ordinal))
        {
            if (!ForeignNames.IsForeign(it, name))
                continue;
            var value = Values[chance.Next(Values.Count)];
            fields.Add((name, () => text.Append(value)));
        }
        var order = fields.ToArray();
        chance.Shuffle(order);
        text.Append('{');
        for (var i = 0; i < order.Length; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Space(text);
            WriteText(order[i].Name, text);
            Space(text);
            text.Append(':');
            order[i].Value();
        }
        text.Append('}');
    }

    void WriteArray(JsonElement it, StringBuilder text)
    {
        var isFirst = true;
        text.Append('[');
        foreach (var element in it.EnumerateArray())
        {
            text.Append(isFirst ? "" : ",");
            isFirst = false;
            Write(element, text);
        }
        text.Append(']');
    }

    void WriteText(string value, StringBuilder text)
    {
        var share = chance.Next(4) switch { 0 => 1.0, 1 => 0.2, _ => 0 };
        text.Append('"');
        foreach (var unit in value)
        {
            if (unit is '/' && share > 0)
                text.Append("\\/");
            else if (unit is < ' ' or '"' or '\\' || char.IsSurrogate(unit) || chance.NextDouble() < share)
                text.Append("\\u").Append(((int)unit).ToString(chance.Next(2) == 0 ? "x4" : "X4", CultureInfo.InvariantCulture));
            else
                text.Append(unit);
        }
        text.Append('"');
    }

    void Space(StringBuilder text)
    {
        if (chance.Next(8) == 0)
            text.Append(" \n\r\t"[chance.Next(4)]);
    }
}
