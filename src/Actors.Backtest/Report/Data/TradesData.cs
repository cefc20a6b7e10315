using Actors.Domain;

namespace Actors.Backtest.Report.Data;

/// <summary>The trades in packed columns, in the order of closing. Times are in seconds since 1970.</summary>
/// <param name="Count">Of trades.</param>
/// <param name="Words">What the strategy and the reasons point into.</param>
/// <param name="Series">Index of the trade's series in the report.</param>
/// <param name="Long">1 for a long trade, 0 for a short one.</param>
/// <param name="EntryPrice">In the places of the series, as the exit price, the stop and the target.</param>
/// <param name="Return">P&amp;L over the value at entry, in percent.</param>
public sealed record TradesData(
    int Count, IReadOnlyList<string> Words, string Series, string Strategy, string Long, string EntryTime, string ExitTime, FixedColumn Quantity,
    string EntryPrice, string ExitPrice, string Stop, string Target,
    FixedColumn Fees, FixedColumn Pnl, FixedColumn Return, FixedColumn Multiple, FixedColumn Mae, FixedColumn Mfe,
    string EntryReason, string ExitReason)
{
    const int MoneyPlaces = 2;
    const int RatioPlaces = 2;

    public static TradesData Of(BacktestResult result, IReadOnlyList<SeriesData> series)
    {
        var indices = result.Series.Index().ToDictionary(run => run.Item.Series, run => run.Index);
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var targets = new TargetLegs(result.Orders);
        var trades = result.Trades;
        return new(
            trades.Count, [], Column(trade => SeriesOf(trade)), Column(trade => Word(trade.Key.Strategy)), Column(trade => trade.Direction == Side.Buy ? 1 : 0),
            Column(trade => trade.EntryTime.ToUnixTimeSeconds()), Column(trade => trade.ExitTime.ToUnixTimeSeconds()),
            Fixed(trade => trade.Quantity.Value, FixedPoint.Places(trades.Select(trade => trade.Quantity.Value))),
            Prices(trade => trade.EntryPrice), Prices(trade => trade.ExitPrice), Prices(trade => trade.Stop), Prices(targets.Of),
            Fixed(trade => trade.Fees.Value, MoneyPlaces), Fixed(trade => trade.Pnl.Value, MoneyPlaces),
            Fixed(trade => Ratio(trade.Pnl.Value * 100, trade.EntryPrice.Value * trade.Quantity.Value), RatioPlaces), Fixed(trade => (decimal?)trade.R, RatioPlaces),
            Fixed(trade => trade.Mae.Value, MoneyPlaces), Fixed(trade => trade.Mfe.Value, MoneyPlaces),
            Column(trade => Word(trade.EntryReason)), Column(trade => Word(trade.ExitReason)))
        {
            Words = [.. words.OrderBy(word => word.Value).Select(word => word.Key)],
        };

        string Column(Func<Trade, long?> value) => Varints.EncodeSparse([.. trades.Select(value)]);
        FixedColumn Fixed(Func<Trade, decimal?> value, int places) => FixedColumn.Of(trades.Select(value), places);
        string Prices(Func<Trade, Price?> price) =>
            Column(trade => price(trade) is { } known ? FixedPoint.Of(known.Value, series[SeriesOf(trade)].Places) : null);
        int SeriesOf(Trade trade) => indices.TryGetValue(trade.Key.Series, out var index) ? index
            : throw new DomainFault($"trade {trade.Number} is of {trade.Key.Series}, which is not a series of the run");
        int Word(string word)
        {
            words.TryAdd(word, words.Count);
            return words[word];
        }
    }

    static decimal? Ratio(decimal part, decimal whole) => whole == 0 ? null : part / whole;
}

/// <summary>The profit targets that stood at the venue, found by the trade that they protected.</summary>
sealed class TargetLegs(IReadOnlyList<OrderRow> orders)
{
    readonly ILookup<StrategyKey, OrderRow> legs = orders
        .Where(order => order.Limit is not null && order.Id.Value.EndsWith("-t", StringComparison.Ordinal))
        .ToLookup(order => order.Key);

    /// <summary>The target that was set first while the trade was open, or null.</summary>
    public Price? Of(Trade trade)
    {
        var closed = trade.ExitTime + trade.Key.Series.Timeframe.Duration;
        return legs[trade.Key].FirstOrDefault(leg => leg.SubmittedAt >= trade.EntryTime && leg.SubmittedAt < closed)?.Limit;
    }
}
