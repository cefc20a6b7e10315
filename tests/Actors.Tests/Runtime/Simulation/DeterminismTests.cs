using System.Globalization;
using System.Text;
using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime.Simulation;

/// <summary>A run is a function of its seed: the same random scenario gives the same trace to the byte.</summary>
public sealed class DeterminismTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20260731)]
    public void Two_runs_of_one_seed_give_one_trace(int seed)
    {
        var first = Trace(seed);

        Trace(seed).ShouldBe(first);
        first.Length.ShouldBeGreaterThan(2_000);
        string.Equals(Trace(seed + 1), first, StringComparison.Ordinal).ShouldBeFalse();
    }

    readonly record struct Step(int Number);

    /// <summary>A tree of actors that send, spawn, fail, stash, time, ask, watch and stop by chance.</summary>
    static string Trace(int seed)
    {
        var trace = new StringBuilder();
        using var system = ActorSystem.CreateSimulated(seed);
        var random = new Random(seed);
        var living = new List<IActorRef>();
        void Log(IActorContext context, string text) =>
            trace.Append(CultureInfo.InvariantCulture, $"{context.System.Scheduler.Now:HH:mm:ss.fff} {context.Self.Path.ToStringWithoutAddress()} {text}\n");

        void Script(Scripted self)
        {
            living.Add(self.Self);
            self.Strategy = random.Next(2) == 0
                ? new OneForOneStrategy(3, TimeSpan.FromSeconds(5), _ => (Directive)random.Next(4))
                : new AllForOneStrategy(3, TimeSpan.FromSeconds(5), _ => (Directive)random.Next(4));
            self.OnPreStart = () => Log(Scripted.Context, "starts");
            self.OnPostStop = () => Log(Scripted.Context, "stops");
            self.OnPostRestart = cause => Log(Scripted.Context, $"restarts after {cause.Message}");
            self.On<Terminated>(x => Log(Scripted.Context, $"sees the end of {x.ActorRef.Path.Name}"));
            self.On<string>(x => Log(Scripted.Context, x));
            self.OnAsync<long>(async x =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(x), system.TimeProvider);
                Log(Scripted.Context, $"slept {x}");
            });
            self.On<Step>(step =>
            {
                Log(Scripted.Context, $"step {step.Number}");
                var target = living[random.Next(living.Count)];
                switch (random.Next(10))
                {
                    case 0: Scripted.Child(Script); break;
                    case 1: throw new Boom($"at {step.Number}");
                    case 2: self.Timers.StartSingleTimer("t", $"timer of {step.Number}", TimeSpan.FromMilliseconds(random.Next(1000))); break;
                    case 3: Scripted.Context.Watch(target); break;
                    case 4: self.Self.Tell((long)random.Next(1, 500)); break;
                    case 5: target.Tell(step with { Number = -step.Number }); break;
                    case 6: self.Stash.Stash(); break;
                    case 7: self.Stash.UnstashAll(); break;
                    case 8: _ = target.Ask<ActorIdentity>(new Identify(step.Number), TimeSpan.FromSeconds(1)).PipeTo(self.Self, success: x => $"met {x.Subject!.Path.Name}", failure: x => x.GetType().Name); break;
                    default: target.Tell($"hello {step.Number}"); break;
                }
            });
        }

        for (var i = 0; i < 5; i++)
            system.ActorOf(Scripted.Props(Script), $"top{i.ToString(CultureInfo.InvariantCulture)}");
        system.Run();
        for (var i = 1; i <= 400; i++)
        {
            living[random.Next(living.Count)].Tell(new Step(i));
            if (random.Next(3) == 0)
                system.AdvanceBy(TimeSpan.FromMilliseconds(random.Next(200)));
            else
                system.Run();
        }
        return trace.ToString();
    }
}
