using Actors.Domain;

namespace Actors.Exchanges.Binance.Orders;

/// <summary>
/// Turns what the venue tells of orders, by whichever way and how often it tells it, into reports: each fill, each opened
/// leg, each end once.
/// </summary>
/// <param name="isOurs">True of the names that this engine gives.</param>
sealed partial class OrderDesk(Commissions commissions, Func<string, bool> isOurs, Action<string> notice)
{
    const int EndedKept = 4096;
    static readonly TimeSpan BetweenMisses = TimeSpan.FromSeconds(1);

    readonly Lock gate = new();
    readonly Dictionary<(string Symbol, string Name), WorkingOrder> orders = [];
    readonly Queue<(string Symbol, string Name)> ended = new();
    readonly Dictionary<(string Symbol, long OrderId), string> names = [];
    readonly Dictionary<ClientOrderId, int> generations = [];
    readonly SortedDictionary<string, long> lastTrades = new(StringComparer.Ordinal);

    public Action<VenueReport>? Reports { get; set; }
    public Action<VenueOrder>? Foreign { get; set; }

    /// <summary>Notes an order before it is sent; also one of a name that the venue never had.</summary>
    public void Begin(Symbol symbol, string name) => Change(
        symbol, name,
        order =>
        {
            order.IsBeingSent = true;
            order.HasEnded &= order.IsAtVenue;
            order.MissedAt = null;
        });

    /// <summary>Notes that a request has been answered, or will not be.</summary>
    /// <param name="at">By when it had left; null where it never did.</param>
    public void Sent(Symbol symbol, string name, DateTimeOffset? at) => Change(
        symbol, name,
        order =>
        {
            order.IsBeingSent = false;
            order.SentBy = at ?? order.SentBy;
        });

    /// <summary>True of an order that the venue has told of, and whose end it has not.</summary>
    public bool IsLive(Symbol symbol, string name)
    {
        lock (gate)
            return orders.TryGetValue((symbol.Name, name), out var order) && order is { IsAtVenue: true, HasEnded: false };
    }

    /// <summary>True where the end of an order has been reported, or told to who asked for it.</summary>
    public bool HasEnded(Symbol symbol, string name)
    {
        lock (gate)
            return orders.TryGetValue((symbol.Name, name), out var order) && order.HasEnded;
    }

    /// <summary>True of an order that the venue had, and that has ended. The venue keeps ids apart among open orders only.</summary>
    public bool WasUsed(Symbol symbol, string name)
    {
        lock (gate)
            return orders.TryGetValue((symbol.Name, name), out var order) && order is { IsAtVenue: true, HasEnded: true };
    }

    /// <summary>True of an order that this process sent.</summary>
    public bool WasSent(Symbol symbol, string name)
    {
        lock (gate)
            return orders.TryGetValue((symbol.Name, name), out var order) && order.SentBy is not null;
    }

    /// <summary>The sum of the fills that were reported of an order.</summary>
    public decimal ToldOf(string symbol, string name)
    {
        lock (gate)
            return orders.TryGetValue((symbol, name), out var order) ? order.Told : 0;
    }

    /// <summary>The same of the legs of an entry, over all that were ever placed.</summary>
    public decimal ToldOfLegs(ClientOrderId entry)
    {
        lock (gate)
            return orders.Values.Where(order => order.Id == entry.StopLeg || order.Id == entry.TargetLeg).Sum(order => order.Told);
    }

    /// <summary>Keeps an eye on an order from now on.</summary>
    public void Know(Symbol symbol, string name) => Change(
        symbol, name,
        order =>
        {
            order.IsAtVenue = true;
            order.MissedAt = null;
        });

    /// <summary>
    /// The venue does not know an order. Null when it never will: its request can no longer arrive, and the venue was asked
    /// twice since. Else why that is not certain yet.
    /// </summary>
    /// <param name="transit">How long a request may be under way after it left.</param>
    /// <param name="since">When this process began: an earlier one may have sent the order until then.</param>
    public string? Miss(Symbol symbol, string name, DateTimeOffset now, TimeSpan transit, DateTimeOffset since)
    {
        lock (gate)
        {
            var order = Note(symbol.Name, name);
            if (order.IsBeingSent)
                return "its request is under way";
            var until = (order.SentBy ?? since) + transit;
            if (now <= until)
                return $"the venue does not know it, and its request may arrive until {until:HH:mm:ss.fff}";
            if (order.MissedAt is not { } missed || now - missed < BetweenMisses)
            {
                order.MissedAt ??= now;
                return "the venue does not know it: it is asked once more to be sure";
            }
            order.HasEnded = true;
            return null;
        }
    }

    void Change(Symbol symbol, string name, Action<WorkingOrder> change)
    {
        lock (gate)
            change(Note(symbol.Name, name));
    }

    /// <summary>The newest order of a leg that was ever seen, from 1.</summary>
    public int GenerationOf(ClientOrderId leg)
    {
        lock (gate)
            return generations.GetValueOrDefault(leg, 1);
    }

    /// <summary>Orders of which something may still have to be reported, in the order of their names.</summary>
    public IReadOnlyList<(string Symbol, string Name)> Live
    {
        get
        {
            lock (gate)
            {
                return
                [
                    .. orders.Values.Where(order => order.IsOwing).Select(order => (order.Symbol, order.Name))
                        .OrderBy(one => one.Symbol, StringComparer.Ordinal).ThenBy(one => one.Name, StringComparer.Ordinal),
                ];
            }
        }
    }

    /// <summary>The newest trade id seen of each symbol.</summary>
    public IReadOnlyList<(string Symbol, long TradeId)> LastTrades
    {
        get
        {
            lock (gate)
                return [.. lastTrades.Select(pair => (pair.Key, pair.Value))];
        }
    }

    /// <summary>The name under which an order was placed, as far as it was seen here; a cancel gives it another.</summary>
    public string? NameOf(string symbol, long orderId)
    {
        lock (gate)
            return names.GetValueOrDefault((symbol, orderId));
    }

    public bool IsOurs(string symbol, string name)
    {
        lock (gate)
            return orders.ContainsKey((symbol, name)) || isOurs(name);
    }

    WorkingOrder Note(string symbol, string name)
    {
        if (orders.TryGetValue((symbol, name), out var known))
            return known;
        var (id, generation) = OrderNames.Parse(name);
        var order = new WorkingOrder(symbol, name, id);
        orders.Add((symbol, name), order);
        if (OrderNames.EntryOf(id) is not null && generation > generations.GetValueOrDefault(id))
            generations[id] = generation;
        return order;
    }

    void Knows(WorkingOrder order, long orderId)
    {
        (order.IsAtVenue, order.OrderId) = (true, orderId);
        names[(order.Symbol, orderId)] = order.Name;
    }

    void SawTrade(string symbol, long id)
    {
        if (id > lastTrades.GetValueOrDefault(symbol, -1))
            lastTrades[symbol] = id;
    }
}
