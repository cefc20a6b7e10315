using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Runtime;

public sealed class ThreadedValueMessageTests() : ValueMessageSpec(static () => new ThreadedWorld(), runs: 20);

public sealed class SimulatedValueMessageTests() : ValueMessageSpec(static () => new SimulatedWorld(), runs: 200);

/// <summary>Values travel in reused envelopes, and nobody can tell: whatever is kept of a message stays what was sent.</summary>
public abstract class ValueMessageSpec(Func<World> open, int runs)
{
    public enum Fate
    {
        Handle,
        Stash,
        Forward,
        Ignore,
        Await,
        Fail,
        Keep,
        Publish,
        Time,
        Redeclare,
    }

    public readonly record struct Parcel(int Number, Fate Fate, string Text, long Check)
    {
        public static Parcel Of(int number, Fate fate) => new(number, fate, $"parcel {number}", number * 31L);

        public bool IsWhole => string.Equals(Text, $"parcel {Number}", StringComparison.Ordinal) && Check == Number * 31L;
    }

    /// <summary>Another value type, so that envelopes of several types are in play.</summary>
    public readonly record struct Label(int Number, string Text);

    [Fact]
    public void No_fate_of_a_message_makes_it_change_or_vanish() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<Fate[]>(),
            fates =>
            {
                using var world = open();
                world.Open();
                Deliver(world, fates);
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(runs).WithEndSize(60));

    static void Deliver(World world, Fate[] fates)
    {
        var seen = world.CreateTestProbe();
        var unhandled = world.Subscribed<UnhandledMessage>();
        var published = world.Subscribed<Parcel>();
        var other = world.Spawn(self => self.OnAny(x => seen.Ref.Forward(x)));
        var actor = world.Spawn(Sorting(world, seen, other));
        for (var i = 0; i < fates.Length; i++)
        {
            actor.Tell(Parcel.Of(i, fates[i]));
            actor.Tell(new Label(i, $"label {i}"));
        }
        actor.Tell("open");
        Wait(world, actor, fates.Count(static x => x == Fate.Await));
        world.Advance(TimeSpan.FromSeconds(1));

        Expect(seen, fates, static x => x is not (Fate.Ignore or Fate.Publish));
        Expect(unhandled, fates, static x => x == Fate.Ignore);
        Expect(published, fates, static x => x == Fate.Publish);
    }

    /// <summary>Takes every parcel as its fate says; whatever is left of it at the end goes to the probe.</summary>
    static Action<Scripted> Sorting(World world, TestProbe seen, IActorRef other) => self =>
    {
        var kept = new List<object>();
        var labels = 0;
        self.OnPreRestart = (_, message) => seen.Ref.Tell(message!);
        self.On<Label>(x =>
        {
            string.Equals(x.Text, $"label {x.Number}", StringComparison.Ordinal).ShouldBeTrue();
            labels++;
        });
        self.On<Parcel>(x => self.Stash.Stash(), static x => x.Fate == Fate.Stash);
        self.On<Parcel>(x => other.Forward(x), static x => x.Fate == Fate.Forward);
        self.On<Parcel>(x => throw new Boom(), static x => x.Fate == Fate.Fail);
        self.On<Parcel>(x => world.Sys.EventStream.Publish(x), static x => x.Fate == Fate.Publish);
        self.On<Parcel>(x => world.Sys.Scheduler.ScheduleTellOnce(TimeSpan.FromSeconds(1), self.Self, x, self.Self), static x => x.Fate == Fate.Time);
        self.On<Parcel>(x => self.TurnStacked(() => self.OnAny(y =>
        {
            seen.Ref.Tell(x);
            self.Stash.Stash();
            self.Stash.UnstashAll();
            self.TurnBack();
        })), static x => x.Fate == Fate.Redeclare);
        self.OnIf<Parcel>(x =>
        {
            if (x.Fate != Fate.Keep)
                return false;
            kept.Add(x);
            seen.Ref.Tell(kept[^1]);
            return true;
        });
        self.On<Parcel>(x => seen.Ref.Tell(x), static x => x.Fate == Fate.Handle);
        self.OnAsync<Waiting>(async x =>
        {
            await world.Sys.DeadLetters.WatchAsync();
            seen.Ref.Tell(x.Parcel);
        });
        self.On<Parcel>(x => self.Self.Tell(new Waiting(x)), static x => x.Fate == Fate.Await);
        self.On<string>(_ => self.Turn(() =>
        {
            self.Stash.UnstashAll();
            self.On<Parcel>(x => seen.Ref.Tell(x), static x => x.Fate != Fate.Ignore);
            self.OnAsync<Waiting>(async x =>
            {
                await world.Sys.DeadLetters.WatchAsync();
                seen.Ref.Tell(x.Parcel);
            });
            self.On<Label>(_ => labels++);
        }));
    };

    public readonly record struct Waiting(Parcel Parcel);

    static void Wait(World world, IActorRef actor, int rounds)
    {
        for (var i = 0; i <= rounds; i++)
            world.Await(actor.Ask<ActorIdentity>(new Identify(i)));
    }

    static void Expect(TestProbe probe, Fate[] fates, Predicate<Fate> isMeant)
    {
        var expected = Enumerable.Range(0, fates.Length).Where(i => isMeant(fates[i])).ToList();
        var got = new List<int>();
        foreach (var _ in expected)
        {
            var parcel = probe.ReceiveOne() switch
            {
                UnhandledMessage x => (Parcel)x.Message,
                object x => (Parcel)x,
            };
            parcel.IsWhole.ShouldBeTrue($"{parcel} was changed");
            parcel.Fate.ShouldBe(fates[parcel.Number]);
            got.Add(parcel.Number);
        }
        got.Order().ShouldBe(expected);
        probe.ExpectNoMsg();
    }
}
