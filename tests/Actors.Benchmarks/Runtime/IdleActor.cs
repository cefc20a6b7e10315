using Actors.Runtime;

namespace Actors.Benchmarks.Runtime;

/// <summary>What an actor at rest keeps in memory: three handlers, one message handled.</summary>
internal sealed class IdleActor : ReceiveActor
{
    const int Actors = 50_000;
    double sum;

    public IdleActor()
    {
        Receive<Bar>(OnBar);
        Receive<Tick>(OnTick);
        Receive<Ping>(OnPing);
    }

    internal static double Bytes()
    {
        var system = ActorSystem.Create("idle");
        Measure(system);
        var bytes = Measure(system);
        system.Terminate().Wait();
        return bytes;
    }

    static double Measure(ActorSystem system)
    {
        var props = Props.Create(static () => new IdleActor());
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Actors; i++)
            system.ActorOf(props).Tell(new Bar());
        system.ActorOf(props).Ask<ActorIdentity>(new Identify(1)).Wait();
        Thread.Sleep(500);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        return (after - before) / (double)Actors;
    }

    void OnBar(Bar bar) => sum += bar.Close;

    void OnTick(Tick tick) => sum += tick.Bar.Close;

    void OnPing(Ping ping) => sum++;
}
