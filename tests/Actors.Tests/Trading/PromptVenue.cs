using Actors.Domain;

namespace Actors.Tests.Trading;

/// <summary>A venue that outlives the engine and fills every order at once, whole, at the price that the intent names.</summary>
sealed class PromptVenue : IVenue
{
    readonly Dictionary<ClientOrderId, VenueOrder> known = [];

    public Func<DateTimeOffset> Now { get; set; } = static () => default;

    public Action<VenueReport>? Reports { get; set; }

    public ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop)
    {
        var intent = order.Intent;
        var quantity = ((OrderSize.Base)intent.Size).Quantity;
        var fill = new VenueReport.Filled(
            intent.Id, $"t-{intent.Id}", quantity, intent.Reference, Money.Zero, Liquidity.Taker, default, true, Now(), Now())
        {
            Total = quantity,
        };
        known.Add(intent.Id, new(
            intent.Id, $"v-{intent.Id}", intent.Symbol, intent.Side, intent.Type, OrderStatus.Filled, quantity, quantity, null, null, [fill], Now()));
        Reports!(fill);
        return new(new PlaceResult.Accepted($"v-{intent.Id}"));
    }

    public ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, bool toReplace, CancellationToken stop) => new(new CancelResult.NotOpen("it has filled"));

    public ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop) =>
        new(known.TryGetValue(id, out var order) ? new FindResult.Found(order) : new FindResult.Never("it never arrived"));

    public ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop) => new(new ProtectResult.Standing());

    public ValueTask<VenueAccount> Account(CancellationToken stop) => new(new VenueAccount(Now(), [], []));
}
