using System.Globalization;
using Actors.Domain;

namespace Actors.Backtest.Report.Data;

/// <summary>The markets of a run, bought in equal parts of cash at its start and held, fees left out.</summary>
public sealed class BuyAndHold
{
    const int NamedMarkets = 4;

    readonly IReadOnlyList<(CandleSeries Candles, decimal Start)> markets;

    BuyAndHold(IReadOnlyList<(CandleSeries, decimal)> markets, string label) => (this.markets, Label) = (markets, label);

    /// <summary>What was bought and held, or why nothing could be.</summary>
    public string Label { get; }

    public bool IsKnown => markets.Count > 0;

    public static BuyAndHold Of(BacktestResult result)
    {
        var all = result.Series.Select(run => run.Base.Candles)
            .GroupBy(candles => candles.Series.Symbol)
            .Select(group => group.MinBy(candles => candles.Series.Timeframe)!)
            .Select(candles => (Candles: candles, Start: PriceAt(candles, result.From)))
            .ToList();
        if (all.Count == 0)
            return new([], "the run has no series");
        if (all.Where(market => market.Start is null).Select(market => market.Candles.Series.ToString()).ToList() is { Count: > 0 } late)
            return new([], $"no candle at the start of {string.Join(", ", late)}");
        var names = string.Join(" + ", all.Take(NamedMarkets).Select(market => market.Candles.Series.Symbol.Name));
        var more = all.Count > NamedMarkets ? string.Create(CultureInfo.InvariantCulture, $" and {all.Count - NamedMarkets} more") : "";
        var parts = all.Count > 1 ? " in equal parts" : "";
        return new([.. all.Select(market => (market.Candles, market.Start!.Value))], $"Buy and hold {names}{more}{parts}, before fees");
    }

    /// <summary>What one unit of cash is worth then: 1 at the start of the run; null where nothing could be bought.</summary>
    public Price? LevelAt(DateTimeOffset time) => IsKnown
        ? new Price(markets.Sum(market => PriceAt(market.Candles, time)!.Value / market.Start) / markets.Count)
        : null;

    /// <summary>The close of the last candle that is closed then; else the open of the one that opens then.</summary>
    static decimal? PriceAt(CandleSeries candles, DateTimeOffset time)
    {
        var closed = candles.IndexOf(time - candles.Series.Timeframe.Duration);
        if ((closed >= 0 ? closed : ~closed - 1) is >= 0 and var last)
            return candles.Close[last];
        var opening = candles.IndexOf(time);
        return opening >= 0 ? candles.Open[opening] : null;
    }
}
