namespace Actors.Exchanges.Binance.Market;

/// <summary>Lets no more than so many attempts to connect begin in any five minutes, of all who share it.</summary>
public sealed class ConnectBudget(int attempts, TimeProvider clock)
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    readonly Queue<long> begun = new();
    readonly Lock gate = new();

    /// <summary>Completes when the next attempt may begin, and counts it.</summary>
    public async ValueTask Take(CancellationToken stop)
    {
        while (TryTake() is { } wait)
            await Task.Delay(wait, clock, stop);
    }

    /// <summary>Null when the attempt may begin and is counted, else how long to wait before asking again.</summary>
    TimeSpan? TryTake()
    {
        lock (gate)
        {
            var now = clock.GetTimestamp();
            while (begun.TryPeek(out var oldest) && clock.GetElapsedTime(oldest, now) >= Window)
                begun.Dequeue();
            if (begun.Count >= attempts)
                return Window - clock.GetElapsedTime(begun.Peek(), now);
            begun.Enqueue(now);
            return null;
        }
    }
}
