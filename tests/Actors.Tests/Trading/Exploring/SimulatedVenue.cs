using Actors.Domain;
using Actors.Runtime;

namespace Actors.Tests.Trading.Exploring;

/// <summary>
/// A venue that outlives the engine: it answers, fills in pieces, opens legs and lets them meet the market after times
/// drawn from the seed, and tells whoever listens at that moment. Some of its answers and reports never arrive.
/// </summary>
sealed class SimulatedVenue(Simulation simulation) : IVenue
{
    const decimal FeeRate = 0.001m;

    readonly Dictionary<ClientOrderId, VenueSide> known = [];
    readonly List<VenueFill> fills = [];
    readonly List<ClientOrderId> placed = [];
    readonly List<ClientOrderId> onTheirWay = []; // entries that are to be protected
    readonly SortedDictionary<Symbol, decimal> holdings = [];
    readonly HashSet<ClientOrderId> met = []; // entries whose legs the market comes to

    /// <summary>Every order that arrived here, in order.</summary>
    public IReadOnlyList<ClientOrderId> Placed => placed;

    /// <summary>What it has filled, in order.</summary>
    public IReadOnlyList<VenueFill> Fills => fills;

    /// <summary>Whether requests, answers and reports get lost or come twice.</summary>
    public bool IsFaulty { get; set; }

    /// <summary>Told of every leg that is to be cancelled while the market is on its way to it, or has come.</summary>
    public Action? OnRace { get; init; }

    /// <summary>How many fills there had been when all was forgotten; 0 where that has not happened.</summary>
    public int WipedAt { get; private set; }

    public DateTimeOffset WipedOn { get; private set; }

    /// <summary>As a test network does once a month: no order is known any more, and the account holds what it is given anew.</summary>
    public void Wipe(IEnumerable<Symbol> symbols, decimal funds)
    {
        foreach (var order in known.Values)
            order.Status = OrderStatus.Cancelled;
        known.Clear();
        foreach (var symbol in symbols)
            holdings[symbol] = funds;
        (WipedAt, WipedOn) = (fills.Count, simulation.Now);
    }

    public IEnumerable<VenueSide> Open => known.Values.Where(static one => one.Status == OrderStatus.Open);

    public decimal Holding(Symbol symbol) => holdings.GetValueOrDefault(symbol);

    public Action<VenueReport>? Reports { get; set; }

    public ValueTask<PlaceResult> Place(ApprovedOrder order, CancellationToken stop)
    {
        var intent = order.Intent;
        if (IsFaulty && simulation.Chance.OneIn(20))
            return Later<PlaceResult>(new PlaceResult.Unknown("the request got lost"));
        placed.Add(intent.Id);
        var quantity = ((OrderSize.Base)intent.Size).Quantity.Value;
        if (intent.Side == Side.Sell && quantity > Free(intent.Symbol))
            return Later<PlaceResult>(new PlaceResult.Rejected("insufficient-balance", $"selling {quantity}, free is {Free(intent.Symbol)}"));
        Take(new(intent.Id, intent.Symbol, intent.Key, intent.Side, OrderType.Market, quantity, intent.Reference.Value), Soon());
        return IsFaulty && simulation.Chance.OneIn(10) ? Later<PlaceResult>(new PlaceResult.Unknown("no answer in time"))
            : simulation.Chance.OneIn(3) ? new(new PlaceResult.Accepted($"v-{intent.Id}"))
            : Later<PlaceResult>(new PlaceResult.Accepted($"v-{intent.Id}"));
    }

    public ValueTask<CancelResult> Cancel(Symbol symbol, ClientOrderId id, bool toReplace, CancellationToken stop)
    {
        if (IsFaulty && simulation.Chance.OneIn(10))
            return Later<CancelResult>(new CancelResult.Unknown("no answer in time"));
        var answer = new TaskCompletionSource<CancelResult>();
        simulation.After(Soon(), () =>
        {
            var isOpen = known.TryGetValue(id, out var order) && order.Status == OrderStatus.Open;
            if (order is { Entry: { } entry } && met.Contains(entry))
                OnRace?.Invoke();
            foreach (var one in isOpen ? known.Values.Where(one => one.Family == order!.Family).ToArray() : [])
                End(one, "asked for");
            answer.SetResult(isOpen ? new CancelResult.Done() : new CancelResult.NotOpen("it is not open"));
        });
        return new(answer.Task);
    }

    public ValueTask<FindResult> Find(Symbol symbol, ClientOrderId id, CancellationToken stop) => Asked<FindResult>(
        () => known.TryGetValue(id, out var order) ? new FindResult.Found(IsFaulty && simulation.Chance.OneIn(6) ? ToldInPart(order) : Told(order))
            : onTheirWay.Exists(entry => id == entry.StopLeg || id == entry.TargetLeg) ? new FindResult.Unknown("it may still arrive")
            : new FindResult.Never("it never arrived"),
        new FindResult.Unknown("no answer in time"));

    public ValueTask<ProtectResult> Protect(OrderIntent entry, Quantity held, CancellationToken stop)
    {
        var told = new TaskCompletionSource<ProtectResult>();
        onTheirWay.Add(entry.Id);
        simulation.After(simulation.Chance.Between(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5)), () =>
        {
            onTheirWay.Remove(entry.Id);
            var result = Protect(entry, held.Value);
            simulation.After(Soon(), () => told.SetResult(IsFaulty && simulation.Chance.OneIn(10) ? new ProtectResult.Unknown("no answer in time") : result));
        });
        return new(told.Task);
    }

    public ValueTask<VenueAccount> Account(CancellationToken stop)
    {
        if (IsFaulty && simulation.Chance.OneIn(10))
            throw new VenueException("the account cannot be had");
        return Asked(
            () => new VenueAccount(
                simulation.Now, [.. holdings.Select(static one => new AssetBalance(one.Key.Name, one.Value, 0))],
                [.. Open.Select(Told).Select(static told => told with { Fills = [] })]),
            null);
    }

    ProtectResult Protect(OrderIntent entry, decimal held)
    {
        if (Open.Any(one => one.Family == entry.Id && one.Id != entry.Id))
            return new ProtectResult.Standing();
        if (held > Free(entry.Symbol))
            return new ProtectResult.Unknown($"protecting {held}, free is {Free(entry.Symbol)}");
        if (simulation.Chance.OneIn(8))
            return new ProtectResult.Refused("-2010", "would trigger immediately");
        var stop = Leg(entry, entry.Id.StopLeg, OrderType.Stop, held, entry.Bracket!.Stop!.Value.Value);
        var target = Leg(entry, entry.Id.TargetLeg, OrderType.Limit, held, entry.Bracket.Target!.Value.Value);
        if (simulation.Chance.OneIn(3)) // the market comes to one of them
        {
            met.Add(entry.Id);
            Fill(simulation.Chance.OneIn(2) ? stop : target, simulation.Chance.Between(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(4)));
        }
        return new ProtectResult.Standing();
    }

    VenueSide Leg(OrderIntent entry, ClientOrderId id, OrderType type, decimal quantity, decimal price)
    {
        var leg = new VenueSide(id, entry.Symbol, entry.Key, Side.Sell, type, quantity, price) { Entry = entry.Id };
        known[id] = leg;
        Report(new VenueReport.LegOpened(id, entry.Id, type, new(quantity), new(price), null, simulation.Now));
        return leg;
    }

    void Take(VenueSide order, TimeSpan delay)
    {
        known.Add(order.Id, order);
        Fill(order, delay);
    }

    /// <summary>Fills a part now and the rest later, as long as the order is open.</summary>
    void Fill(VenueSide order, TimeSpan delay) => simulation.After(delay, () =>
    {
        if (order.Status != OrderStatus.Open)
            return;
        foreach (var sibling in known.Values.Where(one => one.Family == order.Family && one != order && order.Id != order.Family).ToArray())
            End(sibling, "its other leg came first");
        var left = order.Quantity - order.Filled;
        var part = simulation.Chance.OneIn(3) ? left / 2 : left;
        order.Filled += part;
        if (part == left)
            order.Status = OrderStatus.Filled;
        var isPaidInBase = order.Side == Side.Buy && simulation.Chance.OneIn(4);
        var report = new VenueReport.Filled(
            order.Id, $"t{fills.Count + 1}", new(part), new(order.Price), new(FeeRate * part * order.Price), Liquidity.Taker, default,
            part == left, simulation.Now, simulation.Now)
        {
            Total = new Quantity(order.Filled),
            BaseFee = new(isPaidInBase ? FeeRate * part : 0),
        };
        holdings[order.Symbol] = Holding(order.Symbol) + (order.Side == Side.Buy ? report.Net.Value : -part);
        order.Fills.Add(report);
        fills.Add(new(order, report));
        Report(report);
        if (part != left)
            Fill(order, Soon());
    });

    void End(VenueSide order, string why)
    {
        if (order.Status != OrderStatus.Open)
            return;
        order.Status = OrderStatus.Cancelled;
        Report(new VenueReport.Cancelled(order.Id, why, simulation.Now) { Total = new Quantity(order.Filled) });
    }

    void Report(VenueReport report)
    {
        if (!IsFaulty || !simulation.Chance.OneIn(15))
            Reports!(report);
        if (IsFaulty && simulation.Chance.OneIn(15))
            simulation.After(Soon(), () => Reports!(report)); // once more, and late
    }

    /// <summary>Of two legs only one can be sold.</summary>
    decimal Free(Symbol symbol) => Holding(symbol) - Open.Where(one => one.Symbol == symbol && one.Side == Side.Sell)
        .GroupBy(static one => one.Family).Sum(static family => family.Max(static one => one.Quantity - one.Filled));

    VenueOrder Told(VenueSide order) => new(
        order.Id, $"v-{order.Id}", order.Symbol, order.Side, order.Type, order.Status, new(order.Quantity), new(order.Filled), null, null,
        [.. order.Fills], simulation.Now);

    /// <summary>A history that lacks the last fill: its sum is there or not, and neither is the end.</summary>
    VenueOrder ToldInPart(VenueSide order)
    {
        var told = Told(order);
        var seen = told with { Fills = [.. order.Fills.SkipLast(1)] };
        return simulation.Chance.OneIn(2) ? seen
            : seen with { Status = OrderStatus.Open, Filled = new(seen.Fills.Sum(static fill => fill.Quantity.Value)) };
    }

    ValueTask<T> Asked<T>(Func<T> answer, T? failure)
    {
        var told = new TaskCompletionSource<T>();
        simulation.After(Soon(), () => told.SetResult(failure is not null && IsFaulty && simulation.Chance.OneIn(10) ? failure : answer()));
        return new(told.Task);
    }

    ValueTask<T> Later<T>(T answer)
    {
        var told = new TaskCompletionSource<T>();
        simulation.After(Soon(), () => told.SetResult(answer));
        return new(told.Task);
    }

    /// <summary>Mostly well within a candle, at times longer than one.</summary>
    TimeSpan Soon() => simulation.Chance.Between(TimeSpan.FromMilliseconds(1), simulation.Chance.OneIn(10) ? TimeSpan.FromSeconds(90) : TimeSpan.FromSeconds(2));
}

/// <summary>An order as the venue has it.</summary>
sealed class VenueSide(ClientOrderId id, Symbol symbol, StrategyKey key, Side side, OrderType type, decimal quantity, decimal price)
{
    public ClientOrderId Id => id;
    public Symbol Symbol => symbol;
    public StrategyKey Key => key;
    public Side Side => side;
    public OrderType Type => type;
    public decimal Quantity => quantity;
    public decimal Price => price;
    public decimal Filled { get; set; }
    public OrderStatus Status { get; set; } = OrderStatus.Open;

    public ClientOrderId? Entry { get; init; }

    /// <summary>The entry whose bracket it belongs to, or itself.</summary>
    public ClientOrderId Family => Entry ?? id;

    public List<VenueReport.Filled> Fills { get; } = [];
}

/// <summary>A fill as the venue knows it.</summary>
sealed record VenueFill(VenueSide Order, VenueReport.Filled Report);
