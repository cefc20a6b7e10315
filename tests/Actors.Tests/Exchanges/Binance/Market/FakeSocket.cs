using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Actors.Tests.Exchanges.Binance.Market;

/// <summary>The client's end of a socket whose other end is the test: it grants what is subscribed and sends what it is told.</summary>
sealed class FakeSocket : WebSocket
{
    readonly Channel<byte[]> inbound = Channel.CreateUnbounded<byte[]>();
    readonly Lock gate = new();
    readonly HashSet<string> streams = new(StringComparer.Ordinal);
    byte[]? partial;
    int taken;
    volatile bool waiting;
    volatile bool frozen;
    volatile bool hasLeft;
    CancellationToken reading;
    WebSocketState state = WebSocketState.Open;

    /// <summary>What the client sent, in order.</summary>
    public List<string> Sent { get; } = [];

    /// <summary>When false, control frames are heard but not answered.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>True when the client has read all that was sent and waits for more, or has given the socket up.</summary>
    public bool IsIdle => hasLeft || (IsOpen && waiting && inbound.Reader.Count == 0 && !reading.IsCancellationRequested);

    public bool IsOpen => state == WebSocketState.Open;

    public bool Has(string stream)
    {
        lock (gate)
            return streams.Contains(stream);
    }

    public void Push(byte[] message)
    {
        if (!frozen)
            inbound.Writer.TryWrite(message);
    }

    public void Push(string message) => Push(Encoding.UTF8.GetBytes(message));

    /// <summary>Loses one stream without a word.</summary>
    public void Mute(string stream)
    {
        lock (gate)
            streams.Remove(stream);
    }

    /// <summary>Stays open, and neither says nor answers anything any more.</summary>
    public void Freeze() => frozen = true;

    /// <summary>Breaks the connection.</summary>
    public void Cut()
    {
        state = WebSocketState.Aborted;
        inbound.Writer.TryComplete(new WebSocketException(WebSocketError.ConnectionClosedPrematurely));
    }

    void Leave()
    {
        Cut();
        hasLeft = true;
    }

    public override async ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            reading = cancellationToken;
            waiting = true;
            partial ??= await inbound.Reader.ReadAsync(cancellationToken);
            waiting = false;
        }
        catch (ChannelClosedException e)
        {
            throw e.InnerException ?? new WebSocketException(WebSocketError.ConnectionClosedPrematurely);
        }
        var count = Math.Min(buffer.Length, partial.Length - taken);
        partial.AsMemory(taken, count).CopyTo(buffer);
        taken += count;
        var isEnd = taken == partial.Length;
        if (isEnd)
            (partial, taken) = (null, 0);
        return new(count, WebSocketMessageType.Text, isEnd);
    }

    public override ValueTask SendAsync(
        ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!IsOpen)
                throw new WebSocketException(WebSocketError.InvalidState);
            Sent.Add(Encoding.UTF8.GetString(buffer.Span));
            using var request = JsonDocument.Parse(buffer);
            var method = request.RootElement.GetProperty("method").GetString();
            if (method != "LIST_SUBSCRIPTIONS")
            {
                foreach (var stream in request.RootElement.GetProperty("params").EnumerateArray())
                {
                    if (method == "SUBSCRIBE")
                        streams.Add(stream.GetString()!);
                    else
                        streams.Remove(stream.GetString()!);
                }
            }
            if (Answers)
                Push($$"""{"result":null,"id":{{request.RootElement.GetProperty("id").GetInt64()}}}""");
        }
        return ValueTask.CompletedTask;
    }

    public override WebSocketCloseStatus? CloseStatus => null;
    public override string? CloseStatusDescription => null;
    public override WebSocketState State => state;
    public override string? SubProtocol => null;
    public override void Abort() => Leave();
    public override void Dispose() => Leave();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => CloseOutputAsync(closeStatus, statusDescription, cancellationToken);

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken)
    {
        Cut();
        return Task.CompletedTask;
    }

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        throw new NotSupportedException("the client reads into memory");

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync(buffer.AsMemory(), messageType, endOfMessage, cancellationToken).AsTask();
}
