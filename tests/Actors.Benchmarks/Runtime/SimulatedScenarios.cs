using Actors.Runtime;
using Actors.Runtime.Persistence;

namespace Actors.Benchmarks.Runtime;

internal sealed class SimulatedTell(bool isStruct) : IScenario
{
    readonly SimulatedActorSystem system = ActorSystem.CreateSimulated(1);
    IActorRef? target;

    public int Messages => 20_000_000;

    public void Run(int messages)
    {
        var to = target ??= system.ActorOf(Props.Create(static () => new Counter(null)));
        var tick = new Tick(default);
        for (var left = messages; left > 0; left -= 100)
        {
            for (var i = 0; i < 100; i++)
            {
                if (isStruct)
                    to.Tell(new Bar(i, 1, 2, 0.5, 1.5, 10, i));
                else
                    to.Tell(tick);
            }
            system.Run();
        }
    }

    public void Dispose() => system.Dispose();
}

/// <summary>As a backtest drives it: one candle in, three tells, run to rest.</summary>
internal sealed class SimulatedChain(bool isStruct) : IScenario
{
    readonly SimulatedActorSystem system = ActorSystem.CreateSimulated(1);
    IActorRef? first;

    public int Messages => 15_000_000;

    public void Run(int messages)
    {
        if (first is null)
        {
            var last = system.ActorOf(Props.Create(static () => new Counter(null)));
            var middle = system.ActorOf(Props.Create(() => new Hop(last)));
            first = system.ActorOf(Props.Create(() => new Hop(middle)));
        }
        var tick = new Tick(default);
        for (var left = messages; left > 0; left -= 3)
        {
            if (isStruct)
                first.Tell(new Bar(left, 1, 2, 0.5, 1.5, 10, 1));
            else
                first.Tell(tick);
            system.Run();
        }
    }

    public void Dispose() => system.Dispose();
}

/// <summary>A journal that keeps nothing: what is left is the cost of the actor.</summary>
internal sealed class ForgetfulJournal : IJournal
{
    public ValueTask<JournalPosition> Open(string persistenceId, CancellationToken cancellationToken) => new(new JournalPosition(1, 0));

    public ValueTask Append(JournalWrite write, CancellationToken cancellationToken) => default;

    public async IAsyncEnumerable<JournalEntry> Replay(string persistenceId, long fromSequenceNr, long toSequenceNr, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask;
        yield break;
    }

    public ValueTask DeleteTo(string persistenceId, long toSequenceNr, CancellationToken cancellationToken) => default;
}

internal sealed class SimulatedPersist : IScenario
{
    readonly SimulatedActorSystem system = ActorSystem.CreateSimulated(1, setup: ActorSystemSetup.Create(new PersistenceSetup(new ForgetfulJournal())));
    IActorRef? target;

    public int Messages => 5_000_000;

    public void Run(int messages)
    {
        target ??= system.ActorOf(Props.Create(static () => new Recorder()));
        var tick = new Tick(default);
        for (var i = 0; i < messages; i++)
        {
            target.Tell(tick);
            system.Run();
        }
    }

    public void Dispose() => system.Dispose();
}

internal sealed class SimulatedSpawn : IScenario
{
    readonly SimulatedActorSystem system = ActorSystem.CreateSimulated(1);

    public int Messages => 200_000;

    public void Run(int messages)
    {
        var props = Props.Create(static () => new Counter(null));
        for (var i = 0; i < messages; i++)
            system.ActorOf(props);
        system.Run();
    }

    public void Dispose() => system.Dispose();
}
