using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using Actors.Domain;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.UserData;

/// <summary>One connection to the WebSocket API with a subscription to the events of the account.</summary>
sealed class UserDataLink : IAsyncDisposable
{
    const int LongestFrame = 4 * 1024 * 1024;

    readonly BinanceRest rest;
    readonly UserDataOptions options;
    readonly Action<UserEvent> take;
    readonly CancellationTokenSource closing = new();
    readonly TaskCompletionSource<WsApiFrame> subscribed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly TaskCompletionSource retiring = new();
    readonly TimeProvider clock;
    WebSocket? opened;
    long heardAt;
    int pings;

    UserDataLink(BinanceRest rest, UserDataOptions options, Action<UserEvent> take)
    {
        (this.rest, this.options, this.take) = (rest, options, take);
        clock = rest.Options.Clock;
    }

    /// <summary>Ends with the reason, when the link is of no more use.</summary>
    public Task<string> Ended { get; private set; } = Task.FromResult("it was never open");

    /// <summary>Ends when the link still works but is to be replaced.</summary>
    public Task Retiring => retiring.Task;

    /// <summary>Connects and subscribes.</summary>
    /// <exception cref="VenueException">It did not come about.</exception>
    public static async Task<UserDataLink> Open(
        BinanceRest rest, UserDataOptions options, Action<UserEvent> take, CancellationToken stop)
    {
        var link = new UserDataLink(rest, options, take);
        try
        {
            await link.Connect(stop);
            return link;
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException or WireException
            or OperationCanceledException or BinanceException)
        {
            await link.DisposeAsync();
            stop.ThrowIfCancellationRequested();
            var why = e is OperationCanceledException ? "no answer in time" : e.Message;
            throw new VenueException($"no user data from {rest.Environment.WsApi}: {why}", e);
        }
        catch (VenueException)
        {
            await link.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        opened?.Abort();
        await Ended;
        opened?.Dispose();
        closing.Dispose();
    }

    async Task Connect(CancellationToken stop)
    {
        var environment = rest.Environment;
        var address = environment.WsApi
            ?? throw new VenueException($"the environment {environment.Name} has no user data: it serves public data only");
        var key = rest.Options.Credentials
            ?? throw new VenueException($"user data of {environment.Name} need an API key and secret, which are not configured");
        using var patience = new CancellationTokenSource(options.Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token, closing.Token);
        await rest.FreshClock(either.Token);
        await Charge(4, either.Token);                          // 2 to connect, 2 to subscribe
        opened = await options.Open(address, either.Token);
        Ended = Receive(opened);
        var frame = WsApiRequest.Signed(
            "subscribe", "userDataStream.subscribe.signature", key, rest.Clock.Stamp, rest.Options.RecvWindow);
        await opened.SendAsync(frame, WebSocketMessageType.Text, true, either.Token);
        await using var givenUp = either.Token.Register(() => subscribed.TrySetCanceled(either.Token));
        var answer = await subscribed.Task;
        if (answer.Error is { } error && error.Kind != ErrorKind.AlreadySo)
            throw await Refused(error, stop);
    }

    async ValueTask<VenueException> Refused(BinanceError error, CancellationToken stop)
    {
        if (error.Kind == ErrorKind.Resync)
            await rest.SyncClock(stop);
        if (error.Status is BinanceError.TooManyRequests or BinanceError.Banned)
            rest.Governor.Block(error.RetryAfter ?? TimeSpan.FromMinutes(2));
        return new VenueException($"the subscription to user data was refused: {error}");
    }

    /// <summary>The WebSocket API counts towards the same limit as REST.</summary>
    async ValueTask Charge(int weight, CancellationToken stop)
    {
        if (await rest.Governor.Acquire(weight, 0, CallPriority.Account, stop) is not { } lease)
            throw new VenueException("the venue's rate limits leave no room for a connection");
        lease.Complete(default);
    }

    async Task<string> Receive(WebSocket socket)
    {
        await Task.Yield();
        Hear();
        var watch = Watch(socket);
        string why;
        try
        {
            why = await ReadFrames(socket);
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            why = closing.IsCancellationRequested ? "it was closed" : $"the connection broke: {e.Message}";
        }
        catch (WireException e)
        {
            why = e.Message;                                    // a fill may have been in it: connect anew and compare
        }
        Close();
        var mute = await watch;
        subscribed.TrySetException(new VenueException($"the link to user data ended: {mute ?? why}"));
        return mute ?? why;
    }

    async Task<string> ReadFrames(WebSocket socket)
    {
        var frame = new ArrayBufferWriter<byte>(16 * 1024);
        while (true)
        {
            frame.ResetWrittenCount();
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(frame.GetMemory(4096), closing.Token);
                frame.Advance(part.Count);
                if (frame.WrittenCount > LongestFrame)
                    return $"a frame of more than {LongestFrame} bytes";
            }
            while (!part.EndOfMessage);
            if (part.MessageType == WebSocketMessageType.Close)
                return $"the venue closed it: {socket.CloseStatus} {socket.CloseStatusDescription}";
            Hear();
            Take(WsApiFrame.Read(frame.WrittenSpan, rest.Clock.Now));
        }
    }

    void Take(WsApiFrame frame)
    {
        switch (frame.Event)
        {
            case UserEvent.Shutdown:
                retiring.TrySetResult();
                break;
            case UserEvent.Terminated:
                throw new WireException("the venue ended the subscription");
            case { } told:
                take(told);
                break;
            case null when frame.Id == "subscribe":
                subscribed.TrySetResult(frame);
                break;
            case null when frame.Error is { Kind: ErrorKind.Halt or ErrorKind.Reconnect } error:
                throw new WireException($"the venue refuses the link: {error}");
        }
    }

    /// <summary>
    /// Asks a quiet link whether it lives, ends a mute one, and has an old one replaced. .NET answers the venue's pings
    /// unseen, and a half-open connection has none. Answers why it ended the link, or null.
    /// </summary>
    async Task<string?> Watch(WebSocket socket)
    {
        var openedAt = clock.GetUtcNow();
        var askedAt = DateTimeOffset.MaxValue;
        try
        {
            while (true)
            {
                await Task.Delay(options.Quiet / 4, clock, closing.Token);
                var now = clock.GetUtcNow();
                var heard = new DateTimeOffset(Interlocked.Read(ref heardAt), TimeSpan.Zero);
                if (now - openedAt >= options.Renew)
                    retiring.TrySetResult();
                if (heard >= askedAt)                           // at once, where time is simulated
                    askedAt = DateTimeOffset.MaxValue;
                if (now - askedAt >= options.Patience)
                {
                    Close();
                    return $"it was mute for {(now - heard).TotalSeconds:0.#} s and did not answer a ping";
                }
                if (askedAt == DateTimeOffset.MaxValue && now - heard >= options.Quiet)
                {
                    askedAt = now;
                    await Charge(1, closing.Token);
                    var id = "ping-" + (++pings).ToString(CultureInfo.InvariantCulture);
                    await socket.SendAsync(WsApiRequest.Plain(id, "ping"), WebSocketMessageType.Text, true, closing.Token);
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException or ObjectDisposedException or VenueException)
        {
            return null;                                        // the reader sees why
        }
    }

    // On this thread: whoever waits for the end is not to wait for a thread of the pool too.
    void Close() => closing.Cancel();

    void Hear() => Interlocked.Exchange(ref heardAt, clock.GetUtcNow().UtcTicks);
}
