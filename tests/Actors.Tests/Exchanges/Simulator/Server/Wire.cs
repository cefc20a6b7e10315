using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Actors.Tests.Exchanges.Simulator.Server;

/// <summary>A client's end of a WebSocket.</summary>
sealed class Wire : IAsyncDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    readonly ClientWebSocket socket = new();

    public static async Task<Wire> Open(string url)
    {
        var wire = new Wire();
        using var late = new CancellationTokenSource(Patience);
        await wire.socket.ConnectAsync(new Uri(url), late.Token);
        return wire;
    }

    public WebSocketState State => socket.State;
    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public async Task Send(string text)
    {
        using var late = new CancellationTokenSource(Patience);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, late.Token);
    }

    /// <summary>The next message; null when the connection ended, in whatever way.</summary>
    public async Task<string?> NextText()
    {
        using var late = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), late.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                    return null;
                length += part.Count;
                if (part.EndOfMessage)
                    return Encoding.UTF8.GetString(buffer, 0, length);
                if (length == buffer.Length)
                    Array.Resize(ref buffer, 2 * buffer.Length);
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }

    public async Task<JsonElement> Next()
    {
        var text = await NextText();
        text.ShouldNotBeNull("the connection ended");
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    /// <summary>The next message that is what the test waits for.</summary>
    public async Task<JsonElement> Next(Func<JsonElement, bool> wanted)
    {
        while (true)
            if (await Next() is var message && wanted(message))
                return message;
    }

    public async Task<JsonElement> Ask(string text)
    {
        await Send(text);
        return await Next(m => m.ValueKind == JsonValueKind.Object && (m.TryGetProperty("id", out _) || m.TryGetProperty("code", out _)));
    }

    /// <summary>Asks the WebSocket API for something, signed.</summary>
    public Task<JsonElement> AskSigned(SimulatedVenue venue, string method, params (string Name, string Value)[] parameters)
    {
        var all = parameters.Append(("apiKey", SimulatedVenue.Key)).Append(("timestamp", venue.Timestamp)).ToArray();
        var payload = string.Join('&', all.OrderBy(p => p.Item1, StringComparer.Ordinal).Select(p => $"{p.Item1}={p.Item2}"));
        var values = new JsonObject();
        foreach (var (name, value) in all)
            values.Add(name, name == "timestamp" ? JsonValue.Create(long.Parse(value)) : JsonValue.Create(value));
        values.Add("signature", SimulatedVenue.Sign(payload));
        return Ask(new JsonObject { ["id"] = "q1", ["method"] = method, ["params"] = values }.ToJsonString());
    }

    public async ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        await ValueTask.CompletedTask;
    }
}
