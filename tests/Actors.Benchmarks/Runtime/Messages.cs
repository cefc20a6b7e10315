using Actors.Runtime;

namespace Actors.Benchmarks.Runtime;

/// <summary>A candle as it might travel: 56 bytes.</summary>
internal readonly record struct Bar(long Ticks, double Open, double High, double Low, double Close, double Volume, int Series);

internal sealed record Tick(Bar Bar);

internal sealed record Ping;

internal sealed record Pong;

internal sealed record Stop;

/// <summary>Counts what it gets, and says when it has got all.</summary>
internal sealed class Counter : ReceiveActor
{
    int left;
    double sum;
    CountdownEvent? all;

    public Counter(TaskCompletionSource<double>? done = null)
    {
        Receive<Bar>(bar => Count(bar.Close, done));
        Receive<Tick>(tick => Count(tick.Bar.Close, done));
        Receive<Expect>(expect => (left, done) = (expect.Count, expect.Done));
        Receive<Signal>(signal => (left, all) = (signal.Count, signal.All));
    }

    void Count(double value, TaskCompletionSource<double>? done)
    {
        sum += value;
        if (--left == 0)
        {
            done?.TrySetResult(sum);
            all?.Signal();
        }
    }

    internal sealed record Expect(int Count, TaskCompletionSource<double> Done);

    internal sealed record Signal(int Count, CountdownEvent All);
}

/// <summary>Passes on what it gets.</summary>
internal sealed class Hop : ReceiveActor
{
    public Hop(IActorRef next)
    {
        Receive<Bar>(bar => next.Tell(bar));
        Receive<Tick>(tick => next.Tell(tick));
    }
}

/// <summary>Answers a ping with a pong, and starts the next round when it is the player.</summary>
internal sealed class Player : ReceiveActor
{
    static readonly Ping Serve = new();
    static readonly Pong Return = new();

    public Player()
    {
        var left = 0;
        TaskCompletionSource? done = null;
        Receive<Ping>(_ => Sender.Tell(Return));
        Receive<Pong>(_ =>
        {
            if (--left > 0)
                Sender.Tell(Serve);
            else
                done!.SetResult();
        });
        Receive<Match>(match =>
        {
            (left, done) = (match.Rounds, match.Done);
            match.Against.Tell(Serve);
        });
    }

    internal sealed record Match(IActorRef Against, int Rounds, TaskCompletionSource Done);
}

/// <summary>Persists every bar.</summary>
internal sealed class Recorder : ReceivePersistentActor
{
    double sum;

    public Recorder() => Command<Tick>(tick => Persist(tick, Apply));

    public override string PersistenceId => "recorder";

    void Apply(Tick tick) => sum += tick.Bar.Close;
}
