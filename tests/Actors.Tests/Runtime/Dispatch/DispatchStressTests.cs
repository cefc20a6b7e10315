using System.Collections.Concurrent;
using Actors.Runtime;
using Actors.Runtime.Hocon;

namespace Actors.Tests.Runtime.Dispatch;

/// <summary>What holds under load on every dispatcher: order per pair, nothing lost, turns for all. ACTORS_STRESS multiplies the load.</summary>
public sealed class DispatchStressTests : IDisposable
{
    static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);
    static readonly int Load = int.TryParse(Environment.GetEnvironmentVariable("ACTORS_STRESS"), out var factor) ? factor : 1;
    readonly ActorSystem system = ActorSystem.Create("stress", ConfigurationFactory.ParseString("""
        short { type = Dispatcher, throughput = 1 }
        """));

    public void Dispose() => system.Dispose();

    [Theory]
    [InlineData("akka.actor.default-dispatcher", 20_000)]
    [InlineData("short", 5_000)]
    [InlineData("akka.pinned-dispatcher", 5_000)]
    public async Task Messages_of_one_sender_arrive_in_order_and_none_is_lost(string dispatcher, int each)
    {
        const int senders = 4;
        var messages = each * Load;
        var done = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var receiver = system.ActorOf(Props.Create(() => new OrderCheck(senders, messages, done)).WithDispatcher(dispatcher));

        Parallel.For(0, senders, new ParallelOptions { MaxDegreeOfParallelism = senders }, sender =>
        {
            for (var i = 0; i < messages; i++)
                receiver.Tell(new Numbered(sender, i));
        });

        (await done.Task.WaitAsync(Guard)).ShouldBe("in order");
    }

    [Fact]
    public async Task An_idle_actor_is_woken_by_every_single_message()
    {
        // Each message is told when the one before has been handled, the moment in which a wake-up could be lost.
        var rounds = 20_000 * Load;
        var pairs = Enumerable.Range(0, 4).Select(_ => PingPong(rounds)).ToArray();

        (await Task.WhenAll(pairs).WaitAsync(Guard)).ShouldAllBe(static left => left == 0);
    }

    [Fact]
    public async Task A_flooded_actor_does_not_keep_others_from_their_turns()
    {
        var stop = new StrongBox();
        var flooded = Enumerable.Range(0, Environment.ProcessorCount * 2).Select(_ => system.ActorOf(Props.Create(() => new SelfFeeder(stop)))).ToArray();
        foreach (var one in flooded)
            one.Tell("go");

        for (var i = 0; i < 200; i++)
            (await system.ActorOf(Props.Create(static () => new Echo())).Ask<int>(i).WaitAsync(Guard)).ShouldBe(i);

        stop.IsSet = true;
    }

    [Fact]
    public async Task Failures_restarts_and_stops_under_load_lose_no_message_but_the_failed_ones()
    {
        var messages = 20_000 * Load;
        var seen = new ConcurrentQueue<int>();
        var quiet = system.ActorOf(Props.Create(static () => new Ignore()));
        system.EventStream.Subscribe(quiet, typeof(Error));
        var target = system.ActorOf(Props.Create(() => new FailsAtSevens(seen)));

        Parallel.For(0, messages, i => target.Tell(i));
        await target.GracefulStop(Guard);

        seen.Order().ShouldBe(Enumerable.Range(0, messages).Where(static i => i % 7 != 0));
    }

    [Fact]
    public async Task Every_watcher_hears_once_of_every_stop()
    {
        var count = 500 * Load;
        var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var subjects = Enumerable.Range(0, count).Select(_ => system.ActorOf(Props.Create(static () => new Echo()))).ToArray();
        var watcher = system.ActorOf(Props.Create(() => new Mourner(subjects, done)));
        await watcher.Ask<ActorIdentity>(new Identify(1));

        Parallel.ForEach(subjects, static (subject, _, i) => subject.Tell(i % 2 == 0 ? PoisonPill.Instance : Kill.Instance));

        (await done.Task.WaitAsync(Guard)).ShouldBe(count);
    }

    Task<int> PingPong(int rounds)
    {
        var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var back = system.ActorOf(Props.Create(static () => new Echo()));
        system.ActorOf(Props.Create(() => new Player(back, rounds, done)));
        return done.Task;
    }

    readonly record struct Numbered(int Sender, int Number);

    sealed class StrongBox
    {
        internal volatile bool IsSet;
    }

    sealed class OrderCheck : ReceiveActor
    {
        public OrderCheck(int senders, int messages, TaskCompletionSource<string> done)
        {
            var next = new int[senders];
            var left = senders * messages;
            Receive<Numbered>(one =>
            {
                if (next[one.Sender]++ != one.Number)
                    done.TrySetResult($"{one} came in place of {next[one.Sender] - 1}");
                if (--left == 0)
                    done.TrySetResult("in order");
            });
        }
    }

    sealed class Echo : ReceiveActor
    {
        public Echo() => ReceiveAny(x => Sender.Tell(x));
    }

    sealed class Ignore : ReceiveActor
    {
        public Ignore() => ReceiveAny(static _ => { });
    }

    sealed class Player : ReceiveActor
    {
        public Player(IActorRef back, int rounds, TaskCompletionSource<int> done)
        {
            Receive<int>(left =>
            {
                if (left == 0)
                    done.SetResult(left);
                else
                    back.Tell(left - 1);
            });
            Self.Tell(rounds);
        }
    }

    sealed class SelfFeeder : ReceiveActor
    {
        public SelfFeeder(StrongBox stop) => Receive<string>(x =>
        {
            if (!stop.IsSet)
                Self.Tell(x);
        });
    }

    sealed class FailsAtSevens : ReceiveActor
    {
        public FailsAtSevens(ConcurrentQueue<int> seen) => Receive<int>(x =>
        {
            if (x % 7 == 0)
                throw new InvalidOperationException("a seven");
            seen.Enqueue(x);
        });
    }

    sealed class Mourner : ReceiveActor
    {
        public Mourner(IActorRef[] subjects, TaskCompletionSource<int> done)
        {
            var dead = new HashSet<IActorRef>();
            foreach (var one in subjects)
                Context.Watch(one);
            Receive<Terminated>(notice =>
            {
                if (!dead.Add(notice.ActorRef))
                    done.TrySetResult(-1);
                if (dead.Count == subjects.Length)
                    done.TrySetResult(dead.Count);
            });
        }
    }
}
