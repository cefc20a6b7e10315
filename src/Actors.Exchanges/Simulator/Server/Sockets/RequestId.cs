using System.Text.Json;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>The id that a client gives its request, which the answer echoes as it was written.</summary>
internal static class RequestId
{
    /// <param name="id">The JSON text of the id; null where there is none.</param>
    /// <returns>False for what cannot be an id.</returns>
    public static bool TryRead(JsonElement request, out string? id)
    {
        id = null;
        if (!request.TryGetProperty("id", out var value))
            return true;
        id = value.GetRawText();
        return value.ValueKind switch
        {
            JsonValueKind.Null => true,
            JsonValueKind.Number => value.TryGetInt64(out _),
            JsonValueKind.String => value.GetString() is { Length: <= 36 } text
                && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'),
            _ => false,
        };
    }
}
