using System.Net.WebSockets;

namespace Actors.Tests.Live;

/// <summary>A socket whose frames come by the wire: read as they arrive, told when they are let in. Used on one thread but for its reader.</summary>
sealed class WireSocket : WebSocket
{
    readonly ClientWebSocket socket;
    readonly Wire wire;
    readonly WireKind kind;
    readonly Queue<Frame> told = new();
    (Memory<byte> Into, TaskCompletionSource<ValueWebSocketReceiveResult> Told)? waiting;
    CancellationTokenRegistration givingUp;
    DateTimeOffset due;
    bool hasLeft;

    public WireSocket(ClientWebSocket socket, long number, WireKind kind, Wire wire) =>
        (this.socket, Number, this.kind, this.wire) = (socket, number, kind, wire);

    /// <summary>Of all that were ever opened.</summary>
    public long Number { get; }

    /// <summary>The exchange says nothing more on it.</summary>
    public bool IsMute { get; set; }

    /// <summary>It ended without a good-bye.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Frames that have arrived, told or not; the wire counts them.</summary>
    public long Received { get; set; }

    public long Sent { get; private set; }

    public override WebSocketCloseStatus? CloseStatus => socket.CloseStatus;
    public override string? CloseStatusDescription => socket.CloseStatusDescription;
    public override WebSocketState State => socket.State;
    public override string? SubProtocol => socket.SubProtocol;

    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (told.Count > 0)
            return new(Take(buffer));
        var next = new TaskCompletionSource<ValueWebSocketReceiveResult>();
        waiting = (buffer, next);
        givingUp = cancellationToken.Register(() =>
        {
            waiting = null;
            next.TrySetCanceled(cancellationToken);
        });
        return new(next.Task);
    }

    /// <summary>Counted before it goes, so that an answer is never early.</summary>
    public override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
    {
        var text = buffer.ToArray();
        return new(wire.Send(kind, () =>
        {
            if (hasLeft || IsBroken)
                return Task.FromException<bool>(new WebSocketException("the connection was cut"));
            if (IsMute)
                return Task.FromResult(true);
            Sent++;
            return Task.Run(async () =>
            {
                await socket.SendAsync(text, messageType, endOfMessage, CancellationToken.None);
                return true;
            }, CancellationToken.None);
        }, cancellationToken));
    }

    public override void Abort()
    {
        Leave();
        socket.Abort();
    }

    public override void Dispose()
    {
        Leave();
        socket.Dispose();
    }

    public override string ToString() => $"{Number}: {Received} received, {Sent} sent{(IsMute ? ", mute" : "")}";

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw Unused();

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) =>
        SendAsync((ReadOnlyMemory<byte>)buffer, messageType, endOfMessage, cancellationToken).AsTask();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw Unused();

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw Unused();

    static NotSupportedException Unused() => new("the client does not use this");

    void Leave()
    {
        if (hasLeft)
            return;
        hasLeft = true;
        wire.Left(this);
    }

    public void Begin() => _ = Task.Run(Read);

    async Task Read()
    {
        var buffer = new byte[64 * 1024];
        var filled = 0;
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None);
                filled += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    Come(new(part.MessageType, [], null));
                    socket.Abort();
                    return;
                }
                if (part.EndOfMessage)
                {
                    Come(new(part.MessageType, buffer[..filled], null));
                    filled = 0;
                }
                else if (filled == buffer.Length)
                {
                    Array.Resize(ref buffer, 2 * buffer.Length);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException or IOException)
        {
            // In which of its ways it breaks is chance.
            Come(new(WebSocketMessageType.Close, [], new WebSocketException("the connection was cut", e)));
        }
    }

    void Come(Frame frame) => wire.Come(this, kind, frame.Kind == WebSocketMessageType.Close, frame.Fault is not null, () =>
    {
        if (wire.Lag is not { } lag)
        {
            Tell(frame);
            return;
        }
        // None overtakes the one before it.
        var now = lag.Now;
        var own = now + lag.Draw();
        due = own > due ? own : due;
        lag.After(due - now, () => Tell(frame));
    });

    void Tell(Frame frame)
    {
        told.Enqueue(frame);
        if (waiting is not { } one)
            return;
        waiting = null;
        givingUp.Dispose();
        try
        {
            one.Told.TrySetResult(Take(one.Into));
        }
        catch (WebSocketException e)
        {
            one.Told.TrySetException(e);
        }
    }

    ValueWebSocketReceiveResult Take(Memory<byte> into)
    {
        var frame = told.Peek();
        if (frame.Fault is not null)
            throw new WebSocketException(frame.Fault.Message, frame.Fault);
        var count = Math.Min(into.Length, frame.Text.Length - frame.Taken);
        frame.Text.AsMemory(frame.Taken, count).CopyTo(into);
        frame.Taken += count;
        var isWhole = frame.Taken == frame.Text.Length;
        if (isWhole)
            told.Dequeue();
        return new(count, frame.Kind, isWhole);
    }

    sealed record Frame(WebSocketMessageType Kind, byte[] Text, Exception? Fault)
    {
        public int Taken { get; set; }
    }
}
