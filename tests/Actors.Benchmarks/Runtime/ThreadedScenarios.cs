using System.Diagnostics;
using Actors.Runtime;

namespace Actors.Benchmarks.Runtime;

internal sealed class ThreadedTell(bool isStruct) : IScenario
{
    readonly ActorSystem system = ActorSystem.Create("bench");
    IActorRef? target;

    public int Messages => 5_000_000;

    public void Run(int messages)
    {
        target ??= system.ActorOf(Props.Create(static () => new Counter(null)));
        var done = new TaskCompletionSource<double>(TaskCreationOptions.RunContinuationsAsynchronously);
        target.Tell(new Counter.Expect(messages, done));
        var tick = new Tick(default);
        for (var i = 0; i < messages; i++)
        {
            if (isStruct)
                target.Tell(new Bar(i, 1, 2, 0.5, 1.5, 10, i));
            else
                target.Tell(tick);
        }
        done.Task.Wait();
    }

    public void Dispose() => system.Terminate().Wait();
}

/// <summary>Pairs of actors that send one message to and fro.</summary>
internal sealed class PingPong(int pairs) : IScenario
{
    readonly ActorSystem system = ActorSystem.Create("bench");
    (IActorRef, IActorRef)[]? players;

    public int Messages => 4_000_000;

    public void Run(int messages)
    {
        players ??= [.. Enumerable.Range(0, pairs).Select(_ => (NewPlayer(), NewPlayer()))];
        var matches = players.Select(pair =>
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            pair.Item1.Tell(new Player.Match(pair.Item2, messages / 2 / pairs, done));
            return done.Task;
        }).ToArray();
        Task.WaitAll(matches);
    }

    IActorRef NewPlayer() => system.ActorOf(Props.Create(static () => new Player()));

    public void Dispose() => system.Terminate().Wait();
}

/// <summary>One producer, many actors in turn.</summary>
internal sealed class FanOut(int actors) : IScenario
{
    readonly ActorSystem system = ActorSystem.Create("bench");
    IActorRef[]? targets;

    public int Messages => 5_000_000;

    public void Run(int messages)
    {
        targets ??= [.. Enumerable.Range(0, actors).Select(_ => system.ActorOf(Props.Create(static () => new Counter(null))))];
        using var left = new CountdownEvent(actors);
        var each = messages / actors;
        foreach (var target in targets)
            target.Tell(new Counter.Signal(each, left));
        var tick = new Tick(default);
        for (var i = 0; i < each; i++)
        {
            foreach (var target in targets)
                target.Tell(tick);
        }
        left.Wait();
    }

    public void Dispose() => system.Terminate().Wait();
}

/// <summary>One question after another, awaited or waited for by a blocked thread.</summary>
internal sealed class ThreadedAsk(bool isBlocking) : IScenario
{
    readonly ActorSystem system = ActorSystem.Create("bench");
    readonly long[] ticks = new long[200_000];
    IActorRef? player;

    public int Messages => ticks.Length;

    /// <summary>The 99th percentile of the last run, in microseconds.</summary>
    public double? P99Microseconds
    {
        get
        {
            Array.Sort(ticks);
            return Stopwatch.GetElapsedTime(0, ticks[ticks.Length * 99 / 100]).TotalMicroseconds;
        }
    }

    public void Run(int messages)
    {
        player ??= system.ActorOf(Props.Create(static () => new Player()));
        if (isBlocking)
            Block(messages);
        else
            Ask(messages).Wait();
    }

    public void Dispose() => system.Terminate().Wait();

    async Task Ask(int messages)
    {
        var ping = new Ping();
        for (var i = 0; i < messages; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await player!.Ask<Pong>(ping).ConfigureAwait(false);
            ticks[i] = Stopwatch.GetTimestamp() - started;
        }
    }

    void Block(int messages)
    {
        var ping = new Ping();
        for (var i = 0; i < messages; i++)
        {
            var started = Stopwatch.GetTimestamp();
            player!.Ask<Pong>(ping).Wait();
            ticks[i] = Stopwatch.GetTimestamp() - started;
        }
    }
}

internal sealed class ThreadedSpawn(bool isChild) : IScenario
{
    readonly ActorSystem system = ActorSystem.Create("bench");

    public int Messages => 200_000;

    public void Run(int messages)
    {
        var parent = system.ActorOf(Props.Create(static () => new Parent()));
        if (isChild)
        {
            parent.Ask<ActorIdentity>(messages).Wait();
        }
        else
        {
            var props = Props.Create(static () => new Counter(null));
            for (var i = 0; i < messages - 1; i++)
                system.ActorOf(props);
            system.ActorOf(props).Ask<ActorIdentity>(new Identify(1)).Wait();
        }
    }

    public void Dispose() => system.Terminate().Wait();

    /// <summary>Makes so many children as it is told; the last one answers.</summary>
    sealed class Parent : ReceiveActor
    {
        public Parent() => Receive<int>(count =>
        {
            var props = Props.Create(static () => new Counter(null));
            for (var i = 0; i < count - 1; i++)
                Context.ActorOf(props);
            Context.ActorOf(props).Forward(new Identify(1));
        });
    }
}
