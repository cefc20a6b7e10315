using System.Text.Json;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>One WebSocket API connection: its requests, one after the other, and the user data it hears.</summary>
internal sealed class ApiSession(Peer peer, string ip, Dispatcher dispatcher, Catalogue catalogue, ApiContext context, Engine engine)
    : Session(peer, ip)
{
    public long Since { get; } = engine.Clock().ToUnixTimeMilliseconds();

    /// <summary>Answers tell the limits, unless a request says otherwise.</summary>
    public bool ReturnRateLimits { get; init; } = true;

    /// <summary>The accounts that it hears of, by subscription. Used inside the exchange's turn only.</summary>
    public SortedDictionary<int, string> Accounts { get; } = [];

    public int NextSubscription { get; set; }

    public override void Told(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var json = JsonDocument.Parse(message);
            Answer(json.RootElement);
        }
        // Half of a surrogate pair, written as an escape, is JSON but no text.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            Refuse(null, ApiException.BadJson());
        }
    }

    public override void Announce()
    {
        using var to = new WireWriter(Micros);
        to.Json.WriteStartObject();
        to.Json.WritePropertyName("event");
        StreamJson.ServerShutdown(to, engine.Clock().ToUnixTimeMilliseconds());
        to.Json.WriteEndObject();
        Peer.Send(to.Take());
    }

    public override void End() => engine.Do(_ =>
    {
        foreach (var account in Accounts.Values)
            context.Users.Remove(account, this);
        return true;
    });

    void Answer(JsonElement request)
    {
        string? id = null;
        try
        {
            if (request.ValueKind != JsonValueKind.Object)
                throw ApiException.BadJson();
            if (!RequestId.TryRead(request, out id))
            {
                id = null;
                throw new ApiException(-1135, "Invalid JSON Request: `id` must be an integer of 64 bits, "
                    + "a string of ^[a-zA-Z0-9-_]{1,36}$, or null");
            }
            if (!request.TryGetProperty("method", out var method) || method.ValueKind != JsonValueKind.String)
                throw ApiException.Missing("method");
            var parameters = request.TryGetProperty("params", out var values) && values.ValueKind != JsonValueKind.Null
                ? values.ValueKind == JsonValueKind.Object ? Parameters.OfJson(values)
                    : throw new ApiException(-1135, "Invalid JSON Request: `params` must be an object")
                : new Parameters();
            Answer(id, method.GetString()!, parameters);
        }
        catch (ApiException e)
        {
            Refuse(id, e);
        }
    }

    void Answer(string? id, string method, Parameters parameters)
    {
        if (catalogue.ByMethod(method) is not { } endpoint)
            throw new ApiException(-1020, "This operation is not supported.");
        var limits = parameters.Flag("returnRateLimits") ?? ReturnRateLimits;
        var answer = dispatcher.Answer(new(endpoint, parameters, SignedRequest.OfSocket(parameters), Ip)
        {
            Session = this,
            Micros = Micros,
        });
        switch (answer.Fault)
        {
            case FaultKind.Cut:
                Peer.Cut();
                break;
            case FaultKind.HalfOpen:
                Peer.Mute();
                break;
            default:
                Peer.Send(Envelope(id, answer, limits));
                break;
        }
    }

    // It did not come as far as its endpoint, but counts.
    void Refuse(string? id, ApiException wrong)
    {
        var error = context.Limiter.AdmitWrong(Ip, wrong, rest: false);
        using var to = new WireWriter();
        error.Write(to);
        Peer.Send(Envelope(id, new(error.Status, to.Take(), error, null, null), ReturnRateLimits));
    }

    byte[] Envelope(string? id, ApiAnswer answer, bool limits)
    {
        using var to = new WireWriter(Micros);
        var json = to.Json;
        json.WriteStartObject();
        json.WritePropertyName("id");
        json.WriteRawValue(id ?? "null", skipInputValidation: true);
        json.WriteNumber("status", answer.Status);
        json.WritePropertyName(answer.Error is null ? "result" : "error");
        if (answer.Error is { RetryAt: { } retry } error)
            RetryLater(to, error, retry);
        else
            json.WriteRawValue(answer.Body, skipInputValidation: true);
        if (limits)
        {
            var (weight, tenSeconds, day) = context.Limiter.Counts(Ip, answer.Account);
            json.WriteStartArray("rateLimits");
            if (answer.Account is not null)
                LimitJson.Orders(to, context.Options.Limits, tenSeconds, day);
            LimitJson.Weight(to, context.Options.Limits, weight);
            json.WriteEndArray();
        }
        json.WriteEndObject();
        return to.Take();
    }

    // Here the time to retry is a moment, where REST tells seconds.
    void RetryLater(WireWriter to, ApiException error, DateTimeOffset retry)
    {
        to.Json.WriteStartObject();
        to.Json.WriteNumber("code", error.Code);
        to.Json.WriteString("msg", error.Message);
        to.Json.WriteStartObject("data");
        to.Time("serverTime", context.ServerTime);
        to.Time("retryAfter", (retry + context.Skew.By).ToUnixTimeMilliseconds());
        to.Json.WriteEndObject();
        to.Json.WriteEndObject();
    }
}
