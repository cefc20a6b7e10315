using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using Sim = Actors.Runtime.Simulation;

namespace Actors.Tests.Runtime.Simulation;

/// <summary>Two nodes and what is between them.</summary>
public sealed class NetworkTests
{
    static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);
    static readonly SimulationOptions Even = new() { Network = new(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(5)) };

    /// <summary>Node a sends 1 to 5 to node b, one a second.</summary>
    static List<string> Send(SimulationOptions options, params Fault[] faults)
    {
        var log = new List<string>();
        Sim.Replay(1, faults, simulation =>
        {
            var b = simulation.AddNode("b", node => node.System.ActorOf(
                Scripted.Props(self => self.On<int>(x => log.Add($"{x} at {simulation.Elapsed.TotalMilliseconds}"))), "sink"));
            var a = simulation.AddNode("a", node => node.System.ActorOf(
                Scripted.Props(self => self.On<int>(x => b.Ref("/user/sink").Tell(x))), "source"));
            for (var i = 1; i <= 5; i++)
            {
                var number = i;
                simulation.After((i - 1) * OneSecond, () => a.Ref("/user/source").Tell(number));
            }
            return log;
        }, [], options).Violation.ShouldBeNull();
        return log;
    }

    [Fact]
    public void A_message_from_node_to_node_takes_its_time() =>
        Send(Even).ShouldBe(["1 at 5", "2 at 1005", "3 at 2005", "4 at 3005", "5 at 4005"]);

    [Fact]
    public void A_message_is_lost_doubled_or_late_as_planned() =>
        Send(Even, new Fault.LoseMessage("a", "b", 2), new Fault.DuplicateMessage("a", "b", 3), new Fault.DelayMessage("a", "b", 4, 3 * OneSecond))
            .ShouldBe(["1 at 5", "3 at 2005", "3 at 2005", "4 at 6005", "5 at 6005"]);

    [Fact]
    public void Nothing_passes_a_partition_in_either_direction_while_it_lasts() =>
        Send(Even, new Fault.Partition("b", "a", OneSecond, 2 * OneSecond)).ShouldBe(["1 at 5", "4 at 3005", "5 at 4005"]);

    [Fact]
    public void A_node_that_is_down_gets_nothing_and_the_next_incarnation_is_found_by_the_same_reference() =>
        Send(Even, new Fault.KillNode("b", 2, 1.5 * OneSecond)).ShouldBe(["1 at 5", "2 at 1005", "4 at 3005", "5 at 4005"]);

    [Fact]
    public void Messages_of_a_link_keep_their_order_under_every_seed()
    {
        Sim.Explore(Enumerable.Range(0, 50).Select(x => (long)x), simulation =>
        {
            var arrived = new List<int>();
            var sink = simulation.AddNode("b", node => node.System.ActorOf(Scripted.Props(self => self.On<int>(arrived.Add)), "sink"));
            simulation.AddNode("a", node => node.System.ActorOf(Scripted.Props(self => self.On<string>(_ =>
            {
                for (var i = 0; i < 20; i++)
                    sink.Ref("/user/sink").Tell(i);
            }))).Tell("go"));
            return arrived;
        }, [new("all arrive in order", arrived => arrived.SequenceEqual(Enumerable.Range(0, 20)) ? null : string.Join(' ', arrived))]).ThrowIfFailed();
    }

    [Fact]
    public void An_ask_between_nodes_is_answered_through_the_network_or_times_out()
    {
        Ask().ShouldBe(["answer 42 at 10"]);
        Ask(new Fault.LoseMessage("b", "a", 1)).ShouldBe(["AskTimeoutException at 1000"]);

        static List<string> Ask(params Fault[] faults)
        {
            var log = new List<string>();
            Sim.Replay(1, faults, simulation =>
            {
                var b = simulation.AddNode("b", node => node.System.ActorOf(Scripted.Props(self => self.On<string>(_ => self.Sender.Tell(42))), "sink"));
                simulation.AddNode("a", node => node.System.ActorOf(Scripted.Props(self => self.OnAsync<string>(async x =>
                {
                    try
                    {
                        log.Add($"answer {await b.Ref("/user/sink").Ask<int>(x, OneSecond)} at {simulation.Elapsed.TotalMilliseconds}");
                    }
                    catch (AskTimeoutException late)
                    {
                        log.Add($"{late.GetType().Name} at {simulation.Elapsed.TotalMilliseconds}");
                    }
                }))).Tell("question"));
                return log;
            }, [], Even).Violation.ShouldBeNull();
            return log;
        }
    }

    [Fact]
    public void A_reference_in_a_message_leads_back_through_the_network()
    {
        var log = new List<string>();
        Sim.Replay(1, [], simulation =>
        {
            var b = simulation.AddNode("b", node => node.System.ActorOf(Scripted.Props(self => self.On<IActorRef>(to => to.Tell("hello"))), "sink"));
            simulation.AddNode("a", node => node.System.ActorOf(Scripted.Props(self =>
            {
                self.On<int>(_ => b.Ref("/user/sink").Tell(self.Self));
                self.On<string>(x => log.Add($"{x} at {simulation.Elapsed.TotalMilliseconds}"));
            })).Tell(1));
            return log;
        }, [], Even).Violation.ShouldBeNull();

        log.ShouldBe(["hello at 10"]);
    }
}
