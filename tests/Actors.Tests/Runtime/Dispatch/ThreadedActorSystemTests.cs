using Actors.Runtime;
using Actors.Tests.Runtime.TestKit;

namespace Actors.Tests.Runtime.Dispatch;

/// <summary>What only threads can break.</summary>
public sealed class ThreadedActorSystemTests : IDisposable
{
    static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);
    readonly ActorSystem system = ActorSystem.Create("threads");

    public void Dispose() => system.Terminate().Wait(Guard);

    readonly record struct Numbered(int Sender, int Number);

    sealed record NumberedClass(int Sender, int Number);

    [Fact]
    public async Task Every_message_of_many_senders_arrives_once_in_the_order_of_its_sender()
    {
        const int senders = 16, each = 20_000;
        var done = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = system.ActorOf(Scripted.Props(self =>
        {
            var next = new int[senders];
            var wrong = 0;
            var left = senders * each;
            void Take(int sender, int number)
            {
                if (next[sender]++ != number)
                    wrong++;
                if (--left == 0)
                    done.SetResult(wrong);
            }
            self.On<Numbered>(x => Take(x.Sender, x.Number));
            self.On<NumberedClass>(x => Take(x.Sender, x.Number));
        }));

        await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Run(() =>
        {
            for (var i = 0; i < each; i++)
            {
                if (i % 2 == 0)
                    actor.Tell(new Numbered(sender, i));
                else
                    actor.Tell(new NumberedClass(sender, i));
            }
        })));

        (await done.Task.WaitAsync(Guard)).ShouldBe(0);
    }

    [Fact]
    public async Task An_actor_never_runs_on_two_threads_at_once_and_sees_its_own_writes()
    {
        const int senders = 8, each = 5_000;
        var running = 0;
        var overlaps = 0;
        var done = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = system.ActorOf(Scripted.Props(self =>
        {
            var count = 0L;
            void Enter()
            {
                if (Interlocked.Increment(ref running) != 1)
                    Interlocked.Increment(ref overlaps);
                count++;
                Interlocked.Decrement(ref running);
                if (count == senders * each)
                    done.SetResult(count);
            }
            self.On<Numbered>(_ => Enter());
            self.OnAsync<NumberedClass>(async _ =>
            {
                await Task.Yield();
                Enter();
            });
            self.OnPreStart = () => self.Stash.UnstashAll();
        }));

        await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Run(() =>
        {
            for (var i = 0; i < each; i++)
            {
                if (i % 10 == 0)
                    actor.Tell(new NumberedClass(sender, i));
                else
                    actor.Tell(new Numbered(sender, i));
            }
        })));

        (await done.Task.WaitAsync(Guard)).ShouldBe(senders * each);
        overlaps.ShouldBe(0);
    }

    [Fact]
    public async Task Top_level_actors_can_be_created_from_many_threads()
    {
        var refs = await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
            Enumerable.Range(0, 500).Select(_ => system.ActorOf(Scripted.Props(self => self.On<int>(x => self.Sender.Tell(x))))).ToArray())));

        refs.SelectMany(static x => x).Select(static x => x.Path.Name).Distinct(StringComparer.Ordinal).Count().ShouldBe(4_000);
        foreach (var actor in refs.SelectMany(static x => x))
            (await actor.Ask<int>(1).WaitAsync(Guard)).ShouldBe(1);
    }

    [Fact]
    public async Task A_system_terminates_while_actors_are_still_being_created()
    {
        for (var round = 0; round < 20; round++)
        {
            var busy = ActorSystem.Create("busy");
            var creators = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            {
                while (!busy.WhenTerminated.IsCompleted)
                {
                    try
                    {
                        busy.ActorOf(Scripted.Props(static self => self.On<int>(static _ => { })));
                    }
                    catch (InvalidOperationException)
                    {
                        return;
                    }
                }
            })).ToArray();

            await busy.Terminate().WaitAsync(Guard);
            await Task.WhenAll(creators).WaitAsync(Guard);
        }
    }

    [Fact]
    public async Task A_stop_amid_traffic_loses_no_message_without_a_dead_letter()
    {
        const int senders = 4, each = 10_000;
        var handled = 0;
        var buried = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = 0;
        var letters = system.ActorOf(Scripted.Props(self => self.On<DeadLetter>(_ =>
        {
            if (++count + Volatile.Read(ref handled) == senders * each)
                buried.TrySetResult();
        })));
        system.EventStream.Subscribe(letters, typeof(DeadLetter));
        var actor = system.ActorOf(Scripted.Props(self => self.On<Numbered>(_ =>
        {
            if (Interlocked.Increment(ref handled) == each)
                Scripted.Context.Stop(self.Self);
        })));

        await Task.WhenAll(Enumerable.Range(0, senders).Select(sender => Task.Run(() =>
        {
            for (var i = 0; i < each; i++)
                actor.Tell(new Numbered(sender, i));
        })));

        await buried.Task.WaitAsync(Guard);
        handled.ShouldBe(each);
    }

    [Fact]
    public async Task Watches_that_race_with_the_end_are_answered_exactly_once()
    {
        const int watchers = 200;
        var notices = 0;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var subject = system.ActorOf(Scripted.Props(static self => self.On<int>(static _ => { })));
        var refs = Enumerable.Range(0, watchers).Select(_ => system.ActorOf(Scripted.Props(self =>
        {
            self.OnPreStart = () => Scripted.Context.Watch(subject);
            self.On<Terminated>(x =>
            {
                if (Interlocked.Increment(ref notices) == watchers)
                    all.TrySetResult();
            });
        }))).ToArray();
        system.Stop(subject);

        await all.Task.WaitAsync(Guard);
        foreach (var watcher in refs)
            await watcher.Ask<ActorIdentity>(new Identify(1)).WaitAsync(Guard);
        notices.ShouldBe(watchers);
    }

    [Fact]
    public async Task Restarts_amid_traffic_keep_the_mailbox()
    {
        const int messages = 20_000;
        ThreadedWorld.Quieten(system);
        var handled = 0;
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var actor = system.ActorOf(Scripted.Props(self => self.On<Numbered>(x =>
        {
            if (++handled == messages)
                done.SetResult();
            if (x.Number % 100 == 0)
                throw new Boom();
        })));

        for (var i = 0; i < messages; i++)
            actor.Tell(new Numbered(0, i));

        await done.Task.WaitAsync(Guard);
    }
}
