using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Tests.Backtest.Metrics;

/// <summary>Small runs made of the numbers that matter.</summary>
static class Runs
{
    public static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static MetricsInput Of(IEnumerable<decimal> equity, params TradeResult[] trades) => Of(
        [.. equity.Select((value, day) => Mark(day, value))], trades);

    public static MetricsInput Of(EquityMark[] marks, params TradeResult[] trades) => new()
    {
        Currency = "USDT",
        Marks = marks,
        Trades = trades,
    };

    public static EquityMark Mark(int day, decimal equity, decimal? price = null, decimal flow = 0) => new(
        Start.AddDays(day), new(equity), new(equity), price is { } value ? new Price(value) : null, new(flow));

    /// <summary>A trade of 1,000 with a risk of 10, held for a day.</summary>
    public static TradeResult Trade(int day, decimal pnl) => new()
    {
        Pair = "BTCUSDT",
        Opened = Start.AddDays(day),
        Closed = Start.AddDays(day + 1),
        Stake = new(1000),
        ExitValue = new(1000 + pnl),
        Pnl = new(pnl),
        Risk = new Money(10),
    };

    public static MetricsReport Report(this MetricsInput input) => MetricsReport.Of(input.WithTradedValue());
}
