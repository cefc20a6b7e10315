using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedSelectionTests() : SelectionSpec(new ThreadedWorld());

public sealed class SimulatedSelectionTests() : SelectionSpec(new SimulatedWorld());

/// <summary>Finding actors by path.</summary>
public abstract class SelectionSpec : IDisposable
{
    readonly World world;
    readonly TestProbe log;

    protected SelectionSpec(World world)
    {
        this.world = world;
        world.Open();
        log = world.CreateTestProbe();
    }

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("/user/parent/a", "a")]
    [InlineData("/user/parent/*", "a,b1,b2")]
    [InlineData("/user/*/b?", "b1,b2")]
    [InlineData("/user/parent/b*", "b1,b2")]
    [InlineData("/user/parent/a/../b1", "b1")]
    [InlineData("akka://{0}/user/parent/a", "a")]
    public void A_path_reaches_the_actors_that_live_there(string path, string names)
    {
        Family();

        world.Sys.ActorSelection(string.Format(path, world.Sys.Name)).Tell("hello", log.Ref);

        log.ReceiveN(names.Split(',').Length).ShouldBe(names.Split(','), ignoreOrder: true);
        log.ExpectNoMsg();
    }

    [Fact]
    public void A_path_without_a_slash_begins_at_the_actor()
    {
        var parent = Family();

        parent.Tell("a", log.Ref);
        log.ExpectMsg("a");
        parent.Tell("../parent/b2", log.Ref);
        log.ExpectMsg("b2");
    }

    [Fact]
    public void One_selected_actor_can_be_resolved_and_nobody_is_an_error()
    {
        var parent = Family();

        var found = world.Await(world.Sys.ActorSelection("/user/parent").ResolveOne(TimeSpan.FromSeconds(1)));
        var missing = world.Sys.ActorSelection("/user/nobody").ResolveOne(TimeSpan.FromSeconds(1));

        found.ShouldBe(parent);
        Should.Throw<ActorNotFoundException>(() => world.Await(missing)).Message.ShouldContain("/user/nobody");
    }

    [Fact]
    public void A_message_to_a_path_with_nobody_there_is_a_dead_letter_that_names_the_path()
    {
        var letters = world.Subscribed<DeadLetter>();

        world.Sys.ActorSelection("/user/nobody/here").Tell("lost");

        letters.ExpectMsg<DeadLetter>().Recipient.Path.ToStringWithoutAddress().ShouldBe("/user/nobody/here");
    }

    [Fact]
    public void A_selection_can_be_asked()
    {
        Family();

        world.Await(world.Sys.ActorSelection("/user/parent/b1").Ask<string>("hello")).ShouldBe("b1");
    }

    [Fact]
    public void A_path_of_another_system_is_refused()
    {
        Should.Throw<ArgumentException>(() => world.Sys.ActorSelection("akka://elsewhere/user/a")).Message.ShouldContain("another system");
        Should.Throw<ArgumentException>(() => world.Sys.ActorSelection(""));
    }

    /// <summary>A parent with children a, b1, b2 that answer with their names; the parent passes "x" on to the path it is told.</summary>
    IActorRef Family()
    {
        var parent = world.Spawn(self =>
        {
            foreach (var name in new[] { "a", "b1", "b2" })
                Scripted.Child(child => child.OnAny(_ => child.Sender.Tell(child.Self.Path.Name)), name);
            self.On<string>(path => Scripted.Context.ActorSelection(path).Tell("hello", self.Sender));
        }, "parent");
        world.Await(parent.Ask<ActorIdentity>(new Identify(1)));
        return parent;
    }
}
