using System.Text.Json;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>A request that is answered with an error of the exchange.</summary>
/// <param name="code">The exchange's code, such as -1121.</param>
/// <param name="status">HTTP status, also the <c>status</c> of a WebSocket API answer.</param>
internal sealed class ApiException(int code, string message, int status = 400) : Exception(message)
{
    public int Code { get; } = code;
    public int Status { get; } = status;

    /// <summary>Writes the value of <c>data</c>, where the error has one.</summary>
    public Action<WireWriter>? Details { get; init; }

    /// <summary>When a limit lets requests through again; null for errors that waiting does not mend.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    public static ApiException Missing(string name) =>
        new(-1102, $"Mandatory parameter '{name}' was not sent, was empty/null, or malformed.");

    public static ApiException MissingEither(string one, string other) =>
        new(-1102, $"Param '{one}' or '{other}' must be sent, but both were empty/null!");

    public static ApiException IllegalCharacters(string name, string pattern) =>
        new(-1100, $"Illegal characters found in parameter '{name}'; legal range is '{pattern}'.");

    public static ApiException NotRequired(string name) => new(-1106, $"Parameter '{name}' sent when not required.");

    public static ApiException Invalid(string name) => new(-1130, $"Data sent for parameter '{name}' is not valid.");

    public static ApiException BadCombination() => new(-1128, "Combination of optional parameters invalid.");

    public static ApiException UnknownSymbol() => new(-1121, "Invalid symbol.");

    public static ApiException BadJson() => new(-1135, "Invalid JSON Request");

    public void Write(WireWriter to)
    {
        to.Json.WriteStartObject();
        to.Json.WriteNumber("code", Code);
        to.Json.WriteString("msg", Message);
        if (Details is { } details)
        {
            to.Json.WritePropertyName("data");
            details(to);
        }
        to.Json.WriteEndObject();
    }
}
