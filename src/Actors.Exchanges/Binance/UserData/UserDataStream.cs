using Actors.Domain;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.UserData;

/// <summary>
/// The events of an account for as long as it runs: connects anew when a link ends, opens the next link before it leaves an
/// old one, and has what may have been missed in between looked up. Events of an overlap come twice.
/// </summary>
/// <param name="take">Told of each event, one at a time for each link.</param>
/// <param name="catchUp">Looks up what was missed; awaited after each subscription, while events already come.</param>
sealed class UserDataStream(
    BinanceRest rest, UserDataOptions options, int seed, Action<UserEvent> take, Func<CancellationToken, Task> catchUp)
{
    readonly Random jitter = new(seed);
    readonly TimeProvider clock = rest.Options.Clock;
    TaskCompletionSource<string> distrusted = new();

    /// <summary>Told when it changes.</summary>
    public Action<FeedHealth, string>? Health { get; set; }

    public FeedHealth State { get; private set; } = FeedHealth.Down;

    /// <summary>Since when, by the venue's clock, all that happens is heard; null while it is not.</summary>
    public DateTimeOffset? LiveSince { get; private set; }

    /// <summary>Gives up a link that seems to be whole: the venue knows what it has not told.</summary>
    public void Distrust(string why) => Volatile.Read(ref distrusted).TrySetResult(why);

    /// <summary>Runs until it is stopped.</summary>
    public async Task Run(CancellationToken stop)
    {
        UserDataLink? link = null;
        var failures = 0;
        try
        {
            while (true)
            {
                var old = link;
                var openedAt = clock.GetUtcNow();
                try
                {
                    link = await UserDataLink.Open(rest, options, take, stop);
                    if (State != FeedHealth.Live)
                        Say(FeedHealth.CatchingUp, "subscribed");
                    await catchUp(stop);
                }
                catch (Exception e) when (e is VenueException or BinanceException)
                {
                    if (link is not null && link != old)
                    {
                        await link.DisposeAsync();
                        link = old;
                    }
                    if (old is null or { Ended.IsCompleted: true })
                        Say(FeedHealth.Down, e.Message);
                    await Task.Delay(Pause(++failures), clock, stop);
                    continue;
                }
                if (old is not null)
                    await old.DisposeAsync();
                distrusted = new();
                Say(FeedHealth.Live, "contiguous");
                if (await Task.WhenAny(link.Ended, link.Retiring, distrusted.Task).WaitAsync(stop) is Task<string> useless)
                {
                    Say(FeedHealth.Down, await useless);
                    await link.DisposeAsync();
                    link = null;
                    failures = clock.GetUtcNow() - openedAt >= options.Stable ? 0 : failures + 1;
                    if (failures > 0)
                        await Task.Delay(Pause(failures), clock, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            State = FeedHealth.Down;
        }
        finally
        {
            if (link is not null)
                await link.DisposeAsync();
        }
    }

    void Say(FeedHealth health, string why)
    {
        State = health;
        LiveSince = health == FeedHealth.Live ? LiveSince ?? rest.Clock.Now : null;
        Health?.Invoke(health, why);
    }

    /// <summary>Twice as long each time, and by chance up to half of it shorter.</summary>
    TimeSpan Pause(int failures)
    {
        var longest = options.FirstPause * Math.Pow(2, Math.Min(failures - 1, 10));
        return (longest < options.LongestPause ? longest : options.LongestPause) * (0.5 + jitter.NextDouble() / 2);
    }
}
