using System.Text;
using System.Text.Json;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>What a client may ask on a market connection.</summary>
internal interface IControlled
{
    bool Combined { get; set; }
    IReadOnlyList<string> Subscriptions { get; }

    /// <summary>Answers whether there are not too many now.</summary>
    bool Subscribe(IReadOnlyList<StreamName> streams);

    void Unsubscribe(IReadOnlyList<string> streams);
}

/// <summary>The control frames of market connections: JSON in, JSON out. No text makes it throw.</summary>
internal static class ControlFrames
{
    const string Methods = "`SUBSCRIBE`, `UNSUBSCRIBE`, `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`";

    /// <summary>The answer to a frame; null when the connection has to be closed for too many streams.</summary>
    public static byte[]? Answer(ReadOnlyMemory<byte> frame, IControlled connection)
    {
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(frame);
        }
        catch (JsonException e)
        {
            return Error(3, $"Invalid JSON: unexpected text at line {e.LineNumber + 1} column {e.BytePositionInLine + 1}", null);
        }
        using (json)
            return Answer(json.RootElement, connection);
    }

    static byte[]? Answer(JsonElement request, IControlled connection)
    {
        if (request.ValueKind != JsonValueKind.Object)
            return Error(2, "Invalid request: expected an object", null);
        if (!RequestId.TryRead(request, out var id))
            return Error(2, "Invalid request: request ID must be an integer of 64 bits, "
                + "an alphanumeric string of at most 36 characters, or null", null);
        if (!request.TryGetProperty("method", out var method))
            return Error(2, "Invalid request: missing field `method`", id);
        if (method.ValueKind != JsonValueKind.String)
            return Error(2, "Invalid request: `method` must be a string", id);
        var hasParams = request.TryGetProperty("params", out var parameters) && parameters.ValueKind != JsonValueKind.Null;
        if (hasParams && parameters.ValueKind != JsonValueKind.Array)
            return Error(2, "Invalid request: `params` must be an array", id);
        JsonElement[] values = hasParams ? [.. parameters.EnumerateArray()] : [];
        return method.GetString() switch
        {
            "SUBSCRIBE" => Subscribe(values, id, connection),
            "UNSUBSCRIBE" => Unsubscribe(values, id, connection),
            "LIST_SUBSCRIPTIONS" when values.Length > 0 => Error(2, "Invalid request: too many parameters", id),
            "LIST_SUBSCRIPTIONS" => Result(id, to =>
            {
                to.Json.WriteStartArray();
                foreach (var stream in connection.Subscriptions)
                    to.Json.WriteStringValue(stream);
                to.Json.WriteEndArray();
            }),
            "SET_PROPERTY" => SetProperty(values, id, connection),
            "GET_PROPERTY" => GetProperty(values, id, connection),
            var other => Error(2, $"Invalid request: unknown variant `{other}`, expected one of {Methods}", id),
        };
    }

    static byte[]? Subscribe(JsonElement[] values, string? id, IControlled connection)
    {
        var streams = new List<StreamName>();
        foreach (var value in values)
        {
            if (value.ValueKind != JsonValueKind.String)
                return Error(1, "Invalid value type: expected String", id);
            if (StreamName.Parse(value.GetString()!) is not { } stream)
                return Error(2, $"Invalid request: unknown stream `{value.GetString()}`", id);
            streams.Add(stream);
        }
        if (streams.Count == 0)
            return Error(2, "Invalid request: `params` must name at least one stream", id);
        return connection.Subscribe(streams) ? Done(id) : null;
    }

    static byte[] Unsubscribe(JsonElement[] values, string? id, IControlled connection)
    {
        if (Array.Exists(values, v => v.ValueKind != JsonValueKind.String))
            return Error(1, "Invalid value type: expected String", id);
        if (values.Length == 0)
            return Error(2, "Invalid request: `params` must name at least one stream", id);
        connection.Unsubscribe([.. values.Select(v => v.GetString()!)]);
        return Done(id);
    }

    static byte[] SetProperty(JsonElement[] values, string? id, IControlled connection)
    {
        if (Property(values, 2, id) is { } error)
            return error;
        if (values[1].ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            return Error(1, "Invalid value type: expected Boolean", id);
        connection.Combined = values[1].GetBoolean();
        return Done(id);
    }

    static byte[] GetProperty(JsonElement[] values, string? id, IControlled connection) =>
        Property(values, 1, id) ?? Result(id, to => to.Json.WriteBooleanValue(connection.Combined));

    static byte[]? Property(JsonElement[] values, int count, string? id) => values switch
    {
        _ when values.Length > count => Error(2, "Invalid request: too many parameters", id),
        [] => Error(2, "Invalid request: missing property name", id),
        [{ ValueKind: not JsonValueKind.String }, ..] => Error(2, "Invalid request: property name must be a string", id),
        _ when values[0].GetString() != "combined" => Error(0, "Unknown property", id),
        _ when values.Length < count => Error(1, "Invalid value type: expected Boolean", id),
        _ => null,
    };

    static byte[] Done(string? id) => Result(id, to => to.Json.WriteNullValue());

    static byte[] Result(string? id, Action<WireWriter> result)
    {
        using var to = new WireWriter();
        to.Json.WriteStartObject();
        to.Json.WritePropertyName("result");
        result(to);
        to.Json.WritePropertyName("id");
        to.Json.WriteRawValue(id ?? "null", skipInputValidation: true);
        to.Json.WriteEndObject();
        return to.Take();
    }

    static byte[] Error(int code, string message, string? id)
    {
        using var to = new WireWriter();
        to.Json.WriteStartObject();
        to.Json.WriteNumber("code", code);
        to.Json.WriteString("msg", message);
        if (id is not null)
        {
            to.Json.WritePropertyName("id");
            to.Json.WriteRawValue(id, skipInputValidation: true);
        }
        to.Json.WriteEndObject();
        return to.Take();
    }
}
