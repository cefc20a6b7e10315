using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>Closed trades counted by what they have in common. Hours and weekdays are of the entry, in UTC.</summary>
public sealed class TradeTables
{
    readonly Breakdown[] breakdowns =
    [
        new("by_pair", "By pair", "Pair", trade => trade.Pair),
        new("by_strategy", "By strategy", "Strategy", trade => trade.Strategy),
        new("by_direction", "Long and short", "Direction", trade => trade.Direction == Side.Buy ? "long" : "short"),
        new("by_entry_reason", "By entry reason", "Entry", trade => trade.EntryReason),
        new("by_exit_reason", "By exit reason", "Exit", trade => trade.ExitReason),
        new("by_hour", "By entry hour (UTC)", "Hour", trade => Hours[trade.Opened.UtcDateTime.Hour]),
        new("by_weekday", "By entry weekday (UTC)", "Weekday", trade => Weekdays[((int)trade.Opened.UtcDateTime.DayOfWeek + 6) % 7]),
    ];

    static readonly string[] Hours = [.. Enumerable.Range(0, 24).Select(hour => $"{hour:00}")];

    // Numbered so that their ordinal order is that of the week.
    static readonly string[] Weekdays = ["1 Mon", "2 Tue", "3 Wed", "4 Thu", "5 Fri", "6 Sat", "7 Sun"];

    public void Add(TradeResult trade)
    {
        var outcome = trade.Outcome;
        foreach (var breakdown in breakdowns)
            breakdown.Add(trade, outcome);
    }

    public IEnumerable<MetricTable> Tables(string currency) => breakdowns.Select(breakdown => breakdown.Table(currency));

    sealed class Breakdown(string key, string label, string subject, Func<TradeResult, string> of)
    {
        readonly Dictionary<string, TradeTally> groups = new(StringComparer.Ordinal);

        public void Add(TradeResult trade, TradeOutcome outcome)
        {
            var group = of(trade);
            if (!groups.TryGetValue(group, out var tally))
                groups.Add(group, tally = new());
            tally.Add(trade, outcome);
        }

        public MetricTable Table(string currency)
        {
            var money = Unit.Money(currency);
            return new(key, label, subject,
            [
                new("trades", "Trades", Unit.Count),
                new("win_rate", "Win rate", Unit.Share),
                new("net_profit", "Net profit", money),
                new("expectancy", "Expectancy", money),
                new("expectancy_R", "Expectancy", Unit.R),
                new("profit_factor", "Profit factor", Unit.Ratio),
                new("duration_mean", "Mean duration", Unit.Hours),
            ],
            [.. groups.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Row(group.Key, group.Value))]);
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
}
