using System.Net.WebSockets;
using System.Threading.Channels;

namespace Actors.Exchanges.Binance.Market;

/// <summary>
/// One socket from its opening to its end: subscribes in paced batches, reads frames, probes when it is quiet. Whatever
/// goes wrong ends it; it never opens another.
/// </summary>
sealed class StreamLink : IAsyncDisposable
{
    readonly WebSocket socket;
    readonly StreamOptions options;
    readonly TimeProvider clock;
    readonly IStreamHandler handler;
    readonly CancellationTokenSource ending = new();
    readonly Channel<byte[]> outgoing = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });
    readonly TaskCompletionSource subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource leaving = new();
    readonly FrameParser parser = new();
    long nextId;
    readonly HashSet<long> ungranted = [];
    int unanswered;
    long heardAt;
    long askedAt;

    public StreamLink(WebSocket socket, StreamOptions options, TimeProvider clock, IStreamHandler handler)
    {
        (this.socket, this.options, this.clock, this.handler) = (socket, options, clock, handler);
        heardAt = clock.GetTimestamp();
    }

    /// <summary>Completes when the venue has said that it will close the connection soon.</summary>
    public Task Leaving => leaving.Task;

    /// <summary>Completes when the link is of no more use, with the cause in words.</summary>
    public Task<string> Ended { get; private set; } = Task.FromResult("it was never opened");

    /// <summary>Starts to read and asks for the streams. Completes when the venue has granted them all.</summary>
    /// <exception cref="IOException">The link ended before that.</exception>
    public async Task Subscribe(IReadOnlyCollection<string> streams, CancellationToken stop)
    {
        foreach (var frame in ControlFrames.ForStreams("SUBSCRIBE", streams, nextId + 1))
        {
            ungranted.Add(nextId + 1);
            Enqueue(frame);
        }
        Ended = Live();
        await using var givenUp = stop.Register(() => subscribed.TrySetCanceled(stop));
        await subscribed.Task;
    }

    /// <summary>Asks for a stream anew that seems to have died on a connection that lives.</summary>
    public void Renew(string stream)
    {
        foreach (var method in new[] { "UNSUBSCRIBE", "SUBSCRIBE" })
        {
            foreach (var frame in ControlFrames.ForStreams(method, [stream], Interlocked.Read(ref nextId) + 1))
                Enqueue(frame);
        }
    }

    public async ValueTask DisposeAsync()
    {
        End();
        await Ended;
        socket.Dispose();
        ending.Dispose();
    }

    // On this thread: whoever waits for an end is not to wait for a thread of the pool too.
    void End() => ending.Cancel();

    void Enqueue(byte[] frame)
    {
        Interlocked.Increment(ref nextId);
        outgoing.Writer.TryWrite(frame);
    }

    async Task<string> Live()
    {
        var stop = ending.Token;
        Task<string>[] parts = [Read(stop), Send(stop), Watch(stop)];
        var why = await await Task.WhenAny(parts);
        End();
        socket.Abort();
        await Task.WhenAll(parts);
        subscribed.TrySetException(new IOException(why));
        return why;
    }

    async Task<string> Read(CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        var filled = 0;
        try
        {
            while (true)
            {
                var got = await socket.ReceiveAsync(buffer.AsMemory(filled), stop);
                if (got.MessageType == WebSocketMessageType.Close)
                    return $"the venue closed the connection: {socket.CloseStatus} {socket.CloseStatusDescription}".TrimEnd();
                Volatile.Write(ref heardAt, clock.GetTimestamp());
                filled += got.Count;
                if (got.EndOfMessage)
                {
                    if (Take(buffer.AsSpan(0, filled)) is { } refusal)
                        return refusal;
                    filled = 0;
                }
                else if (filled == buffer.Length)
                {
                    if (filled >= options.LargestFrame)
                        return $"a frame of more than {options.LargestFrame} bytes came";
                    Array.Resize(ref buffer, buffer.Length * 2);
                }
            }
        }
        catch (Exception e)
        {
            // Whatever it was, only its end may come of it: nobody else would see that the link is dead.
            return stop.IsCancellationRequested ? "it was ended here" : $"the connection broke: {e.Message}";
        }
    }

    /// <summary>Null, or why the link is of no use.</summary>
    string? Take(ReadOnlySpan<byte> bytes)
    {
        var frame = parser.Read(bytes);
        switch (frame.Kind)
        {
            case FrameKind.Answer:
                return frame.TryAnswer(out var answer) ? Answered(answer) : null;
            case FrameKind.ServerShutdown:
                leaving.TrySetResult();
                return null;
            default:
                handler.Frame(ref frame);
                return null;
        }
    }

    string? Answered(AnswerFrame answer)
    {
        if (answer.Refused)
            return $"the venue refused control frame {answer.Id} with code {answer.Code}";
        Interlocked.Decrement(ref unanswered);
        Volatile.Write(ref askedAt, clock.GetTimestamp());
        if (answer.Id is { } id && ungranted.Remove(id) && ungranted.Count == 0)
            subscribed.TrySetResult();
        return null;
    }

    async Task<string> Send(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                var frame = await outgoing.Reader.ReadAsync(stop);
                // Asking again gives no more time to answer: streams that seem dead are asked for again and again.
                if (Volatile.Read(ref unanswered) == 0)
                    Volatile.Write(ref askedAt, clock.GetTimestamp());
                Interlocked.Increment(ref unanswered);
                await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, stop);
                await Task.Delay(options.ControlInterval, clock, stop);
            }
        }
        catch (Exception e)
        {
            // Whatever it was, only its end may come of it: nobody else would see that the link is dead.
            return stop.IsCancellationRequested ? "it was ended here" : $"the connection broke: {e.Message}";
        }
    }

    async Task<string> Watch(CancellationToken stop)
    {
        try
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
            while (await timer.WaitForNextTickAsync(stop))
            {
                if (Volatile.Read(ref unanswered) > 0)
                {
                    if (clock.GetElapsedTime(Volatile.Read(ref askedAt)) > options.AnswerWithin)
                        return $"a control frame went unanswered for {options.AnswerWithin.TotalSeconds} s";
                }
                else if (clock.GetElapsedTime(Volatile.Read(ref heardAt)) > options.QuietBeforeProbe)
                {
                    Enqueue(ControlFrames.List(Interlocked.Read(ref nextId) + 1));
                }
            }
            return "it was ended here";
        }
        catch (OperationCanceledException)
        {
            return "it was ended here";
        }
    }
}
