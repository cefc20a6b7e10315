using System.Diagnostics;
using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Benchmarks.Latency;

/// <summary>Makes the request as it would go out, notes the time, and fills at once.</summary>
sealed class WireVenue : IVenue
{
    static readonly RequestSigner Signer = RequestSigner.Of("sim-secret-for-tests-only");

    readonly SemaphoreSlim sent = new(0);
    long at;
    long trades;

    public static SymbolRules Rules { get; } = new(
        new(new("BTCUSDT"), 0.01m, 0.00001m, new(0.00001m), new(9_000), new(5)), SymbolStatus.Trading, "BTC", "USDT", true, true, true,
        new WireFilters());

    public int Bytes { get; private set; }
    public Action<VenueReport>? Reports { get; set; }

    /// <summary>Until the next order; its time by <see cref="Stopwatch"/>.</summary>
    public long Wait()
    {
        sent.Wait();
        return at;
    }

    public ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop)
    {
        var bytes = OrderTexts.Of(order.Intent, Rules).Sign(Signer, 1_767_225_600_123, TimeSpan.FromSeconds(5)).Bytes;
        at = Stopwatch.GetTimestamp();
        Bytes = bytes.Length;
        var now = DateTimeOffset.UnixEpoch;
        var quantity = order.Intent.Size is OrderSize.Base size ? size.Quantity : Rules.Instrument.RoundDown(50 / order.Intent.Reference.Value);
        Reports!(new VenueReport.Filled(
            order.Id, $"t{++trades}", quantity, order.Intent.Reference, Money.Zero, Liquidity.Taker, default, true, now, now));
        sent.Release();
        return new(new PlaceResult.Accepted("1"));
    }

    public ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, bool toReplace, CancellationToken stop) => new(new CancelResult.Done());
    public ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop) => new(new FindResult.Unknown("not asked here"));
    public ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop) => new(new ProtectResult.Standing());
    public ValueTask<VenueAccount> Account(CancellationToken stop) => new(new VenueAccount(DateTimeOffset.UnixEpoch, [], []));
}
