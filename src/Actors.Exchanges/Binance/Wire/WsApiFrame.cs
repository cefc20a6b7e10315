using System.Globalization;
using System.Text.Json;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>
/// A frame of the WebSocket API: an answer to a request, or an event, be it wrapped as it is there, as on a combined stream
/// or not at all.
/// </summary>
/// <param name="Id">Of the request that is answered; null of an event.</param>
/// <param name="Error">Why the request was not carried out.</param>
/// <param name="Limits">What is used of the limits, where the answer says so.</param>
public sealed record WsApiFrame(string? Id, int Status, BinanceError? Error, UserEvent? Event, IReadOnlyList<WireRateLimit> Limits)
{
    /// <param name="receivedAt">The venue's time, to turn the instant of a retry into a delay.</param>
    /// <exception cref="WireException">It is neither.</exception>
    public static WsApiFrame Read(ReadOnlySpan<byte> frame, DateTimeOffset receivedAt)
    {
        var parts = WireJson.Read(frame, "a frame of the WebSocket API", Parts.Parse);
        if (parts.Event is null && parts.Status == 0)
            throw new WireException("a frame of the WebSocket API is neither an answer nor an event");
        BinanceError? error = null;
        if (parts.Code is { } code)
        {
            TimeSpan? wait = parts.RetryAfter is { } instant
                ? TimeSpan.FromMilliseconds(instant - receivedAt.ToUnixTimeMilliseconds())
                : null;
            error = new(parts.Status, code, parts.Text ?? "", wait);
        }
        return new(parts.Id, parts.Status, error, parts.Event, parts.Limits);
    }

    struct Parts
    {
        public string? Id;
        public int Status;
        public int? Code;
        public string? Text;
        public long? RetryAfter;
        public UserEvent? Event;
        public IReadOnlyList<WireRateLimit> Limits;

        public static Parts Parse(ref Utf8JsonReader json)
        {
            var parts = new Parts { Limits = [] };
            if (UserEvent.Is(json))
            {
                parts.Event = UserEvent.Parse(ref json);
                return parts;
            }
            json.Object();
            while (json.Field())
            {
                if (json.Is("id"u8)) parts.Id = IdOf(ref json.Value());
                else if (json.Is("status"u8)) parts.Status = json.Int();
                else if (json.Is("error"u8)) parts.ReadError(ref json.Value());
                else if (json.Is("event"u8)) parts.Event = UserEvent.Parse(ref json.Value());
                else if (json.Is("data"u8)) parts.Event = EventIn(ref json.Value()) ?? parts.Event;
                else if (json.Is("rateLimits"u8)) parts.Limits = json.Value().List(WireRateLimit.Parse);
                else json.Ignore();
            }
            return parts;
        }

        static UserEvent? EventIn(ref Utf8JsonReader json)
        {
            if (json.TokenType == JsonTokenType.StartObject && UserEvent.Is(json))
                return UserEvent.Parse(ref json);
            json.Skip();
            return null;
        }

        static string? IdOf(ref Utf8JsonReader json) => json.TokenType switch
        {
            JsonTokenType.String => json.GetString(),
            JsonTokenType.Number when json.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
            JsonTokenType.Null => null,
            _ => throw WireJson.Unexpected(ref json, "an id"),
        };

        void ReadError(ref Utf8JsonReader json)
        {
            json.Object();
            while (json.Field())
            {
                if (json.Is("code"u8)) Code = json.Int();
                else if (json.Is("msg"u8)) Text = json.TextOrNull();
                else if (json.Is("data"u8)) ReadRetry(ref json.Value());
                else json.Ignore();
            }
        }

        void ReadRetry(ref Utf8JsonReader json)
        {
            if (json.TokenType != JsonTokenType.StartObject)
            {
                json.Skip();
                return;
            }
            while (json.Field())
            {
                if (json.Is("retryAfter"u8)) RetryAfter = json.Long();
                else json.Ignore();
            }
        }
    }
}
