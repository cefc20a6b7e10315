using System.Diagnostics;
using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Actors.Benchmarks.Load;

/// <summary>A socket that notes when each frame was there, and how many there were.</summary>
sealed class CountingSocket(WebSocket inner) : WebSocket, IValueTaskSource<ValueWebSocketReceiveResult>
{
    [ThreadStatic]
    static long arrived;

    static long frames;
    static long bytes;

    ValueTaskAwaiter<ValueWebSocketReceiveResult> receiving;
    Action<object?>? goOn;
    object? goOnWith;
    long there;

    public static long Frames => Volatile.Read(ref frames);
    public static long Bytes => Volatile.Read(ref bytes);

    /// <summary>When the frame was there that this thread deals with, in stopwatch ticks; 0 where it deals with none.</summary>
    public static long Arrived => arrived;

    public static async ValueTask<WebSocket> Open(Uri address, CancellationToken stop)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, stop);
        return new CountingSocket(socket);
    }

    /// <summary>Its own source, so that the time is noted on the very thread that goes on with the frame.</summary>
    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        (arrived, there) = (0, 0);
        receiving = inner.ReceiveAsync(buffer, cancellationToken).GetAwaiter();
        return new(this, 0);
    }

    public ValueTaskSourceStatus GetStatus(short token) =>
        receiving.IsCompleted ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        (goOn, goOnWith) = (continuation, state);
        receiving.UnsafeOnCompleted(Completed);
    }

    public ValueWebSocketReceiveResult GetResult(short token)
    {
        var got = receiving.GetResult();
        arrived = there != 0 ? there : Stopwatch.GetTimestamp();
        Interlocked.Add(ref bytes, got.Count);
        if (got.EndOfMessage)
            Interlocked.Increment(ref frames);
        return got;
    }

    void Completed()
    {
        there = Stopwatch.GetTimestamp();
        goOn!(goOnWith);
    }

    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken);

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken);

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
        inner.ReceiveAsync(buffer, cancellationToken);

    public override WebSocketCloseStatus? CloseStatus => inner.CloseStatus;
    public override string? CloseStatusDescription => inner.CloseStatusDescription;
    public override WebSocketState State => inner.State;
    public override string? SubProtocol => inner.SubProtocol;
    public override void Abort() => inner.Abort();
    public override void Dispose() => inner.Dispose();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseAsync(closeStatus, statusDescription, cancellationToken);

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
        inner.CloseOutputAsync(closeStatus, statusDescription, cancellationToken);
}
