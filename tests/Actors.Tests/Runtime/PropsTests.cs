using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

/// <summary>Recipes as values, and actors that somebody else makes.</summary>
public sealed class PropsTests : IDisposable
{
    readonly SimulatedWorld world = new();

    public PropsTests() => world.Open();

    public void Dispose() => world.Dispose();

    [Fact]
    public void Recipes_that_make_the_same_actors_in_the_same_way_are_equal()
    {
        Props.Create<Greeter>("hello").ShouldBe(new Props(typeof(Greeter), ["hello"]));
        Props.Create<Greeter>("hello").GetHashCode().ShouldBe(Props.Create(typeof(Greeter), "hello").GetHashCode());
        Props.Create<Greeter>("hello").ShouldNotBe(Props.Create<Greeter>("goodbye"));
        Props.Create<Greeter>("hello").ShouldNotBe(Props.Create<Greeter>("hello").WithDispatcher("other"));
        Props.Create(() => new Greeter("hello")).ShouldNotBe(Props.Create(() => new Greeter("hello")));
    }

    [Fact]
    public void A_recipe_says_how_its_actor_is_deployed()
    {
        var deploy = new Deploy().WithMailbox("mailbox").WithDispatcher("dispatcher").WithStashCapacity(3);

        new Props(deploy, typeof(Greeter), "hello").Deploy.ShouldBe(deploy);
        Props.Create<Greeter>("hello").WithDeploy(deploy).Deploy.ShouldBe(deploy);
        new Props(typeof(Greeter), SupervisorStrategy.StoppingStrategy, "hello").SupervisorStrategy.ShouldBe(SupervisorStrategy.StoppingStrategy);
    }

    [Fact]
    public void The_arguments_of_a_recipe_cannot_be_changed_from_outside()
    {
        var recipe = Props.Create<Greeter>("hello");

        recipe.Arguments[0] = "changed";

        recipe.Arguments.ShouldBe(["hello"]);
    }

    [Fact]
    public void A_producer_makes_every_instance_and_gets_each_back()
    {
        var log = world.CreateTestProbe();
        var producer = new Container();
        var actor = world.Sys.ActorOf(Props.CreateBy(producer));

        actor.Tell("a", log.Ref);
        actor.Tell(new Boom(), log.Ref);
        actor.Tell("b", log.Ref);
        log.ExpectMsgs("1: a", "2: b");
        log.Watch(actor);
        actor.Tell(PoisonPill.Instance);

        log.ExpectTerminated(actor);
        producer.Released.ShouldBe(["1", "2"]);
    }

    [Fact]
    public void A_producer_is_made_from_arguments()
    {
        var log = world.CreateTestProbe();

        world.Sys.ActorOf(Props.CreateBy<Named>("named")).Tell("x", log.Ref);

        log.ExpectMsg("named: x");
    }

    [Fact]
    public void What_the_ignoring_reference_is_told_is_no_dead_letter()
    {
        var letters = world.Subscribed<AllDeadLetters>();

        world.Sys.IgnoreRef.Tell("x");
        world.Spawn(self => self.OnAny(x => self.Sender.Tell("answer"))).Tell("x", world.Sys.IgnoreRef);

        letters.ExpectNoMsg();
    }

    sealed class Container : IIndirectActorProducer
    {
        int made;

        public List<string> Released { get; } = [];

        public Type ActorType => typeof(Greeter);

        public ActorBase Produce() => new Greeter($"{++made}");

        public void Release(ActorBase actor) => Released.Add(((Greeter)actor).Name);
    }

    sealed class Named(string name) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Greeter);

        public ActorBase Produce() => new Greeter(name);

        public void Release(ActorBase actor)
        {
            // What it makes it does not keep.
        }
    }

    sealed class Greeter : ReceiveActor
    {
        public Greeter(string name)
        {
            Name = name;
            Receive<Exception>(static x => throw x);
            ReceiveAny(x => Sender.Tell($"{name}: {x}"));
        }

        public string Name { get; }
    }
}
