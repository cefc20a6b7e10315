namespace Actors.Exchanges.Simulator.Server;

/// <summary>Query strings and form bodies.</summary>
internal static class FormText
{
    /// <summary>The decoded pairs. A name without <c>=</c> has an empty value.</summary>
    public static List<(string Name, string Value)> Pairs(ReadOnlySpan<char> text)
    {
        var pairs = new List<(string, string)>();
        foreach (var range in text.Split('&'))
        {
            var part = text[range];
            if (part.IsEmpty)
                continue;
            var equals = part.IndexOf('=');
            pairs.Add(equals < 0
                ? (Decode(part), "")
                : (Decode(part[..equals]), Decode(part[(equals + 1)..])));
        }
        return pairs;
    }

    /// <summary>The text exactly as sent but for its <c>signature</c> pair, which is what was signed.</summary>
    public static string WithoutSignature(string text)
    {
        if (!text.Contains("signature=", StringComparison.Ordinal))
            return text;
        return string.Join('&', text.Split('&').Where(part => !part.StartsWith("signature=", StringComparison.Ordinal)));
    }

    // Uri.UnescapeDataString leaves what is not an escape as it is, so no text of a client can break it.
    static string Decode(ReadOnlySpan<char> part) => Uri.UnescapeDataString(part.ToString().Replace('+', ' '));
}
