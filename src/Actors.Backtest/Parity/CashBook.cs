using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>
/// What one run's account had free for another entry, by its own fills and by what was set aside for entries on their way.
/// What happens at the very moment that is asked for may have come before or after: it is counted either way.
/// </summary>
sealed class CashBook(Money start)
{
    readonly List<(ClientOrderId Order, DateTimeOffset At, decimal Amount)> flows = [];
    readonly Dictionary<ClientOrderId, Entry> entries = [];
    readonly Dictionary<StrategyKey, decimal> usual = [];

    /// <summary>What was set aside for an entry; null where it was not approved.</summary>
    public decimal? ReservedFor(ClientOrderId entry) => entries.GetValueOrDefault(entry)?.Reserved;

    /// <summary>What was set aside for the last entry of a strategy; null where none was ever approved.</summary>
    public decimal? UsualFor(StrategyKey key) => usual.TryGetValue(key, out var amount) ? amount : null;

    /// <summary>The least that was set aside for an entry of any strategy; null where none was ever approved.</summary>
    public decimal? LeastCost => usual.Count == 0 ? null : usual.Values.Min();

    /// <summary>What a fill adds to the cash. A fee in base is paid with the part of the purchase that is not there.</summary>
    public static decimal AmountOf(OrderFilled filled) => filled.Side == Side.Buy
        ? -((filled.Fill.Price * filled.Fill.Net).Value + filled.Fill.Fee.Value)
        : (filled.Fill.Price * filled.Fill.Quantity).Value - filled.Fill.Fee.Value;

    public void Take(TradingEvent e)
    {
        switch (e)
        {
            case OrderApproved { Intent.Side: Side.Buy } approved:
                entries[approved.Intent.Id] = new(approved.At, approved.Reserved.Value);
                usual[approved.Intent.Key] = approved.Reserved.Value;
                break;
            case OrderFilled { Fill: var fill } filled:
                flows.Add((fill.Order, filled.At, AmountOf(filled)));
                if (entries.TryGetValue(fill.Order, out var entry))
                    entry.Spent -= AmountOf(filled);
                if (fill.Done)
                    End(fill.Order, filled.At);
                break;
            case OrderCancelled cancelled:
                End(cancelled.Order, cancelled.At);
                break;
            case OrderRejected rejected:
                End(rejected.Order, rejected.At);
                break;
        }
    }

    /// <summary>The least that may have been free at a moment, an entry itself left out.</summary>
    /// <param name="heard">Of a sale that was booked since, whoever answered may not have heard, nor that an entry cost less than was set aside.</param>
    public decimal FreeAtLeast(DateTimeOffset moment, DateTimeOffset heard, ClientOrderId but) => start.Value
        + flows.Where(flow => flow.Order != but && (flow.Amount < 0 ? flow.At <= moment : flow.At < heard)).Sum(flow => flow.Amount)
        - entries.Where(one => one.Key != but && one.Value.Approved <= moment && !(one.Value.Done <= moment)).Sum(one => one.Value.Reserved)
        - entries.Where(one => one.Key != but && one.Value.Done >= heard && one.Value.Done <= moment).Sum(one => Math.Max(one.Value.Reserved - one.Value.Spent, 0));

    /// <summary>The most that may have been free.</summary>
    public decimal FreeAtMost(DateTimeOffset moment, ClientOrderId but) => start.Value
        + flows.Where(flow => flow.Order != but && (flow.Amount < 0 ? flow.At < moment : flow.At <= moment)).Sum(flow => flow.Amount)
        - entries.Where(one => one.Key != but && one.Value.Approved < moment && !(one.Value.Done <= moment)).Sum(one => one.Value.Reserved);

    void End(ClientOrderId order, DateTimeOffset at)
    {
        if (entries.TryGetValue(order, out var entry))
            entry.Done = at;
    }

    sealed class Entry(DateTimeOffset approved, decimal reserved)
    {
        public DateTimeOffset Approved => approved;
        public decimal Reserved => reserved;
        public decimal Spent { get; set; }
        public DateTimeOffset? Done { get; set; }
    }
}
