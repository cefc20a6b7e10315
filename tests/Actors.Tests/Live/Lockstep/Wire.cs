using System.Net.WebSockets;
using Actors.Exchanges.Simulator.Server;

namespace Actors.Tests.Live;

/// <summary>
/// All that goes between a client on one thread and the world: sockets, requests, the journal. What comes waits here until
/// everything that is on its way has come too; then it is let in one by one, in an order of its own.
/// </summary>
sealed class Wire
{
    readonly Lock gate = new();
    readonly PriorityQueue<Action, (WireKind Kind, long Number)> come = new();
    readonly HashSet<WireSocket> sockets = [];
    long number;
    int underWay;

    /// <summary>The exchange at the other end.</summary>
    public ExchangeSimulator? Exchange { get; set; }

    /// <summary>Told when something has come, on any thread.</summary>
    public Action? Woken { get; set; }

    public WireJournal Of(Actors.Runtime.Persistence.IJournal journal) => new(journal, this);

    public WireHandler Of(HttpMessageHandler network) => new(network, this);

    public async ValueTask<WebSocket> Open(Uri address, CancellationToken stop)
    {
        var kind = address.AbsolutePath.Contains("ws-api", StringComparison.Ordinal) ? WireKind.User : WireKind.Market;
        // The venue's time stands while it connects, and with it the client's patience.
        return await Pass(WireKind.Opened, () => new ValueTask<WireSocket>(Task.Run(() => Connect(address, kind), CancellationToken.None)));
    }

    public void Left(WireSocket socket)
    {
        lock (gate)
            sockets.Remove(socket);
    }

    /// <summary>Begins some work outside, whose end is let in like everything else.</summary>
    public Task<T> Pass<T>(WireKind kind, Func<ValueTask<T>> work)
    {
        var inside = new TaskCompletionSource<T>();
        var mine = Begin();
        var outside = work().AsTask();
        _ = outside.ContinueWith(
            ended => Come(kind, mine, () => Settle(inside, ended)), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return inside.Task;
    }

    /// <summary>A frame has arrived, or the end of a socket.</summary>
    public void Come(WireSocket socket, WireKind kind, bool isFrame, Action letIn)
    {
        lock (gate)
        {
            come.Enqueue(letIn, (kind, number++));
            if (isFrame)
                socket.Received++;
        }
        Woken?.Invoke();
    }

    /// <summary>Lets in what has come first, once nothing is on its way.</summary>
    public bool LetIn()
    {
        Action? next;
        lock (gate)
        {
            if (come.Count == 0 || !IsStill)
                return false;
            next = come.Dequeue();
        }
        next();
        return true;
    }

    /// <summary>True when nothing is on its way and nothing waits.</summary>
    public bool IsEmpty
    {
        get
        {
            lock (gate)
                return come.Count == 0 && IsStill;
        }
    }

    /// <summary>True when nothing is on its way any more.</summary>
    public bool IsReady
    {
        get
        {
            lock (gate)
                return IsStill;
        }
    }

    public override string ToString()
    {
        lock (gate)
            return $"{underWay} requests and writes under way, {come.Count} to be let in, here {Here}, there {Exchange?.Traffic}";
    }

    bool IsStill => underWay == 0 && (Exchange is null || Exchange.Traffic == Here);

    Traffic Here => new(sockets.Count, sockets.Sum(socket => socket.Received), sockets.Sum(socket => socket.Sent));

    async Task<WireSocket> Connect(Uri address, WireKind kind)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, CancellationToken.None);
        var opened = new WireSocket(socket, kind, this);
        lock (gate)
            sockets.Add(opened);
        opened.Begin();
        return opened;
    }

    long Begin()
    {
        lock (gate)
        {
            underWay++;
            return number++;
        }
    }

    void Come(WireKind kind, long mine, Action letIn)
    {
        lock (gate)
        {
            underWay--;
            come.Enqueue(letIn, (kind, mine));
        }
        Woken?.Invoke();
    }

    /// <summary>What waits without a context goes on at once, here; what waits with one is posted to it before this returns.</summary>
    static void Settle<T>(TaskCompletionSource<T> inside, Task<T> ended)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        inside.SetFromTask(ended);
        SynchronizationContext.SetSynchronizationContext(context);
    }
}

/// <summary>In the order in which they are let in: what the venue tells of orders before candles, and both before answers.</summary>
enum WireKind
{
    Journal,
    Opened,
    User,
    Market,
    Answer,
}
