using Actors.Backtest.Metrics;
using Actors.Domain;

namespace Actors.Backtest.Report.Data;

/// <summary>The trades in packed columns, in the order of closing. Times are in seconds since 1970.</summary>
/// <param name="Count">Of trades.</param>
/// <param name="Words">What the strategy and the reasons point into.</param>
/// <param name="Series">Index of the trade's series in the report.</param>
/// <param name="Long">1 for a long trade, 0 for a short one.</param>
/// <param name="Outcome">1 for a winner, -1 for a loser, 0 for break-even.</param>
/// <param name="EntryPrice">In the places of the series, as the exit price, the stop and the target.</param>
/// <param name="Return">P&amp;L over the value at entry, in percent.</param>
public sealed record TradesData(
    int Count, IReadOnlyList<string> Words, string Series, string Strategy, string Long, string Outcome, string EntryTime, string ExitTime, FixedColumn Quantity,
    string EntryPrice, string ExitPrice, string Stop, string Target,
    FixedColumn Fees, FixedColumn Pnl, FixedColumn Return, FixedColumn Multiple, FixedColumn Mae, FixedColumn Mfe,
    string EntryReason, string ExitReason)
{
    const int RatioPlaces = 2;

    /// <param name="outcomes">As the metrics count them; empty for the sign of the P&amp;L alone.</param>
    public static TradesData Of(BacktestResult result, IReadOnlyList<SeriesData> series, IReadOnlyList<TradeOutcome> outcomes)
    {
        if (outcomes.Count > 0 && outcomes.Count != result.Trades.Count)
            throw new DomainFault($"the metrics are of {outcomes.Count} trades, and the run has {result.Trades.Count}");
        var money = Unit.Money(result.Currency).Decimals;
        var indices = result.Series.Index().ToDictionary(run => run.Item.Series, run => run.Index);
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var targets = new TargetLegs(result.Orders);
        var trades = result.Trades;
        return new(
            trades.Count, [], Column(trade => SeriesOf(trade)), Column(trade => Word(trade.Key.Strategy)), Column(trade => trade.Direction == Side.Buy ? 1 : 0),
            Varints.EncodeSparse([.. trades.Select((trade, i) => (long?)OutcomeOf(trade, i))]),
            Column(trade => trade.EntryTime.ToUnixTimeSeconds()), Column(trade => trade.ExitTime.ToUnixTimeSeconds()),
            Fixed(trade => trade.Quantity.Value, FixedPoint.Places(trades.Select(trade => trade.Quantity.Value))),
            Prices(trade => trade.EntryPrice), Prices(trade => trade.ExitPrice), Prices(trade => trade.Stop), Prices(targets.Of),
            Fixed(trade => trade.Fees.Value, money), Fixed(trade => trade.Pnl.Value, money),
            Fixed(trade => Ratio(trade.Pnl.Value * 100, trade.EntryPrice.Value * trade.Quantity.Value), RatioPlaces), Fixed(trade => (decimal?)trade.R, RatioPlaces),
            Fixed(trade => trade.Mae.Value, money), Fixed(trade => trade.Mfe.Value, money),
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
        int OutcomeOf(Trade trade, int i) => outcomes.Count == 0 ? Math.Sign(trade.Pnl.Value)
            : outcomes[i] switch { TradeOutcome.Win => 1, TradeOutcome.Loss => -1, _ => 0 };
        int Word(string word)
        {
            words.TryAdd(word, words.Count);
            return words[word];
        }
    }

    static decimal? Ratio(decimal part, decimal whole) => whole == 0 ? null : part / whole;
}

/// <summary>The profit targets that stood at the venue, found by the order that entered the trade.</summary>
sealed class TargetLegs
{
    readonly ILookup<(StrategyKey Key, Price Price), (DateTimeOffset Submitted, Price? Target)> entries;

    public TargetLegs(IReadOnlyList<OrderRow> orders)
    {
        var limits = orders.Where(order => order.Limit is not null).ToDictionary(order => order.Id, order => order.Limit);
        entries = orders.Where(order => order.AveragePrice is not null && limits.ContainsKey(order.Id.TargetLeg))
            .ToLookup(order => (order.Key, order.AveragePrice!.Value), order => (order.SubmittedAt, limits[order.Id.TargetLeg]));
    }

    /// <summary>The target of the last order at the price of the entry until then, or null.</summary>
    public Price? Of(Trade trade)
    {
        var filled = trade.EntryTime + trade.Key.Series.Timeframe.Duration;
        return entries[(trade.Key, trade.EntryPrice)].LastOrDefault(entry => entry.Submitted <= filled).Target;
    }
}
