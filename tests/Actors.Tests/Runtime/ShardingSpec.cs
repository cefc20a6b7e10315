using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedShardingTests() : ShardingSpec(new ThreadedWorld());

public sealed class SimulatedShardingTests() : ShardingSpec(new SimulatedWorld());

/// <summary>Actors by id, on one node.</summary>
public abstract class ShardingSpec : IDisposable
{
    readonly World world;
    readonly TestProbe log;

    protected ShardingSpec(World world)
    {
        this.world = world;
        world.Open();
        log = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    [Fact]
    public void A_message_finds_its_entity_which_is_started_when_it_is_first_needed()
    {
        var region = Start();

        foreach (var (id, what) in new[] { ("a", "1"), ("b/c", "2"), ("a", "3") })
            region.Tell(new ShardingEnvelope(id, what), log.Ref);

        log.ReceiveN(5).ShouldBe(["a starts", "a 1", "b/c starts", "b/c 2", "a 3"], ignoreOrder: true);
        ClusterSharding.Get(world.Sys).ShardRegion("things").ShouldBe(region);
    }

    [Fact]
    public void A_passivated_entity_comes_back_with_the_messages_that_came_meanwhile()
    {
        var region = Start();

        region.Tell(new ShardingEnvelope("a", "1"), log.Ref);
        region.Tell(new ShardingEnvelope("a", "passivate"), log.Ref);
        log.ExpectMsgs("a starts", "a 1", "a passivates");
        region.Tell(new ShardingEnvelope("a", "2"), log.Ref);
        region.Tell(new ShardingEnvelope("a", "3"), log.Ref);

        log.ExpectMsgs("a starts", "a 2", "a 3");
    }

    [Fact]
    public void A_silent_entity_is_stopped_and_started_by_its_next_message()
    {
        var region = Start(TimeSpan.FromMinutes(1));
        region.Tell(new ShardingEnvelope("a", "1"), log.Ref);
        log.ExpectMsgs("a starts", "a 1");
        log.Watch(log.Sender);

        world.Advance(TimeSpan.FromMinutes(2));
        log.ExpectMsg<Terminated>();
        region.Tell(new ShardingEnvelope("a", "2"), log.Ref);

        log.ExpectMsgs("a starts", "a 2");
    }

    [Fact]
    public void A_message_for_no_entity_is_unhandled()
    {
        var unhandled = world.Subscribed<UnhandledMessage>();

        Start().Tell("nobody's");

        unhandled.ExpectMsg<UnhandledMessage>().Message.ShouldBe("nobody's");
    }

    [Fact]
    public void An_entity_has_one_shard_in_every_process()
    {
        var extractor = HashCodeMessageExtractor.Create(100, static _ => null);

        new[] { "BTCUSDT", "ETHUSDT", "" }.Select(id => extractor.ShardId(id)).ShouldBe(new[] { "BTCUSDT", "ETHUSDT", "" }.Select(id => extractor.ShardId(new ShardingEnvelope(id, 1))!));
        Enumerable.Range(0, 1000).Select(i => extractor.ShardId($"entity-{i}")).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(90);
        Should.Throw<ArgumentOutOfRangeException>(() => HashCodeMessageExtractor.Create(0, static _ => null));
    }

    [Fact]
    public void A_singleton_is_started_once()
    {
        var recipe = SingletonActor.Create(Scripted.Props(static _ => { }), "only");

        ClusterSingleton.Get(world.Sys).Init(recipe).ShouldBe(ClusterSingleton.Get(world.Sys).Init(recipe));
        Should.Throw<InvalidOperationException>(() => ClusterSharding.Get(world.Sys).ShardRegion("never")).Message.ShouldContain("never");
    }

    IActorRef Start(TimeSpan idle = default) => ClusterSharding.Get(world.Sys).Start(
        "things",
        id => Scripted.Props(self =>
        {
            self.OnPreStart = () => log.Ref.Tell($"{id} starts");
            self.On<string>(
                _ =>
                {
                    Scripted.Context.Parent.Tell(new Passivate("stop"));
                    log.Ref.Tell($"{id} passivates");
                },
                static what => what is "passivate");
            self.On<string>(_ => Scripted.Context.Stop(self.Self), static what => what is "stop");
            self.On<string>(what => log.Ref.Tell($"{id} {what}"));
        }),
        ClusterShardingSettings.Create(world.Sys).WithPassivateIdleAfter(idle),
        HashCodeMessageExtractor.Create(10, static _ => null));
}
