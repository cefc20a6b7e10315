using Actors.Backtest.Metrics.House;
using Actors.Domain;

namespace Actors.Backtest.Metrics;

/// <summary>
/// The house set, kept up to date mark by mark and trade by trade. A batch is a stream fed in a loop, so both give
/// the same figures to the bit. Closed forms (<see cref="Days"/>, <see cref="Trades"/>) take constant memory.
/// </summary>
public sealed class MetricsStream(Convention convention, string currency)
{
    readonly DailyCalendar calendar = new();
    readonly TradeTables tables = new();

    public string Currency => currency;
    public DailyStatistics Days { get; } = new(convention);
    public DailyHistory DayHistory { get; } = new();
    public TradeStatistics Trades { get; } = new();
    public TradeHistory TradeHistory { get; } = new();

    /// <summary>Days between the marks that had none.</summary>
    public int MissingDays => calendar.Missing;

    /// <summary>Value moved by closed trades, both sides, and by the entries of open positions.</summary>
    public decimal Traded(RunFacts facts) =>
        Trades.Traded + facts.OpenPositions.Sum(open => Math.Abs(open.Value.Value));

    /// <exception cref="DomainFault">The marks do not rise in time, lie within days, or begin without equity.</exception>
    public void Add(EquityMark mark)
    {
        foreach (var sample in calendar.Take(mark))
        {
            var change = Days.Add(sample);
            DayHistory.Add(sample.Time, Days.Level, change);
        }
    }

    /// <exception cref="DomainFault">The trade is not the last to close, or closes before it opens.</exception>
    public void Add(TradeResult trade)
    {
        TradeHistory.Add(trade);
        Trades.Add(trade);
        tables.Add(trade);
    }

    public MetricsReport Report(RunFacts facts) => new(
        Days.First.Time, Days.Last.Time, currency, convention,
        [
            ReturnGroup.Of(this, facts),
            RiskGroup.Of(this, facts),
            RatioGroup.Of(this, facts),
            BenchmarkGroup.Of(this),
            TradeGroup.Of(this),
            ExcursionGroup.Of(this),
            UseGroup.Of(this, facts),
            ExecutionGroup.Of(this, facts),
            HonestyGroup.Of(this, facts),
        ],
        [.. PeriodTables.Of(DayHistory), .. tables.Tables(currency), ExecutionGroup.Refusals(facts)]);
}
