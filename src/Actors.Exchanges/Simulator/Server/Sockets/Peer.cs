using System.Net.WebSockets;
using System.Threading.Channels;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>
/// A client at the other end of a WebSocket. What is sent to it waits in a queue of its own; a client that does not keep
/// up is cut off, so that nobody waits for it.
/// </summary>
internal sealed class Peer(WebSocket socket, Line? line, Faults faults, TimeProvider time, int queue) : IDisposable
{
    const int LargestMessage = 64 * 1024;

    readonly Channel<ReadOnlyMemory<byte>> outgoing = Channel.CreateBounded<ReadOnlyMemory<byte>>(
        new BoundedChannelOptions(queue) { SingleReader = true });
    readonly CancellationTokenSource over = new();
    readonly Lock gate = new();
    (WebSocketCloseStatus Status, string Why)? closing;
    ReadOnlyMemory<byte>? held;
    int cut;
    long sent;
    long taken;

    /// <summary>Frames that were put into its queue.</summary>
    public long Sent => Interlocked.Read(ref sent);

    /// <summary>Messages that were taken and answered.</summary>
    public long Taken => Interlocked.Read(ref taken);

    public bool IsCut => Volatile.Read(ref cut) == 1;

    public bool IsMute => line is { IsMute: true };

    /// <summary>Sends a text.</summary>
    public void Send(ReadOnlyMemory<byte> text)
    {
        Interlocked.Increment(ref sent);
        if (outgoing.Writer.TryWrite(text))
            return;
        Interlocked.Decrement(ref sent);
        if (closing is null)
            Cut();
    }

    /// <summary>Sends a text that a fault may strike.</summary>
    /// <param name="subject">What rules of faults match: the stream, or the kind of event.</param>
    public void Send(FaultTarget target, string subject, ReadOnlyMemory<byte> text)
    {
        var fault = faults.Strike(target, subject);
        lock (gate)
        {
            switch (fault?.Kind)
            {
                case null:
                    Send(text);
                    break;
                case FaultKind.Delay:
                    _ = SendLater(text, fault.By);
                    break;
                case FaultKind.Duplicate:
                    Send(text);
                    Send(text);
                    break;
                case FaultKind.Reorder when held is null:
                    held = text;
                    _ = ReleaseLater(fault.By);
                    return;
                case FaultKind.Reorder:
                    Send(text);
                    break;
                case FaultKind.Corrupt:
                    Send(text[..(text.Length / 2)]);
                    break;
                case FaultKind.Cut:
                    Cut();
                    break;
                case FaultKind.HalfOpen:
                    Mute();
                    break;
                default:
                    break;
            }
            Release();
        }
    }

    /// <summary>Tears the connection down; not on the caller's thread, who may hold the exchange's turn.</summary>
    public void Cut()
    {
        if (Interlocked.Exchange(ref cut, 1) == 0)
            _ = Task.Run(TearDown);
    }

    /// <summary>Leaves the connection open and says nothing more on it.</summary>
    public void Mute() => line?.Mute();

    /// <summary>Sends what waits, then says good-bye.</summary>
    public void Close(WebSocketCloseStatus status, string why)
    {
        lock (gate)
            closing ??= (status, why);
        outgoing.Writer.TryComplete();
    }

    /// <summary>Serves the client until either side ends the connection.</summary>
    /// <param name="told">Called with every message; the memory is good until it returns.</param>
    public async Task Run(Action<ReadOnlyMemory<byte>> told)
    {
        var sending = SendAll();
        try
        {
            await Receive(told);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // The client is gone, which needs no answer.
        }
        finally
        {
            outgoing.Writer.TryComplete();
            await sending;
        }
    }

    public void Dispose() => over.Dispose();

    async Task Receive(Action<ReadOnlyMemory<byte>> told)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                if (length == buffer.Length)
                    Array.Resize(ref buffer, 2 * buffer.Length);
                part = await socket.ReceiveAsync(buffer.AsMemory(length), over.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    Close(WebSocketCloseStatus.NormalClosure, "");
                    return;
                }
                length += part.Count;
                if (length > LargestMessage)
                {
                    Close(WebSocketCloseStatus.MessageTooBig, $"a message may have {LargestMessage} bytes");
                    return;
                }
            }
            while (!part.EndOfMessage);
            told(buffer.AsMemory(0, length));
            Interlocked.Increment(ref taken);
        }
    }

    async Task SendAll()
    {
        try
        {
            while (await outgoing.Reader.WaitToReadAsync(over.Token))
                while (outgoing.Reader.TryRead(out var text))
                    await socket.SendAsync(text, WebSocketMessageType.Text, endOfMessage: true, over.Token);
            var (status, why) = closing ?? (WebSocketCloseStatus.NormalClosure, "");
            await socket.CloseOutputAsync(status, why, over.Token);
            // A client that does not say good-bye too is not waited for.
            over.CancelAfter(TimeSpan.FromMilliseconds(500));
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            TearDown();
        }
    }

    void TearDown()
    {
        try
        {
            socket.Abort();
            over.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It had ended already.
        }
    }

    async Task SendLater(ReadOnlyMemory<byte> text, TimeSpan by)
    {
        if (await Elapsed(by))
            Send(text);
    }

    async Task ReleaseLater(TimeSpan by)
    {
        if (await Elapsed(by))
            lock (gate)
                Release();
    }

    async Task<bool> Elapsed(TimeSpan by)
    {
        try
        {
            await Task.Delay(by, time, over.Token);
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    void Release()
    {
        if (held is not { } text)
            return;
        held = null;
        Send(text);
    }
}
