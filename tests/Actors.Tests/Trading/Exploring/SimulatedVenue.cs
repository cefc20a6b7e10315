using Actors.Domain;
using Actors.Runtime;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Trading.Exploring;

/// <summary>
/// A venue that outlives the engine: it answers, fills in pieces and cancels after times drawn from the seed, and
/// tells whoever listens at that moment.
/// </summary>
sealed class SimulatedVenue(Simulation simulation) : IVenue
{
    readonly Dictionary<ClientOrderId, OrderIntent> open = [];
    readonly List<VenueFill> fills = [];
    readonly List<ClientOrderId> placed = [];

    /// <summary>Every order that it was asked to place, in order.</summary>
    public IReadOnlyList<ClientOrderId> Placed => placed;

    /// <summary>What it has filled, in order.</summary>
    public IReadOnlyList<VenueFill> Fills => fills;

    public Action<VenueReport>? Reports { get; set; }

    public ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop)
    {
        var intent = order.Intent;
        placed.Add(intent.Id);
        open[intent.Id] = intent;
        var left = intent.Size.ShouldBeOfType<OrderSize.Base>().Quantity.Value;
        Fill(intent, left, Soon());
        if (simulation.Chance.OneIn(3))
            return new(new PlaceResult.Accepted($"v-{intent.Id}"));
        var answer = new TaskCompletionSource<PlaceResult>();
        simulation.After(Soon(), () => answer.SetResult(simulation.Chance.OneIn(10)
            ? new PlaceResult.Unknown("no answer in time")
            : new PlaceResult.Accepted($"v-{intent.Id}")));
        return new(answer.Task);
    }

    public ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, CancellationToken stop)
    {
        simulation.After(Soon(), () =>
        {
            if (open.Remove(id))
                Reports!(new VenueReport.Cancelled(id, "asked for", simulation.Now));
        });
        return new(new CancelResult.Done());
    }

    public ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop) =>
        new(new FindResult.Unknown("nobody asked before"));

    public ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop) =>
        new(new ProtectResult.Standing());

    public ValueTask<VenueAccount> Account(CancellationToken stop) => throw new VenueException("no account is kept here");

    /// <summary>Fills a part now and the rest later, as long as the order is open.</summary>
    void Fill(OrderIntent intent, decimal left, TimeSpan delay) => simulation.After(delay, () =>
    {
        if (!open.ContainsKey(intent.Id))
            return;
        var part = simulation.Chance.OneIn(3) ? left / 2 : left;
        var done = part == left;
        if (done)
            open.Remove(intent.Id);
        var report = new VenueReport.Filled(
            intent.Id, $"t{fills.Count + 1}", new(part), intent.Reference, new(0.1m * part), Liquidity.Taker, default, done, simulation.Now, simulation.Now);
        fills.Add(new(intent, report));
        Reports!(report);
        if (!done)
            Fill(intent, left - part, Soon());
    });

    /// <summary>Mostly well within a candle, at times longer than one.</summary>
    TimeSpan Soon() => simulation.Chance.Between(TimeSpan.FromMilliseconds(1), simulation.Chance.OneIn(10) ? TimeSpan.FromSeconds(90) : TimeSpan.FromSeconds(2));
}

/// <summary>A fill as the venue knows it.</summary>
sealed record VenueFill(OrderIntent Intent, VenueReport.Filled Report);
