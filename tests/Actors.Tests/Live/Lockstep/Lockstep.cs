using System.Diagnostics;
using Actors.Exchanges.Simulator;

namespace Actors.Tests.Live;

/// <summary>
/// Runs a client on one thread against a venue whose time stands until everything that an instant has caused is done: its
/// frames are taken, its requests answered, its events written, and every actor idle. So it goes as fast as the client
/// can, and two runs are the same run.
/// </summary>
/// <param name="lag">How long things are on their way; null for no time.</param>
sealed class Lockstep(SteppedTimeProvider clock, TimeSpan beat, WireLag? lag = null) : SynchronizationContext
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    readonly object gate = new();
    readonly Queue<(SendOrPostCallback Callback, object? State)> posts = new();

    public Wire Wire { get; } = new() { Lag = lag };

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (gate)
        {
            posts.Enqueue((d, state));
            Monitor.Pulse(gate);
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("one thread has it all: post instead");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs a program to its end; time moves only while it waits.</summary>
    /// <exception cref="TimeoutException">Something that was on its way never came.</exception>
    public void Run(Func<Task> program)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        Wire.Woken = Wake;
        try
        {
            var running = program();
            while (!running.IsCompleted)
                Step();
            running.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    void Step()
    {
        RunPosts();
        if (!Wire.IsStill)
            WaitForWire();
        else if (!Wire.LetIn() && !Wire.LetOut())
            Wire.Outside(Tick);
    }

    void RunPosts()
    {
        while (true)
        {
            (SendOrPostCallback Callback, object? State) next;
            lock (gate)
            {
                if (!posts.TryDequeue(out next))
                    return;
            }
            next.Callback(next.State);
        }
    }

    /// <summary>Fires a timer that is due, or goes to the next one or the next beat of the market.</summary>
    void Tick()
    {
        if (clock.FireNext())
            return;
        var next = new DateTimeOffset((clock.GetUtcNow().Ticks / beat.Ticks + 1) * beat.Ticks, TimeSpan.Zero);
        clock.MoveTo(clock.NextDue is { } due && due < next ? due : next);
    }

    void WaitForWire()
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            lock (gate)
            {
                if (posts.Count > 0)
                    return;
                Monitor.Wait(gate, 1);
                if (posts.Count > 0)
                    return;
            }
            if (Wire.IsStill)
                return;
            if (Stopwatch.GetElapsedTime(since) > Patience)
                throw new TimeoutException($"nothing moved for {Patience.TotalSeconds} s at {clock.GetUtcNow():O}: {Wire}");
        }
    }

    void Wake()
    {
        lock (gate)
            Monitor.Pulse(gate);
    }
}
