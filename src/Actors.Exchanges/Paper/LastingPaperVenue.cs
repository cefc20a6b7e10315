using System.Text.Json;
using Actors.Domain;

namespace Actors.Exchanges.Paper;

/// <summary>
/// A paper venue that outlives its process, as an exchange does: what it takes and what it fills is kept before anybody
/// hears of it, and the next start goes on with the candle after the last. May be called from several threads.
/// </summary>
public sealed class LastingPaperVenue : IVenue
{
    const int Version = 1;

    /// <summary>Candles after which it is kept though nothing happened: so many more are asked for at the next start.</summary>
    const int KeepEvery = 500;

    readonly Lock gate = new();
    readonly PaperVenue venue;
    readonly OrderFates fates = new();
    readonly ReportOutbox outbox;
    Symbol speaking;

    /// <param name="past">What was kept last; null for an account that begins.</param>
    /// <param name="keep">Writes the state down. What it throws as <see cref="IOException"/> is tried again, and nothing told meanwhile.</param>
    /// <exception cref="DomainFault">As of <see cref="PaperVenue"/>; or the past has orders or holdings in a symbol that is not given.</exception>
    /// <exception cref="FormatException">The past cannot be read.</exception>
    public LastingPaperVenue(
        PaperOptions options, IEnumerable<PaperMarket> markets, byte[]? past, Action<ReadOnlyMemory<byte>> keep)
    {
        var kept = past is null ? null : Read(past);
        venue = kept is null ? new(options, markets) : new(options, markets, kept.Venue);
        fates.Restore(kept?.Fates ?? []);
        outbox = new(fates, () => keep(JsonSerializer.SerializeToUtf8Bytes(new(Version, venue.Kept, fates.Kept), KeptJson.Default.KeptExchange)));
        venue.Reports = report => outbox.Hear(fates.Heard(report, speaking));
    }

    public Action<VenueReport>? Reports
    {
        get => outbox.Listener;
        set => outbox.Listener = value;
    }

    public Money Cash => venue.Cash;
    public IReadOnlyList<OpenOrder> OpenOrders => venue.OpenOrders;

    public Quantity Holdings(Symbol symbol) => venue.Holdings(symbol);

    /// <summary>The end of the last candle that a market has seen; before the first one, the beginning of time.</summary>
    public DateTimeOffset Closed(Symbol symbol) => venue.Book(symbol).Closed;

    /// <summary>True while an order stands in a market: each candle counts for it.</summary>
    public bool HasOrders(Symbol symbol) => venue.Book(symbol).HasOrders;

    /// <summary>Takes a candle that closed; one that was seen before changes nothing.</summary>
    public void OnCandle(in Candle candle, Symbol symbol)
    {
        lock (gate)
        {
            if (candle.OpenTime < venue.Book(symbol).Closed)
                return;
            speaking = symbol;
            venue.OnCandle(candle, symbol);
            outbox.CountCandle();
            outbox.Keep(outbox.HasHeard || outbox.CandlesSinceKept >= KeepEvery);
        }
    }

    /// <summary>Takes the candles that closed while nobody was there, before the engine starts, which asks for what came of them.</summary>
    /// <param name="missed">In the order in which they closed.</param>
    /// <returns>What happened.</returns>
    public IReadOnlyList<VenueReport> CatchUp(IEnumerable<(Symbol Symbol, Candle Candle)> missed)
    {
        lock (gate)
        {
            List<VenueReport> happened = [];
            foreach (var (symbol, candle) in missed)
            {
                if (candle.OpenTime < venue.Book(symbol).Closed)
                    continue;
                speaking = symbol;
                venue.OnCandle(candle, symbol);
                happened.AddRange(outbox.TakeHeard());
            }
            outbox.Keep(true);
            return happened;
        }
    }

    public ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop)
    {
        lock (gate)
        {
            if (!outbox.IsKept())
                return new(new PlaceResult.Unknown(NotKept));
            if (fates.Find(order.Id) is not null)
                return new(new PlaceResult.Rejected("duplicate-client-order-id", $"{order.Id} was placed before"));
            speaking = order.Symbol;
            // A fill at the last close is reported while the order is placed: it has to be known by then.
            fates.Placed(order.Intent, Now(order.Symbol));
            var result = venue.Place(order, stop).Result;
            if (result is not PlaceResult.Accepted accepted)
            {
                fates.Refused(order.Id);
                return new(result);
            }
            fates.Accepted(order.Id, accepted.VenueOrderId);
            outbox.Keep(true);
            return new(outbox.Trouble is null ? accepted : new PlaceResult.Unknown(NotKept));
        }
    }

    /// <inheritdoc cref="PaperVenue.Cancel"/>
    public ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, bool toReplace, CancellationToken stop)
    {
        lock (gate)
        {
            speaking = symbol;
            var result = venue.Cancel(symbol, id, toReplace, stop).Result;
            outbox.Keep(outbox.HasHeard);
            return new(result);
        }
    }

    public ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop)
    {
        lock (gate)
        {
            return new(
                !outbox.IsKept() ? new FindResult.Unknown(NotKept)
                : fates.Find(id) is { } fate ? new FindResult.Found(fate.Order)
                : new FindResult.Never($"{id} was never placed here"));
        }
    }

    /// <summary>
    /// The legs open by themselves as the entry fills; they are told again here. Those that were cancelled stand anew, once
    /// whoever asks has heard how they ended.
    /// </summary>
    public ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop)
    {
        lock (gate)
        {
            var legs = fates.LegsOf(entry.Id).ToArray();
            if (legs.Where(leg => !leg.IsOpen && !outbox.HasToldEnd(leg.Order.Id)).ToArray() is { Length: > 0 } missed)
            {
                foreach (var report in missed.SelectMany(leg => leg.Story))
                    outbox.Hear(report);
                outbox.Keep(true);
                return new(new ProtectResult.Unknown("its legs ended while nobody listened, which is told now: ask again"));
            }
            if (!venue.IsTraded(entry.Symbol))
                return new(new ProtectResult.Refused("unknown-symbol", $"{entry.Symbol} is not traded here"));
            if (legs.Any(leg => leg.IsOpen))
            {
                foreach (var leg in legs.Where(leg => leg.IsOpen))
                    outbox.Hear(leg.Leg!);
            }
            else if (Closed(entry.Symbol) == default)
                return new(new ProtectResult.Unknown($"{entry.Symbol} has had no candle yet"));
            else
            {
                speaking = entry.Symbol;
                venue.OpenLegs(entry, held);
            }
            outbox.Keep(true);
            return new(new ProtectResult.Standing());
        }
    }

    public ValueTask<VenueAccount> Account(CancellationToken stop)
    {
        lock (gate)
            return venue.Account(stop);
    }

    DateTimeOffset Now(Symbol symbol) => venue.IsTraded(symbol) ? Closed(symbol) : default;

    string NotKept => $"the paper account cannot be kept: {outbox.Trouble}";

    static KeptExchange Read(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, KeptJson.Default.KeptExchange) is { Version: Version } kept
                ? kept
                : throw new FormatException($"it is not of version {Version}");
        }
        catch (JsonException fault)
        {
            throw new FormatException(fault.Message, fault);
        }
    }
}
