using Actors.Domain;

namespace Actors.Backtest.Report.Data;

/// <summary>The trades column by column, in the order of closing. Times are in seconds since 1970.</summary>
/// <param name="Series">Index of the trade's series in the report.</param>
/// <param name="Words">What <paramref name="Strategy"/> and the reasons point into.</param>
/// <param name="Long">1 for a long trade, 0 for a short one.</param>
/// <param name="EntryPrice">In the places of the series, as the exit price, the stop and the target.</param>
/// <param name="Return">P&amp;L over the value at entry, in percent.</param>
public sealed record TradesData(
    IReadOnlyList<string> Words, IReadOnlyList<int> Series, IReadOnlyList<int> Strategy, IReadOnlyList<int> Long,
    string EntryTime, string ExitTime, FixedColumn Quantity,
    IReadOnlyList<long> EntryPrice, IReadOnlyList<long> ExitPrice, IReadOnlyList<long?> Stop, IReadOnlyList<long?> Target,
    FixedColumn Fees, FixedColumn Pnl, FixedColumn Return, FixedColumn Multiple, FixedColumn Mae, FixedColumn Mfe,
    IReadOnlyList<int> EntryReason, IReadOnlyList<int> ExitReason)
{
    const int MoneyPlaces = 2;
    const int RatioPlaces = 2;

    public static TradesData Of(BacktestResult result, IReadOnlyList<SeriesData> series)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var places = result.Series.Select((run, i) => (run.Series, Index: i)).ToDictionary(run => run.Series, run => run.Index);
        var targets = new TargetLegs(result.Orders);
        var trades = result.Trades;
        var of = trades.Select(trade => places.TryGetValue(trade.Key.Series, out var index) ? index
            : throw new DomainFault($"trade {trade.Number} is of {trade.Key.Series}, which is not a series of the run")).ToList();
        return new(
            [], of, Each(trade => Word(trade.Key.Strategy)), Each(trade => trade.Direction == Side.Buy ? 1 : 0),
            Times(trade => trade.EntryTime), Times(trade => trade.ExitTime),
            FixedColumn.Of(trades.Select(trade => (decimal?)trade.Quantity.Value), FixedPoint.Places(trades.Select(trade => trade.Quantity.Value))),
            Prices(trade => trade.EntryPrice).ConvertAll(price => price!.Value), Prices(trade => trade.ExitPrice).ConvertAll(price => price!.Value),
            Prices(trade => trade.Stop), Prices(targets.Of),
            Money(trade => trade.Fees), Money(trade => trade.Pnl),
            FixedColumn.Of(trades.Select(trade => Ratio(trade.Pnl.Value * 100, trade.EntryPrice.Value * trade.Quantity.Value)), RatioPlaces),
            FixedColumn.Of(trades.Select(Multiples), RatioPlaces),
            Money(trade => trade.Mae), Money(trade => trade.Mfe),
            Each(trade => Word(trade.EntryReason)), Each(trade => Word(trade.ExitReason)))
        {
            Words = [.. words.Keys],
        };

        List<T> Each<T>(Func<Trade, T> value) => [.. trades.Select(value)];
        string Times(Func<Trade, DateTimeOffset> time) => Varints.EncodeSparse([.. trades.Select(trade => (long?)time(trade).ToUnixTimeSeconds())]);
        FixedColumn Money(Func<Trade, Money> money) => FixedColumn.Of(trades.Select(trade => (decimal?)money(trade).Value), MoneyPlaces);
        List<long?> Prices(Func<Trade, Price?> price) =>
            [.. trades.Select((trade, i) => price(trade) is { } known ? FixedPoint.Of(known.Value, series[of[i]].Places) : (long?)null)];
        int Word(string word)
        {
            words.TryAdd(word, words.Count);
            return words[word];
        }
    }

    /// <summary>P&amp;L in units of the risk at entry; null without a stop.</summary>
    public static decimal? Multiples(Trade trade) => trade.Risk is { Value: > 0 } risk ? trade.Pnl.Value / risk.Value : null;

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
