using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>Closed trades counted by what they have in common. Hours and weekdays are of the entry, in UTC.</summary>
public sealed class TradeTables
{
    readonly Breakdown[] breakdowns =
    [
        new Breakdown("by_pair", "By pair", "Pair", trade => trade.Pair),
        new Breakdown("by_strategy", "By strategy", "Strategy", trade => trade.Strategy),
        new Breakdown("by_direction", "Long and short", "Direction", trade => trade.Direction == Side.Buy ? "long" : "short"),
        new ReasonBreakdown("by_entry_reason", "By entry reason", "Entry", trade => trade.EntryReason),
        new ReasonBreakdown("by_exit_reason", "By exit reason", "Exit", trade => trade.ExitReason),
        new Breakdown("by_hour", "By entry hour (UTC)", "Hour", trade => Hours[trade.Opened.UtcDateTime.Hour], Hours),
        new Breakdown("by_weekday", "By entry weekday (UTC)", "Weekday", trade => Weekdays[((int)trade.Opened.UtcDateTime.DayOfWeek + 6) % 7], Weekdays),
    ];

    static readonly string[] Hours = [.. Enumerable.Range(0, 24).Select(hour => $"{hour:00}")];
    static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    public void Add(TradeResult trade)
    {
        var outcome = trade.Outcome;
        foreach (var breakdown in breakdowns)
            breakdown.Add(trade, outcome);
    }

    public IEnumerable<MetricTable> Tables(string currency) => breakdowns.Select(breakdown => breakdown.Table(currency));

    /// <param name="order">Of the rows; by name if null.</param>
    class Breakdown(string key, string label, string subject, Func<TradeResult, string> of, string[]? order = null)
    {
        readonly Dictionary<string, TradeTally> groups = new(StringComparer.Ordinal);

        public virtual void Add(TradeResult trade, TradeOutcome outcome) => Count(of(trade), trade, outcome);

        public MetricTable Table(string currency)
        {
            var money = Unit.Money(currency);
            return new(key, label, subject,
            [
                new("trades", "Trades", Unit.Count),
                new("win_rate", "Win rate", Unit.Share),
                new("net_profit", "Net profit", money),
                new("expectancy", "Expectancy", money),
                new("expectancy_R", "Expectancy in R", Unit.R),
                new("profit_factor", "Profit factor", Unit.Ratio),
                new("duration_mean", "Mean duration", Unit.Hours),
            ],
            [.. Ordered().Select(group => Row(Label(group.Key), group.Value))]);
        }

        protected virtual string Label(string group) => group;

        protected virtual IEnumerable<KeyValuePair<string, TradeTally>> Ordered() => order is null
            ? groups.OrderBy(group => group.Key, StringComparer.Ordinal)
            : groups.OrderBy(group => Array.IndexOf(order, group.Key));

        protected void Count(string group, TradeResult trade, TradeOutcome outcome)
        {
            if (!groups.TryGetValue(group, out var tally))
                groups.Add(group, tally = new());
            tally.Add(trade, outcome);
        }

        static MetricRow Row(string label, TradeTally trades) => new(label.Length == 0 ? Unit.Undefined : label,
        [
            trades.Count,
            trades.WinRate.Value,
            (double)trades.NetProfit,
            trades.Expectancy.Value,
            trades.ExpectancyR.Value,
            trades.ProfitFactor.Value,
            trades.MeanHours.Value,
        ]);
    }

    /// <summary>Reasons alike up to their prices count together, those with the most trades first.</summary>
    sealed class ReasonBreakdown(string key, string label, string subject, Func<TradeResult, string> of)
        : Breakdown(key, label, subject, trade => ReasonGroup.ShapeOf(of(trade)))
    {
        readonly Dictionary<string, ReasonGroup> reasons = new(StringComparer.Ordinal);

        public override void Add(TradeResult trade, TradeOutcome outcome)
        {
            var reason = of(trade);
            var shape = ReasonGroup.ShapeOf(reason);
            if (reasons.TryGetValue(shape, out var group))
                group.Add(reason);
            else
                reasons.Add(shape, new(reason));
            Count(shape, trade, outcome);
        }

        protected override string Label(string group) => reasons[group].Label;

        protected override IEnumerable<KeyValuePair<string, TradeTally>> Ordered() => base.Ordered().OrderByDescending(group => group.Value.Count);
    }
}
