using System.Net.WebSockets;
using Actors.Domain;

namespace Actors.Exchanges.Binance.Market;

/// <summary>
/// Keeps a set of streams coming: connects, connects again after a failure with growing, jittered waits, and before the
/// venue ends a connection opens the next one first, so that nothing is missed between the two.
/// </summary>
public sealed class StreamConnection : IAsyncDisposable
{
    readonly StreamOptions options;
    readonly TimeProvider clock;
    readonly ConnectBudget budget;
    readonly IStreamHandler handler;
    readonly Random chance;
    readonly CancellationTokenSource stopping = new();
    readonly Lock gate = new();
    Task supervising = Task.CompletedTask;
    StreamLink? newest;
    int up;

    /// <param name="streams">Names such as <c>btcusdt@kline_1m</c>.</param>
    /// <param name="number">Tells connections apart; jitter differs by it.</param>
    /// <param name="clock">Of the network's waits, which need not be the venue's time.</param>
    /// <exception cref="DomainFault">More streams than a connection may have, or none.</exception>
    public StreamConnection(
        StreamOptions options, IReadOnlyCollection<string> streams, int number, ConnectBudget budget, TimeProvider clock,
        IStreamHandler handler)
    {
        if (streams.Count < 1 || streams.Count > options.StreamsPerConnection)
            throw new DomainFault($"a connection has 1 to {options.StreamsPerConnection} streams, was given {streams.Count}");
        (this.options, this.clock, this.budget, this.handler, Streams) = (options, clock, budget, handler, streams);
        chance = new(options.Seed * 7919 + number);
    }

    public IReadOnlyCollection<string> Streams { get; }

    /// <summary>Begins to connect, in the background. Called once.</summary>
    public void Start() => supervising = Supervise(stopping.Token);

    /// <summary>Asks for one stream anew on the connection as it stands; without one the next asks for all anyway.</summary>
    public void Renew(string stream) => Volatile.Read(ref newest)?.Renew(stream);

    public async ValueTask DisposeAsync()
    {
        Stop();
        await supervising;
        stopping.Dispose();
    }

    // On this thread: whoever waits for the end is not to wait for a thread of the pool too.
    void Stop() => stopping.Cancel();

    async Task Supervise(CancellationToken stop)
    {
        StreamLink? current = null;
        var failures = 0;
        try
        {
            while (true)
            {
                var next = await TryOpen(stop);
                if (next is null)
                {
                    await Task.Delay(BackoffAfter(failures++), clock, stop);
                    continue;
                }
                if (current is not null)
                    await current.DisposeAsync();
                current = next;
                var opened = clock.GetTimestamp();
                await UntilItMustGo(current, stop);
                failures = clock.GetElapsedTime(opened) > options.LongestBackoff ? 0 : failures + 1;
                // A venue that sends every new connection away again is not stormed.
                if (failures > 0 || current.Ended.IsCompleted)
                    await Task.Delay(BackoffAfter(failures), clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            if (current is not null)
                await current.DisposeAsync();
        }
    }

    async Task<StreamLink?> TryOpen(CancellationToken stop)
    {
        await budget.Take(stop);
        StreamLink? link = null;
        try
        {
            using var deadline = new CancellationTokenSource(options.ConnectWithin, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
            var socket = await options.Open(new(options.Address, "/stream"), either.Token);
            link = new(socket, options, clock, handler);
            await link.Subscribe(Streams, stop);
            BecameUp(link);
            return link;
        }
        catch (Exception e) when (e is WebSocketException or IOException or HttpRequestException or OperationCanceledException)
        {
            if (link is not null)
                await link.DisposeAsync();
            stop.ThrowIfCancellationRequested();
            if (Volatile.Read(ref up) == 0)
                handler.Down(this, e is OperationCanceledException ? $"no connection within {options.ConnectWithin.TotalSeconds} s" : e.Message);
            return null;
        }
    }

    /// <summary>Links overlap: the streams are up while at least one is subscribed.</summary>
    void BecameUp(StreamLink link)
    {
        lock (gate)
        {
            Volatile.Write(ref newest, link);
            if (Interlocked.Increment(ref up) == 1)
                handler.Up(this);
        }
        _ = link.Ended.ContinueWith(ended => BecameDown(ended.Result), CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    void BecameDown(string why)
    {
        lock (gate)
        {
            if (Interlocked.Decrement(ref up) == 0)
                handler.Down(this, why);
        }
    }

    async Task UntilItMustGo(StreamLink link, CancellationToken stop)
    {
        try
        {
            await Task.WhenAny(link.Ended, link.Leaving).WaitAsync(options.Lifetime * (0.9 + 0.1 * chance.NextDouble()), clock, stop);
        }
        catch (TimeoutException)
        {
            // It has come to its age.
        }
    }

    /// <summary>Half the doubled wait for certain, the other half by chance.</summary>
    TimeSpan BackoffAfter(int failures)
    {
        var whole = Math.Min(options.FirstBackoff.TotalMilliseconds * Math.Pow(2, Math.Min(failures, 20)), options.LongestBackoff.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(whole / 2 + whole / 2 * chance.NextDouble());
    }
}
