namespace Actors.Exchanges.Simulator.Server;

/// <summary>
/// What was true of orders and balances a short while ago, for answers that lag. Used inside the exchange's turn only.
/// </summary>
internal sealed class History
{
    /// <summary>The oldest state that an answer can tell.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromMinutes(1);

    readonly Dictionary<(string Account, string Symbol, long Order), Timeline<OrderView>> orders = [];
    readonly Dictionary<(string Account, string Asset), Timeline<BalanceView>> balances = [];
    long swept;

    public void Add(string account, ExecutionReport report)
    {
        Sweep(report.Time);
        Of(orders, (account, report.Order.Symbol, report.Order.OrderId)).Add(report.Time, report.Order);
    }

    public void Add(string account, IReadOnlyList<BalanceView> changed, long time)
    {
        foreach (var balance in changed)
            Of(balances, (account, balance.Asset)).Add(time, balance);
    }

    /// <summary>The order as it stood then; null where it did not exist yet.</summary>
    public OrderView? Order(string account, OrderView now, long at) => now.Time > at ? null
        : orders.TryGetValue((account, now.Symbol, now.OrderId), out var line) && line.At(at) is { } then ? then
        : now;

    public BalanceView Balance(string account, BalanceView now, long at) =>
        balances.TryGetValue((account, now.Asset), out var line) && line.At(at) is { } then ? then : now;

    public void Clear()
    {
        orders.Clear();
        balances.Clear();
    }

    void Sweep(long now)
    {
        var oldest = now - (long)Reach.TotalMilliseconds;
        if (swept > oldest)
            return;
        swept = now;
        foreach (var (key, line) in orders.ToArray())
            if (line.EndsBefore(oldest))
                orders.Remove(key);
    }

    static Timeline<T> Of<TKey, T>(Dictionary<TKey, Timeline<T>> lines, TKey key)
        where TKey : notnull
        where T : class =>
        lines.TryGetValue(key, out var line) ? line : lines[key] = new();

    sealed class Timeline<T>
        where T : class
    {
        readonly List<(long Time, T State)> states = [];

        public void Add(long time, T state)
        {
            var keep = time - (long)Reach.TotalMilliseconds;
            var old = states.FindLastIndex(s => s.Time <= keep);
            if (old > 0)
                states.RemoveRange(0, old);
            states.Add((time, state));
        }

        public T? At(long time) => states.FindLast(s => s.Time <= time).State;

        public bool EndsBefore(long time) => states[^1].Time < time;
    }
}
