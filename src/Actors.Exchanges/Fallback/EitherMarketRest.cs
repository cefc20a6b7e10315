using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Fallback;

/// <summary>
/// Questions of market data that either of two hosts can answer: time, rules, candles of the past. The first is asked, and
/// the second too where the first fails or takes too long; what comes first counts.
/// </summary>
/// <param name="patience">For so long the other host is not asked.</param>
/// <param name="network">The clock of waits.</param>
/// <param name="notices">Told when the second has to be asked, and why, and when the first answers again.</param>
public sealed class EitherMarketRest(
    (string Name, IMarketRest Host) first, (string Name, IMarketRest Host) second, TimeSpan patience, TimeProvider network, Action<string> notices)
    : IMarketRest
{
    /// <summary>For so long after it failed the first is not asked before the second.</summary>
    static readonly TimeSpan Shunned = TimeSpan.FromMinutes(1);

    readonly (string Name, IMarketRest Host)[] hosts = [first, second];
    readonly Lock gate = new();
    long? failedAt;

    /// <summary>True while the second has to be asked.</summary>
    public bool IsFirstDead
    {
        get { lock (gate) return failedAt is not null; }
    }

    public DateTimeOffset ServerNow => hosts[Preferred].Host.ServerNow;

    int Preferred
    {
        get { lock (gate) return failedAt is { } at && network.GetElapsedTime(at) < Shunned ? 1 : 0; }
    }

    public ValueTask<DateTimeOffset> AskServerTime(CancellationToken stop) => Ask(static (host, given) => host.AskServerTime(given), stop);

    public ValueTask<IReadOnlyList<RestKline>> Klines(Symbol symbol, string interval, DateTimeOffset from, int limit, CancellationToken stop) =>
        Ask((host, given) => host.Klines(symbol, interval, from, limit, given), stop);

    public ValueTask<IReadOnlyList<SymbolState>> Symbols(IReadOnlyList<Symbol> symbols, CancellationToken stop) =>
        Ask((host, given) => host.Symbols(symbols, given), stop);

    public ValueTask<BookSnapshot> Depth(Symbol symbol, int limit, CancellationToken stop) =>
        Ask((host, given) => host.Depth(symbol, limit, given), stop);

    async ValueTask<T> Ask<T>(Func<IMarketRest, CancellationToken, ValueTask<T>> ask, CancellationToken stop)
    {
        using var needed = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var asked = Preferred;
        var one = Begin(asked);
        var other = default(Task<T>);
        try
        {
            await Task.WhenAny(one, Task.Delay(patience, network, needed.Token));
            stop.ThrowIfCancellationRequested();
            if (!HasAnswer(one))
            {
                other = Begin(1 - asked);
                await Race(one, other);
            }
            var answering = other is null || HasAnswer(one) ? asked
                : HasAnswer(other) ? 1 - asked
                : throw new VenueException($"neither host answers. {Told(asked, one)}; {Told(1 - asked, other)}");
            Learn(answering, one);
            return await (answering == asked ? one : other!);
        }
        finally
        {
            await needed.CancelAsync();
            await Task.WhenAll((Task)one, other ?? one).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }

        async Task<T> Begin(int host) => await ask(hosts[host].Host, needed.Token);
    }

    /// <summary>Until one of them has answered, or both have failed.</summary>
    static async Task Race(Task one, Task other)
    {
        List<Task> running = [one, other];
        while (running.Count > 0)
        {
            var ended = await Task.WhenAny(running);
            if (HasAnswer(ended))
                return;
            running.Remove(ended);
        }
    }

    /// <summary>Also of a question that the venue itself says is wrong: the other host would say the same.</summary>
    static bool HasAnswer(Task task) => task.IsCompleted && task.Exception?.InnerException
        is not VenueException { InnerException: not BinanceException { Error: { Code: < 0, Kind: ErrorKind.Fix } } };

    string Told(int host, Task failed) => $"{hosts[host].Name}: {failed.Exception?.InnerException?.Message ?? $"no answer within {patience.TotalSeconds:0.#} s"}";

    void Learn(int answering, Task one)
    {
        lock (gate)
        {
            if (answering == 0 && failedAt is not null)
            {
                failedAt = null;
                notices($"{first.Name} answers again");
            }
            else if (answering == 1 && (failedAt is null || Preferred == 0))
            {
                if (failedAt is null)
                    notices($"market data is asked of {second.Name} instead. {Told(0, one)}");
                failedAt = network.GetTimestamp();
            }
        }
    }
}
