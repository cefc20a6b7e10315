namespace Actors.Backtest.Metrics.House;

static class ExecutionGroup
{
    public static MetricGroup Of(RunFacts facts)
    {
        return new("execution", "Execution",
        [
            Count("orders", "Orders", orders => orders.Submitted),
            Count("orders_filled", "Filled", orders => orders.Filled),
            Count("orders_part_filled", "Filled in part", orders => orders.PartlyFilled),
            Count("orders_cancelled", "Cancelled or expired", orders => orders.Cancelled),
            Count("orders_rejected", "Rejected by the venue", orders => orders.Rejected),
            Count("signals_refused", "Signals refused by risk", orders => orders.Refused),
            new("fill_ratio", "Fill ratio", Unit.Share, facts.Orders is not { } all ? Unknown
                : all.Submitted == 0 ? "no order was sent"
                : (double)(all.Filled + all.PartlyFilled) / all.Submitted, null, "orders filled at least in part"),
        ]);

        Metric Count(string key, string label, Func<OrderCounts, int> part) =>
            new(key, label, Unit.Count, facts.Orders is { } orders ? part(orders) : Unknown);
    }

    const string Unknown = "orders were not counted";
}
