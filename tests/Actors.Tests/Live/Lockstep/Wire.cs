using System.Net.WebSockets;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Live;

/// <summary>
/// All that goes between a client on one thread and the world: sockets, requests, the journal. What leaves goes one by one,
/// each when everything is done that the one before it has caused. What comes waits here until everything that is on its
/// way has come too; then it is let in one by one, in an order of its own.
/// </summary>
sealed partial class Wire
{
    readonly Lock gate = new();
    readonly PriorityQueue<Action, (WireKind Kind, long Socket, long Number)> come = new();
    readonly Queue<WireCall> leaving = new();
    readonly Dictionary<long, WireSocket> sockets = [];
    WireCall? calling;
    long unanswered;
    long opened;
    long number;
    int underWay;

    /// <summary>The exchange at the other end.</summary>
    public ExchangeSimulator? Exchange { get; set; }

    /// <summary>How long requests, answers and frames are on their way; null for no time. Asked for each.</summary>
    public WireLag? Lag { get; init; }

    /// <summary>Told when something has come, on any thread.</summary>
    public Action? Woken { get; set; }

    public WireJournal Of(Actors.Runtime.Persistence.IJournal journal) => new(journal, this);

    public WireHandler Of(HttpMessageHandler network) => new(network, this);

    /// <summary>The venue's time stands while it connects, and with it the client's patience.</summary>
    public async ValueTask<WebSocket> Open(Uri address, CancellationToken stop)
    {
        var kind = address.AbsolutePath.Contains("ws-api", StringComparison.Ordinal) ? WireKind.User : WireKind.Market;
        return await Send(WireKind.Opened, () => Task.Run(() => Connect(address, kind), CancellationToken.None), stop);
    }

    public void Left(WireSocket socket)
    {
        lock (gate)
            sockets.Remove(socket.Number);
    }

    /// <summary>Begins some work outside, whose end is let in like everything else.</summary>
    public Task<T> Pass<T>(WireKind kind, Func<ValueTask<T>> work)
    {
        var call = new WireCall(kind);
        var inside = new TaskCompletionSource<T>();
        Begin(call);
        Follow(call, work().AsTask(), inside);
        return inside.Task;
    }

    /// <summary>Has something leave in its turn. Who gives it up before that sends nothing; after it, the venue has it all the same.</summary>
    public async Task<T> Send<T>(WireKind kind, Func<Task<T>> work, CancellationToken stop)
    {
        var inside = new TaskCompletionSource<T>();
        var call = new WireCall(kind) { IsGivenUp = () => inside.Task.IsCompleted };
        call.Go = () => Follow(call, work(), inside);
        leaving.Enqueue(call);
        await using var givenUp = stop.Register(() => Outside(() => inside.TrySetCanceled(stop))).ConfigureAwait(false);
        return await inside.Task.ConfigureAwait(false);
    }

    /// <summary>A frame has arrived, or the end of a socket.</summary>
    public void Come(WireSocket socket, WireKind kind, bool isEnd, bool isBroken, Action letIn)
    {
        lock (gate)
        {
            // A mute socket never ends by itself, and of one that broke nothing is read that had not been read before.
            come.Enqueue(() =>
            {
                if (!socket.IsMute && (isEnd || !socket.IsBroken))
                    letIn();
            }, (kind, socket.Number, number++));
            if (!isEnd)
                socket.Received++;
            else if (!socket.IsMute)
                sockets.Remove(socket.Number);
            socket.IsBroken |= isBroken;
        }
        Woken?.Invoke();
    }

    /// <summary>Lets in what has come first. Nothing is on its way.</summary>
    /// <returns>False where nothing has come.</returns>
    public bool LetIn()
    {
        Action? next;
        lock (gate)
        {
            if (!come.TryDequeue(out next, out _))
                return false;
        }
        next();
        return true;
    }

    /// <summary>Lets out what wants to leave first. Nothing is on its way.</summary>
    /// <returns>False where nothing wants to.</returns>
    public bool LetOut()
    {
        while (leaving.TryDequeue(out var next))
        {
            if (next.IsGivenUp())
                continue;
            Begin(next);
            lock (gate)
                calling = next;
            next.Go();
            return true;
        }
        return false;
    }

    /// <summary>Runs what completes a task as if on no thread of its own: who waits without a context goes on at once, here; who waits with one is posted to it before this returns.</summary>
    public static void Outside(Action what)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            what();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    async Task<WireSocket> Connect(Uri address, WireKind kind)
    {
        if (Exchange is { IsDown: true })
            throw new WebSocketException("the exchange takes no connection");
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, CancellationToken.None);
        WireSocket made;
        lock (gate)
            sockets[++opened] = made = new(socket, opened, kind, this);
        made.Begin();
        return made;
    }

    void Begin(WireCall call)
    {
        lock (gate)
        {
            underWay++;
            call.Number = number++;
        }
    }

    void Follow<T>(WireCall call, Task<T> outside, TaskCompletionSource<T> inside) => _ = outside.ContinueWith(
        ended => Come(call, () => Outside(() => inside.TrySetFromTask(ended))),
        CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    void Come(WireCall call, Action letIn)
    {
        lock (gate)
        {
            if (call.IsOver)
                return;
            call.IsOver = true;
            underWay--;
            come.Enqueue(letIn, (call.Kind, 0, call.Number));
        }
        Woken?.Invoke();
    }
}
