using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime;

public sealed class ThreadedHandlerTests() : HandlerSpec(new ThreadedWorld());

public sealed class SimulatedHandlerTests() : HandlerSpec(new SimulatedWorld());

/// <summary>Which handler takes a message, and changing the handlers.</summary>
public abstract class HandlerSpec : IDisposable
{
    readonly World world;

    protected HandlerSpec(World world)
    {
        this.world = world;
        world.Open();
    }

    public void Dispose() => world.Dispose();

    interface IShape
    {
        int Sides { get; }
    }

    sealed record Square(int Size) : IShape
    {
        public int Sides => 4;
    }

    readonly record struct Triangle(int Size) : IShape
    {
        public int Sides => 3;
    }

    enum Light
    {
        Green,
    }

    [Fact]
    public void The_first_handler_that_matches_takes_the_message()
    {
        var probe = world.CreateTestProbe();
        var actor = world.Spawn(self =>
        {
            self.On<Square>(x => probe.Ref.Tell($"large {x.Size}"), x => x.Size > 10);
            self.OnIf<Square>(x =>
            {
                probe.Ref.Tell($"seen {x.Size}");
                return x.Size > 5;
            });
            self.On<IShape>(x => probe.Ref.Tell($"sides {x.Sides}"));
            self.On<Triangle>(_ => probe.Ref.Tell("never"));
            self.OnAny(x => probe.Ref.Tell($"any {x}"));
        });

        actor.Tell(new Square(11));
        actor.Tell(new Square(6));
        actor.Tell(new Square(5));
        actor.Tell(new Triangle(7));
        actor.Tell("text");

        probe.ExpectMsgs("large 11", "seen 6", "seen 5", "sides 4", "sides 3", "any text");
    }

    [Fact]
    public void A_value_reaches_exact_handlers_guarded_handlers_and_catch_alls_alike()
    {
        var probe = world.CreateTestProbe();
        var actor = world.Spawn(self =>
        {
            self.On<Triangle>(x => probe.Ref.Tell($"guarded {x.Size}"), x => x.Size == 1);
            self.OnIf<Triangle>(x => x.Size == 2);
            self.On<Triangle>(x => probe.Ref.Tell($"plain {x.Size}"));
            self.On<object>(x => probe.Ref.Tell($"object {x}"));
        });

        actor.Tell(new Triangle(1));
        actor.Tell(new Triangle(2));
        actor.Tell(new Triangle(3));
        actor.Tell((object)new Triangle(4));
        actor.Tell(new Triangle(5), ActorRefs.NoSender);
        actor.Tell(42);
        actor.Tell(Light.Green);
        actor.Tell((int?)43);

        probe.ExpectMsgs("guarded 1", "plain 3", "plain 4", "plain 5", "object 42", "object Green", "object 43");
    }

    [Fact]
    public void Become_replaces_the_handlers_and_stacking_returns_to_them()
    {
        var probe = world.CreateTestProbe();
        var actor = world.Spawn(self =>
        {
            self.On<string>(x => probe.Ref.Tell($"first {x}"), x => x.Length == 1);
            self.On<string>(_ => self.TurnStacked(() =>
            {
                self.On<string>(x => probe.Ref.Tell($"second {x}"), x => x.Length == 1);
                self.On<string>(_ => self.TurnBack(), x => string.Equals(x, "back", StringComparison.Ordinal));
                self.On<string>(_ => self.Turn(() => self.OnAny(x => probe.Ref.Tell($"third {x}"))));
            }));
        });

        foreach (var x in new[] { "a", "up", "b", "back", "c", "up", "d", "over", "e" })
            actor.Tell(x);

        probe.ExpectMsgs("first a", "second b", "first c", "second d", "third e");
    }

    [Fact]
    public void A_become_in_the_constructor_sets_the_first_behaviour()
    {
        var probe = world.CreateTestProbe();
        var actor = world.Spawn(self =>
        {
            self.Turn(() => self.On<string>(_ =>
            {
                self.TurnBack();
                probe.Ref.Tell("closed");
            }));
            self.On<string>(_ => probe.Ref.Tell("declared"));
        });
        var stacked = world.Spawn(self =>
        {
            self.TurnStacked(() => self.On<string>(_ =>
            {
                self.TurnBack();
                probe.Ref.Tell("top");
            }));
            self.On<string>(_ => probe.Ref.Tell("bottom"));
        });

        actor.Tell("x");
        actor.Tell("x");
        probe.ExpectMsgs("closed", "closed");

        stacked.Tell("x");
        stacked.Tell("x");
        probe.ExpectMsgs("top", "bottom");
    }

    [Fact]
    public void A_handler_after_the_catch_all_is_refused()
    {
        var errors = world.Subscribed<Error>();
        world.Spawn(self =>
        {
            self.OnAny(static _ => { });
            self.On<string>(static _ => { });
        });

        errors.ExpectMsg<Error>().Cause!.InnerException.ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public void Handlers_cannot_be_declared_while_handling()
    {
        var errors = world.Subscribed<Error>();
        var actor = world.Spawn(self => self.On<string>(_ => self.On<int>(static _ => { })));

        actor.Tell("x");

        errors.ExpectMsg<Error>().Cause.ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public void What_no_handler_takes_is_published_as_unhandled()
    {
        var unhandled = world.Subscribed<UnhandledMessage>();
        var probe = world.CreateTestProbe();
        var actor = world.Spawn(self => self.On<string>(static _ => { }));

        probe.Send(actor, new Triangle(1));

        var got = unhandled.ExpectMsg<UnhandledMessage>();
        got.Message.ShouldBe(new Triangle(1));
        got.Sender.ShouldBe(probe.Ref);
        got.Recipient.ShouldBe(actor);
    }
}
