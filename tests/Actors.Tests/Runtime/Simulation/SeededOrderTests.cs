using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime.Simulation;

/// <summary>Between senders the order is drawn from the seed; within a pair it is kept.</summary>
public sealed class SeededOrderTests
{
    sealed record Numbered(string From, int Number);

    static SimulatedActorSystem Create(long seed) => ActorSystem.CreateSimulated(seed, order: DeliveryOrder.Seeded);

    /// <summary>Three senders tell one receiver ten messages each, some through an envelope for values.</summary>
    static List<Numbered> Arrivals(long seed)
    {
        var arrived = new List<Numbered>();
        using var system = Create(seed);
        var receiver = system.ActorOf(Scripted.Props(self =>
        {
            self.On<Numbered>(arrived.Add);
            self.On<(string From, int Number)>(x => arrived.Add(new(x.From, x.Number)));
        }));
        foreach (var name in (string[])["a", "b", "c"])
        {
            system.ActorOf(Scripted.Props(self => self.On<string>(_ =>
            {
                for (var i = 0; i < 5; i++)
                {
                    receiver.Tell(new Numbered(name, i * 2));
                    receiver.Tell((name, (i * 2) + 1));
                }
            }))).Tell("go");
        }
        system.Run();
        return arrived;
    }

    [Fact]
    public void What_one_actor_tells_another_arrives_in_the_order_told_under_every_seed()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var arrived = Arrivals(seed);
            arrived.Count.ShouldBe(30);
            foreach (var sender in arrived.GroupBy(x => x.From, StringComparer.Ordinal))
                sender.Select(x => x.Number).ShouldBe(Enumerable.Range(0, 10));
        }
    }

    [Fact]
    public void The_order_between_senders_is_a_function_of_the_seed()
    {
        Arrivals(5).ShouldBe(Arrivals(5));
        Enumerable.Range(0, 50).Select(seed => string.Concat(Arrivals(seed).Select(x => x.From))).Distinct(StringComparer.Ordinal).Count().ShouldBe(50);
    }

    [Fact]
    public void Every_order_of_three_messages_comes_up()
    {
        var orders = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 100; seed++)
        {
            using var system = Create(seed);
            var log = new List<string>();
            foreach (var name in (string[])["a", "b", "c"])
                system.ActorOf(Scripted.Props(self => self.On<string>(log.Add))).Tell(name);
            system.Run();
            orders.Add(string.Concat(log));
        }
        orders.Count.ShouldBe(6);
    }

    [Fact]
    public void Continuations_of_asynchronous_handlers_are_ordered_by_the_seed_too()
    {
        var orders = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 100; seed++)
        {
            using var system = Create(seed);
            var log = new List<string>();
            foreach (var name in (string[])["a", "b"])
            {
                system.ActorOf(Scripted.Props(self => self.OnAsync<string>(async x =>
                {
                    log.Add(x);
                    await Task.Yield();
                    log.Add(x.ToUpperInvariant());
                }))).Tell(name);
            }
            system.Run();
            orders.Add(string.Concat(log));
        }
        orders.Order(StringComparer.Ordinal).ShouldBe(["aAbB", "abAB", "abBA", "baAB", "baBA", "bBaA"], ignoreOrder: true);
    }

    [Fact]
    public void A_stop_overtakes_messages_but_no_message_handled_before()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            using var system = Create(seed);
            var log = new List<string>();
            var actor = system.ActorOf(Scripted.Props(self =>
            {
                self.On<string>(log.Add);
                self.OnPostStop = () => log.Add("stopped");
            }));
            actor.Tell("a");
            system.Run();
            actor.Tell("b");
            system.Stop(actor);
            system.Run();
            log.ShouldBe(["a", "stopped"]);
        }
    }
}
