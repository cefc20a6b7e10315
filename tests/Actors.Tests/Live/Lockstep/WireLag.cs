namespace Actors.Tests.Live;

/// <summary>Draws from a seed how long things are on their way, so that what happens meanwhile is another for each seed.</summary>
sealed class WireLag(int seed, TimeProvider clock)
{
    static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(300);
    static readonly TimeSpan Rare = TimeSpan.FromSeconds(5);

    readonly Random chance = new(seed);

    public DateTimeOffset Now => clock.GetUtcNow();

    public TimeSpan Draw() => (chance.Next(20) == 0 ? Rare : Usual) * chance.NextDouble();

    public Task Pass(CancellationToken stop) => Pass(Draw(), stop);

    /// <summary>A disk is faster than a network.</summary>
    public Task OfDisk() => Pass(Draw() / 10, CancellationToken.None);

    async Task Pass(TimeSpan lag, CancellationToken stop)
    {
        var over = new TaskCompletionSource();
        await using var timer = After(lag, () => over.TrySetResult()).ConfigureAwait(false);
        await using var givenUp = stop.Register(() => Wire.Outside(() => over.TrySetCanceled(stop))).ConfigureAwait(false);
        await over.Task.ConfigureAwait(false);
    }

    public ITimer After(TimeSpan lag, Action what) => clock.CreateTimer(_ => what(), null, lag, Timeout.InfiniteTimeSpan);
}
