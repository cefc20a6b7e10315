using System.Collections.Concurrent;
using Actors.Exchanges.Binance.Rest;

namespace Actors.Exchanges.Binance.Orders;

/// <summary>
/// Prices of assets that commissions are paid in, such as BNB, in the quote assets that are traded: read ahead, since a fill
/// is reported at once, and again every ten minutes while they are used.
/// </summary>
sealed class CommissionPrices(BinanceRest rest, TimeProvider clock, CancellationToken stop)
{
    static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    readonly ConcurrentDictionary<(string Asset, string Quote), (decimal? Price, DateTimeOffset ReadAt)> known = new();

    /// <summary>The last price read; null where there is none yet, or no such market.</summary>
    public decimal? Of(string asset, string quote)
    {
        Warm(asset, quote);
        return known.GetValueOrDefault((asset, quote)).Price;
    }

    /// <summary>Sees to it that the price is read.</summary>
    public void Warm(string asset, string quote)
    {
        var now = clock.GetUtcNow();
        var entry = known.GetValueOrDefault((asset, quote));
        if (asset == quote || (entry.ReadAt != default && now - entry.ReadAt < Lifetime))
            return;
        known[(asset, quote)] = (entry.Price, now);
        _ = Read(asset, quote);
    }

    async Task Read(string asset, string quote)
    {
        try
        {
            known[(asset, quote)] = (await rest.LastPrice(asset + quote, stop), clock.GetUtcNow());
        }
        catch (Exception e) when (e is BinanceException or OperationCanceledException)
        {
            // What is known stays; it is tried again when the lifetime is over.
        }
    }
}
