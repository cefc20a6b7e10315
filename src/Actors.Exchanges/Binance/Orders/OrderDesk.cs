using System.Globalization;
using Actors.Domain;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Orders;

/// <summary>
/// Turns what the venue tells of orders, by whichever way and how often it tells it, into reports: each fill, each opened
/// leg, each end once.
/// </summary>
/// <param name="isOurs">True of the names that this engine gives.</param>
sealed class OrderDesk(Commissions commissions, Func<string, bool> isOurs, Action<string> notice)
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

    public void Take(ExecutionReport report)
    {
        lock (gate)
        {
            if (report.TradeId >= 0)
                SawTrade(report.Symbol, report.TradeId);
            if (!Symbol.IsValid(report.Symbol))
                return;                                         // nothing of ours can be in a symbol that we cannot name
            if (!IsOurs(report.Symbol, report.PlacedAs))
            {
                if (VenueOrders.Of(report) is { } foreign)
                    Foreign?.Invoke(foreign);
                return;
            }
            var order = Note(report.Symbol, report.PlacedAs);
            Knows(order, report.OrderId);
            if (!order.SawExecution(report.OrderId, report.ExecutionId))
                return;
            var at = VenueOrders.At(report.Time);
            if (report.Execution == ExecutionType.Rejected)
            {
                End(order, new VenueReport.Rejected(order.Id, report.RejectReason, $"the venue refused it: {report.RejectReason}", at));
                return;
            }
            Open(order, report.Type, report.TrailingDelta, report.Quantity, report.Price, report.StopPrice, report.Created);
            if (report.Execution == ExecutionType.New && report.IsWorking)
                Trigger(order, report.Type, report.StopPrice, at);
            if (report.LastQuantity > 0 && report.TradeId >= 0)
                Fill(order, FillOf(report));
            Over(order, report.Status, report.ExpiryReason ?? report.RejectReason, report.Cumulative, at);
        }
    }

    /// <summary>What REST says of an order, with its trades in the order of their ids.</summary>
    /// <returns>False where the trades are not all there yet that the order says it has.</returns>
    public bool Take(WireOrder told, IReadOnlyList<OrderFill> fills)
    {
        lock (gate)
        {
            var order = Note(told.Symbol, told.PlacedAs);
            Knows(order, told.OrderId);
            Open(order, told.Type, told.TrailingDelta, told.OrigQty, told.Price, told.StopPrice, told.Created);
            foreach (var fill in fills)
            {
                SawTrade(told.Symbol, fill.TradeId);
                Fill(order, fill);
            }
            if ((fills.Count == 0 ? 0 : fills[^1].Total) < told.ExecutedQty)
                return false;
            Over(order, told.Status, told.ExpiryReason ?? "", told.ExecutedQty, VenueOrders.At(told.Updated));
            return true;
        }
    }

    /// <summary>The report of a fill, also of one that was reported before.</summary>
    public VenueReport.Filled ReportOf(Symbol symbol, ClientOrderId id, in OrderFill fill)
    {
        var (fee, baseFee) = commissions.Of(symbol, fill.Side, fill.Price, fill.Commission, fill.CommissionAsset);
        var at = VenueOrders.At(fill.Time);
        return new(
            id, fill.TradeId.ToString(CultureInfo.InvariantCulture), new(fill.Quantity), new(fill.Price), fee,
            fill.IsMaker ? Liquidity.Maker : Liquidity.Taker, default, fill.IsLast, at, at)
        {
            Total = new(fill.Total), BaseFee = baseFee,
        };
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

    void Open(
        WorkingOrder order, WireOrderType type, int? trailing, decimal quantity, decimal price, decimal stop, long created)
    {
        if (order.IsOpened || OrderNames.EntryOf(order.Id) is not { } entry || quantity <= 0)
            return;
        order.IsOpened = true;
        var stands = stop > 0 ? stop : price;
        Reports?.Invoke(new VenueReport.LegOpened(
            order.Id, entry, VenueOrders.TypeOf(type, trailing), new(quantity), VenueOrders.PriceOf(stands), trailing,
            VenueOrders.At(created)));
    }

    void Trigger(WorkingOrder order, WireOrderType type, decimal stop, DateTimeOffset at)
    {
        var waits = type is WireOrderType.StopLoss or WireOrderType.StopLossLimit or WireOrderType.TakeProfit
            or WireOrderType.TakeProfitLimit;
        if (!waits || order.IsTriggered || VenueOrders.PriceOf(stop) is not { } price)
            return;
        order.IsTriggered = true;
        Reports?.Invoke(new VenueReport.Triggered(order.Id, price, at));
    }

    void Fill(WorkingOrder order, in OrderFill fill)
    {
        if (fill.Price <= 0 || fill.Quantity <= 0)
        {
            notice($"trade {fill.TradeId} of order {order.Name} makes no sense: {fill.Quantity} at {fill.Price}");
            return;
        }
        if (order.Book(fill))
            Reports?.Invoke(ReportOf(new(order.Symbol), order.Id, fill));
    }

    void Over(WorkingOrder order, WireStatus status, string reason, decimal executed, DateTimeOffset at)
    {
        VenueReport.Cancelled Cancelled(string why) => new(order.Id, why, at) { Total = new(executed) };

        if (!status.IsOver() || order.HasEnded)
            return;
        End(order, status switch
        {
            WireStatus.Filled => null,                          // its last fill said so
            WireStatus.Rejected => new VenueReport.Rejected(order.Id, reason, "the venue refused it", at),
            WireStatus.Canceled => Cancelled("cancelled at the venue"),
            WireStatus.ExpiredInMatch => Cancelled("it would have traded with ourselves"),
            _ => Cancelled(reason is "" or "NONE" ? "expired" : $"expired: {reason}"),
        });
    }

    void End(WorkingOrder order, VenueReport? report)
    {
        if (order.HasEnded)
            return;
        order.HasEnded = true;
        ended.Enqueue((order.Symbol, order.Name));
        if (ended.Count > EndedKept && orders.Remove(ended.Dequeue(), out var oldest))
            names.Remove((oldest.Symbol, oldest.OrderId));
        if (report is not null)
            Reports?.Invoke(report);
    }

    static OrderFill FillOf(ExecutionReport report) => new(
        report.TradeId, report.Side, report.LastQuantity, report.LastPrice, report.Commission, report.CommissionAsset,
        report.IsMaker, report.Time, report.Cumulative, report.Status == WireStatus.Filled);
}

/// <summary>A fill, however it was learnt.</summary>
/// <param name="Total">What the order has filled with it.</param>
/// <param name="IsLast">True when nothing is left to fill.</param>
readonly record struct OrderFill(
    long TradeId, Side Side, decimal Quantity, decimal Price, decimal Commission, string? CommissionAsset, bool IsMaker,
    long Time, decimal Total, bool IsLast)
{
    /// <summary>The trades of an order in the order of their ids.</summary>
    public static IReadOnlyList<OrderFill> Of(WireOrder order, IEnumerable<WireTrade> trades)
    {
        List<OrderFill> fills = [];
        var total = 0m;
        foreach (var trade in trades.OrderBy(trade => trade.Id))
        {
            total += trade.Quantity;
            fills.Add(new(
                trade.Id, order.Side, trade.Quantity, trade.Price, trade.Commission, trade.CommissionAsset, trade.IsMaker,
                trade.Time, total, order.Status == WireStatus.Filled && total >= order.ExecutedQty));
        }
        return fills;
    }

    /// <summary>The fills in the answer to placing: who trades at once takes.</summary>
    public static IReadOnlyList<OrderFill> Of(WireOrder placed) => Of(
        placed,
        placed.Fills.Where(fill => fill.TradeId >= 0).Select(fill => new WireTrade(
            placed.Symbol, fill.TradeId, placed.OrderId, fill.Price, fill.Quantity, fill.Commission, fill.CommissionAsset,
            placed.Created, placed.Side == Side.Buy, IsMaker: false)));
}
