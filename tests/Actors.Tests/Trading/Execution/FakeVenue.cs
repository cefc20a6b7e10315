using Actors.Domain;

namespace Actors.Tests.Trading.Execution;

/// <summary>A venue that writes down what it is asked and answers as the test says.</summary>
sealed class FakeVenue : IVenue
{
    /// <summary>What was asked, in order: <c>place buy-1</c>, <c>cancel buy-1</c>.</summary>
    public List<string> Asked { get; } = [];

    public Func<ApprovedOrder, ValueTask<PlaceResult>> OnPlace { get; set; } =
        order => new(new PlaceResult.Accepted($"v-{order.Id}"));

    /// <summary>What it was last asked to protect.</summary>
    public Quantity? Protects { get; private set; }

    public Func<ClientOrderId, ValueTask<CancelResult>> OnCancel { get; set; } = _ => new(new CancelResult.Done());

    public Func<ClientOrderId, FindResult> OnFind { get; set; } = _ => new FindResult.Unknown("nobody asked before");

    public Func<OrderIntent, ProtectResult> OnProtect { get; set; } = _ => new ProtectResult.Standing();

    public Func<VenueAccount> OnAccount { get; set; } = () => throw new VenueException("no account is kept here");

    public Action<VenueReport>? Reports { get; set; }

    public ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop)
    {
        Asked.Add($"place {order.Id}");
        return OnPlace(order);
    }

    public ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, bool toReplace, CancellationToken stop)
    {
        Asked.Add(toReplace ? $"cancel {id} to replace it" : $"cancel {id}");
        return OnCancel(id);
    }

    public ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop)
    {
        Asked.Add($"find {id}");
        return new(OnFind(id));
    }

    public ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop)
    {
        Asked.Add($"protect {entry.Id}");
        Protects = held;
        return new(OnProtect(entry));
    }

    public ValueTask<VenueAccount> Account(CancellationToken stop) => new(OnAccount());
}
