using System.Diagnostics;
using System.Globalization;
using Actors.Runtime;

namespace Actors.Benchmarks.Runtime;

/// <summary>How fast seeds are explored, and what a message costs in either order of delivery.</summary>
public static class SimulationBenchmarks
{
    const int Actors = 100;
    const int Messages = 10_000;
    const int Runs = 5;

    /// <summary>Takes <c>--seeds N</c>; 1,000 where not given.</summary>
    public static int Run(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var seeds = args is ["--seeds", var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 1_000;
        Explore(Enumerable.Range(0, 20)); // the code is compiled before it is measured
        var started = Stopwatch.GetTimestamp();
        var found = Explore(Enumerable.Range(1, seeds));
        found.ThrowIfFailed();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{seeds} seeds of {Actors} actors and {Messages} messages: {seconds:F1} s, {seeds * (double)Messages / seconds / 1e6:F2} M messages/s on {Environment.ProcessorCount} cores"));
        Measure("as told, one core", DeliveryOrder.AsTold, 20_000_000);
        Measure("by seed, one core", DeliveryOrder.Seeded, 5_000_000);
        return 0;
    }

    static Exploration Explore(IEnumerable<int> seeds) => Simulation.Explore(
        seeds.Select(static seed => (long)seed),
        Ring,
        [new Invariant<int[]>("every message is handled", static handled => handled.Sum() == Messages ? null : $"{handled.Sum()} were")]);

    /// <summary>Every actor sends a token on its way, which hops from actor to actor until it has taken its number of hops.</summary>
    static int[] Ring(Simulation simulation)
    {
        var handled = new int[Actors];
        simulation.AddNode("main", node =>
        {
            var all = new IActorRef[Actors];
            for (var i = 0; i < Actors; i++)
            {
                var at = i;
                all[i] = node.System.ActorOf(Props.Create(() => new Passer(all, handled, at)));
            }
            foreach (var actor in all)
                actor.Tell(new Token(Messages / Actors));
        });
        return handled;
    }

    static void Measure(string name, DeliveryOrder order, int messages)
    {
        using var system = ActorSystem.CreateSimulated(1, order: order);
        var target = system.ActorOf(Props.Create(static () => new Counter(null)));
        var tick = new Tick(default);
        var rates = new double[Runs];
        for (var run = -1; run < Runs; run++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var left = messages; left > 0; left -= 100)
            {
                for (var i = 0; i < 100; i++)
                    target.Tell(tick);
                system.Run();
            }
            if (run >= 0)
                rates[run] = messages / Stopwatch.GetElapsedTime(started).TotalSeconds;
        }
        Array.Sort(rates);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-20} {rates[2] / 1e6,8:F2} M messages/s ({rates[0] / 1e6:F2}..{rates[4] / 1e6:F2})"));
    }

    sealed record Token(int Left);

    sealed class Passer : ReceiveActor
    {
        public Passer(IActorRef[] all, int[] handled, int at) => Receive<Token>(token =>
        {
            handled[at]++;
            if (token.Left > 1)
                all[(at + token.Left) % all.Length].Tell(new Token(token.Left - 1));
        });
    }
}
