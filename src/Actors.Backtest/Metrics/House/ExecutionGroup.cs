namespace Actors.Backtest.Metrics.House;

static class ExecutionGroup
{
    const string Unknown = "orders were not counted";

    public static MetricGroup Of(MetricsStream run, RunFacts facts)
    {
        var traded = run.Traded(facts);
        var shortfall = (facts.Costs ?? run.Trades.Costs).Total.Value;
        return new("execution", "Execution",
        [
            Count("orders", "Orders", orders => orders.Submitted),
            Count("orders_filled", "Filled", orders => orders.Filled),
            Count("orders_part_filled", "Filled in part", orders => orders.PartlyFilled),
            Count("orders_cancelled", "Cancelled or expired", orders => orders.Cancelled),
            Count("orders_rejected", "Rejected by the venue", orders => orders.Rejected),
            new("signals_refused", "Signals refused by risk", Unit.Count, facts.Refusals.Values.Sum()),
            new("fill_ratio", "Fill ratio", Unit.Share, facts.Orders is not { } all ? Unknown
                : all.Submitted == 0 ? "no order was sent"
                : (double)(all.Filled + all.PartlyFilled) / all.Submitted, null, "orders filled at least in part"),
            new("maker_share", "Maker share", Unit.Share,
                facts.MakerShare is { } share ? share : "no fill tells how it came about", null, "of the value filled"),
            new("implementation_shortfall", "Implementation shortfall", Unit.BasisPoints,
                traded == 0 ? "nothing was traded" : (double)(shortfall / traded), null,
                "what spread, slippage and impact took against the reference price, of value traded"),
        ]);

        Metric Count(string key, string label, Func<OrderCounts, int> part) =>
            new(key, label, Unit.Count, facts.Orders is { } orders ? part(orders) : Unknown);
    }

    /// <summary>Which rule refused how many signals.</summary>
    public static MetricTable Refusals(RunFacts facts) => new(
        "refusals", "Refusals", "Code", [new("count", "Signals", Unit.Count)],
        [.. facts.Refusals.OrderBy(refusal => refusal.Key, StringComparer.Ordinal)
            .Select(refusal => new MetricRow(refusal.Key, [refusal.Value]))]);
}
