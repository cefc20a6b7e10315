using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>Frames sent to the WebSocket API.</summary>
static class WsApiRequest
{
    public static byte[] Plain(string id, string method) => Frame(id, method, []);

    /// <summary>A signed request. The signature is over the sorted parameters as they are, not percent-encoded.</summary>
    public static byte[] Signed(
        string id, string method, BinanceCredentials key, long timestamp, TimeSpan recvWindow)
    {
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["apiKey"] = key.ApiKey,
            ["recvWindow"] = ((long)recvWindow.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
            ["timestamp"] = timestamp.ToString(CultureInfo.InvariantCulture),
        };
        var signature = key.Signer.Sign(Payload(parameters));
        return Frame(id, method, [.. parameters, new("signature", signature)]);
    }

    internal static byte[] Payload(SortedDictionary<string, string> parameters) =>
        Encoding.UTF8.GetBytes(string.Join('&', parameters.Select(p => $"{p.Key}={p.Value}")));

    static byte[] Frame(string id, string method, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("method", method);
        if (parameters.Count > 0)
        {
            json.WriteStartObject("params");
            foreach (var (name, value) in parameters)
            {
                if (name is "timestamp" or "recvWindow")
                    json.WriteNumber(name, long.Parse(value, CultureInfo.InvariantCulture));
                else
                    json.WriteString(name, value);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }
}
