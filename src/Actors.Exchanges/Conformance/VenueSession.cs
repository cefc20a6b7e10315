using Actors.Domain;

namespace Actors.Exchanges.Conformance;

/// <summary>One venue object with what it reported, and the questions that cases put to it again and again.</summary>
sealed class VenueSession(IVenue venue, ReportLog log, Bench bench) : IAsyncDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public ReportLog Log => log;

    Symbol Symbol => bench.Market.Symbol;
    Patience Patience => bench.Connector.Patience;
    CancellationToken Stop => bench.Stop;

    public ValueTask<PlaceResult> Place(OrderIntent intent) => Place(intent, Stop);

    public async ValueTask<PlaceResult> Place(OrderIntent intent, CancellationToken stop)
    {
        bench.Orders.Note(intent);
        return await venue.Place(bench.Approve(intent), stop);
    }

    /// <summary>Places an order that the venue has to take.</summary>
    public async Task<PlaceResult.Accepted> Taken(OrderIntent intent) =>
        Expect.Is<PlaceResult.Accepted>(await Place(intent), $"Accepted for {Words(intent)}");

    /// <summary>Places an order that the venue has to refuse, with a code and a text.</summary>
    public async Task<PlaceResult.Rejected> Refused(OrderIntent intent)
    {
        var refused = Expect.Is<PlaceResult.Rejected>(await Place(intent), $"Rejected for {Words(intent)}");
        Expect.That(refused is { Code.Length: > 0, Text.Length: > 0 }, "a code and a text", refused);
        return refused;
    }

    /// <summary>Waits until an order has filled whole.</summary>
    public Task<IReadOnlyList<VenueReport.Filled>> Filled(ClientOrderId id) => log.Until(
        () => log.FillsOf(id) is var fills && fills.Any(fill => fill.Done) ? fills : null,
        Patience.Answer, $"the last fill of {id}", Stop);

    /// <summary>Buys at the market and waits for the fills.</summary>
    public async Task<IReadOnlyList<VenueReport.Filled>> Bought(OrderIntent intent)
    {
        await Taken(intent);
        return await Filled(intent.Id);
    }

    /// <summary>Waits until the end of an order was reported, other than by a fill.</summary>
    public Task<VenueReport> Ended(ClientOrderId id) => log.Until(
        () => log.Of(id).LastOrDefault(report => report is VenueReport.Cancelled or VenueReport.Rejected),
        Patience.Answer, $"the end of {id}", Stop);

    /// <summary>As <see cref="Ended"/>, and that is all that is reported of the order.</summary>
    public async Task<VenueReport> EndedOnce(ClientOrderId id)
    {
        var end = await Ended(id);
        await bench.Quiet();
        Expect.Same(1, log.Of(id).Count, "reports:");
        return end;
    }

    /// <summary>Asks until it is certain.</summary>
    public Task<FindResult> Settled(ClientOrderId id) => Certain(
        () => venue.Find(Symbol, id, Stop), answer => answer is FindResult.Unknown, $"a certain answer to what became of {id}");

    public async Task<VenueOrder> Found(ClientOrderId id) =>
        Expect.Is<FindResult.Found>(await Settled(id), $"{id} to be found").Order;

    /// <summary>One question.</summary>
    public ValueTask<FindResult> Find(ClientOrderId id) => venue.Find(Symbol, id, Stop);

    public Task<CancelResult> Cancel(ClientOrderId id) => Certain(
        () => venue.Cancel(Symbol, id, toReplace: false, Stop), answer => answer is CancelResult.Unknown, $"a certain answer to the cancel of {id}");

    /// <summary>Cancels an order that has to be open.</summary>
    public async Task Cancelled(ClientOrderId id) =>
        Expect.Is<CancelResult.Done>(await Cancel(id), $"Done for the cancel of {id}, which is open");

    public Task<ProtectResult> Protect(OrderIntent entry, Quantity held)
    {
        bench.Orders.Note(entry);
        return Certain(
            () => venue.Protect(entry, held, Stop), answer => answer is ProtectResult.Unknown, $"the legs of {entry.Id} to stand or to be refused");
    }

    /// <summary>Protects a position whose legs have to come to stand.</summary>
    public async Task Protected(OrderIntent entry, Quantity held) =>
        Expect.Is<ProtectResult.Standing>(await Protect(entry, held), $"Standing for the legs of {entry.Id}");

    public ValueTask<VenueAccount> Account() => venue.Account(Stop);

    /// <summary>What stands open under these ids, once the list shows no fewer than are expected.</summary>
    public async Task<IReadOnlyList<VenueOrder>> Open(int expected, params ClientOrderId[] ids)
    {
        IReadOnlyList<VenueOrder> open = [];
        await bench.Until(
            async () => (open = [.. (await Account()).OpenOrders.Where(order => ids.Contains(order.Id))]).Count == expected,
            Patience.Answer, $"{expected} open of {string.Join(", ", ids)}", () => $"{open.Count}: {string.Join("; ", open)}");
        return open;
    }

    /// <summary>Free and locked of an asset.</summary>
    public async Task<AssetBalance> Balance(string asset) => (await Account()).BalanceOf(asset);

    public async ValueTask DisposeAsync()
    {
        if (venue is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }

    async Task<T> Certain<T>(Func<ValueTask<T>> ask, Func<T, bool> isUnknown, string expected) where T : class
    {
        var answer = await ask();
        await bench.Until(
            async () => !isUnknown(answer) || !isUnknown(answer = await ask()), Patience.Certainty, expected, () => $"{answer}", Pause);
        return answer;
    }

    static string Words(OrderIntent intent) => $"{intent.Side} {intent.Type} {intent.Size} {intent.Id}";
}
