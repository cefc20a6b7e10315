using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Sim = Actors.Runtime.Simulation;

namespace Actors.Tests.Runtime.Simulation;

/// <summary>Bugs of three kinds, each found within 200 seeds, and the mended actors that hold under all of them.</summary>
public sealed class PlantedBugTests
{
    static readonly IEnumerable<long> Seeds = Enumerable.Range(1, 200).Select(static seed => (long)seed);

    sealed record Get;

    sealed record Set(int Value);

    sealed record Add(int Amount);

    /// <summary>A counter, and clients that add to it; one starts long after the other, as long as nothing is late.</summary>
    static Func<Sim, int[]> Counting(bool readsThenWrites) => simulation =>
    {
        var total = new int[1];
        simulation.AddNode("main", node =>
        {
            var counter = node.System.ActorOf(Scripted.Props(self =>
            {
                self.On<Get>(_ => self.Sender.Tell(new Set(total[0]), self.Self));
                self.On<Set>(x => total[0] = x.Value);
                self.On<Add>(x => total[0] += x.Amount);
            }), "counter");
            IActorRef Client(string name) => node.System.ActorOf(Scripted.Props(self =>
            {
                self.On<string>(_ => counter.Tell(readsThenWrites ? new Get() : new Add(1), self.Self));
                self.On<Set>(x => counter.Tell(new Set(x.Value + 1), self.Self));
            }), name);
            Client("early").Tell("go");
            var next = Client("late");
            for (var i = 0; i < 4; i++)
            {
                var to = next;
                next = node.System.ActorOf(Scripted.Props(self => self.On<string>(x => to.Tell(x, self.Self))), $"hop{4 - i}");
            }
            next.Tell("go");
        });
        return total;
    };

    static readonly Invariant<int[]>[] BothCounted = [new("both additions count", static total => total[0] == 2 ? null : $"the counter stands at {total[0]}")];

    [Fact]
    public void A_lost_update_by_reordering_is_found()
    {
        var found = Sim.Explore(Seeds, Counting(readsThenWrites: true), BothCounted);

        found.Failure.ShouldNotBeNull();
        found.Failure.Violation.ShouldBe(new Violation("both additions count", "the counter stands at 1"));
        Sim.Explore(Seeds, Counting(readsThenWrites: false), BothCounted).ThrowIfFailed();
    }

    sealed record Work(int Number);

    sealed record Settings(int Factor);

    /// <summary>A worker that needs settings before it can work; work that comes earlier is kept, or not.</summary>
    static Func<Sim, List<int>> Working(bool stashes) => simulation =>
    {
        var done = new List<int>();
        simulation.AddNode("main", node =>
        {
            var settings = node.System.ActorOf(Scripted.Props(static self => self.On<Get>(_ => self.Sender.Tell(new Settings(10), self.Self))), "settings");
            var worker = node.System.ActorOf(Scripted.Props(self =>
            {
                self.OnPreStart = () => settings.Tell(new Get(), self.Self);
                self.On<Settings>(got =>
                {
                    self.Turn(() => self.On<Work>(x => done.Add(x.Number * got.Factor)));
                    self.Stash.UnstashAll();
                });
                if (stashes)
                    self.On<Work>(_ => self.Stash.Stash());
            }), "worker");
            node.System.ActorOf(Scripted.Props(self => self.On<Work>(x => worker.Tell(x, self.Self))), "customer").Tell(new Work(1));
        });
        return done;
    };

    static readonly Invariant<List<int>>[] AllDone = [new("all work is done", static done => done is [10] ? null : $"{done.Count} pieces done")];

    [Fact]
    public void A_missing_stash_is_found()
    {
        Sim.Explore(Seeds, Working(stashes: false), AllDone).Failure.ShouldNotBeNull().Violation!.Invariant.ShouldBe("all work is done");
        Sim.Explore(Seeds, Working(stashes: true), AllDone).ThrowIfFailed();
    }

    sealed record Pay(int Id);

    sealed record Paid(int Id);

    /// <summary>A cashier who pays each request once, and a customer who asks again until told that it is paid.</summary>
    sealed class Cashier : ReceivePersistentActor
    {
        readonly HashSet<int> paid = [];

        public Cashier(Action<int> bank, bool remembersFirst)
        {
            Recover<Paid>(x => paid.Add(x.Id));
            Command<Pay>(pay =>
            {
                var to = Sender;
                if (paid.Contains(pay.Id))
                {
                    to.Tell(new Paid(pay.Id), Self);
                    return;
                }
                if (!remembersFirst)
                    bank(pay.Id);
                Persist(new Paid(pay.Id), x =>
                {
                    paid.Add(x.Id);
                    if (remembersFirst)
                        bank(x.Id);
                    to.Tell(x, Self);
                });
            });
        }

        public override string PersistenceId => "cashier";
    }

    static Func<Sim, List<int>> Paying(bool remembersFirst) => simulation =>
    {
        var transfers = new List<int>();
        var cashiers = simulation.AddNode("cashiers", node =>
            node.System.ActorOf(Props.Create(() => new Cashier(transfers.Add, remembersFirst)), "cashier"));
        simulation.AddNode("customers", node => node.System.ActorOf(Scripted.Props(self =>
        {
            self.OnPreStart = () =>
            {
                for (var id = 1; id <= 3; id++)
                    self.Timers.StartPeriodicTimer(id, new Pay(id), TimeSpan.FromMilliseconds(id), TimeSpan.FromSeconds(20));
            };
            self.On<Pay>(x => cashiers.Ref("/user/cashier").Tell(x, self.Self));
            self.On<Paid>(x => self.Timers.Cancel(x.Id));
        }), "customer"));
        return transfers;
    };

    static readonly Invariant<List<int>>[] PaidOnce =
        [new("nothing is paid twice", static transfers => transfers.Count == transfers.Distinct().Count() ? null : $"transfers {string.Join(", ", transfers)}")];

    static readonly SimulationOptions Restarts = new()
    {
        Faults = [Faults.KillNode("cashiers", 6), Faults.BreakWrite("cashiers", 4), Faults.DisturbMessage("cashiers", "customers", 4)],
    };

    [Fact]
    public void A_double_effect_after_a_restart_is_found()
    {
        var found = Sim.Explore(Seeds, Paying(remembersFirst: false), PaidOnce, Restarts);

        found.Failure.ShouldNotBeNull().Violation!.Invariant.ShouldBe("nothing is paid twice");
        found.Failure.Faults.Count.ShouldBe(1);
        Sim.Explore(Seeds, Paying(remembersFirst: true), PaidOnce, Restarts).ThrowIfFailed();
    }
}
