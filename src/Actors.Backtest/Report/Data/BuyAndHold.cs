using Actors.Domain;

namespace Actors.Backtest.Report.Data;

/// <summary>The first market of a run, which its metrics are measured against: bought at the start and held, fees left out.</summary>
public sealed class BuyAndHold
{
    readonly CandleSeries? candles;
    readonly decimal start;

    BuyAndHold(CandleSeries? candles, decimal start, string label) => (this.candles, this.start, Label) = (candles, start, label);

    /// <summary>What was bought and held, or why nothing could be.</summary>
    public string Label { get; }

    public bool IsKnown => candles is not null;

    public static BuyAndHold Of(BacktestResult result)
    {
        if (result.Series.Count == 0)
            return new(null, 0, "the run has no series");
        var market = result.Series[0].Base.Candles;
        return PriceAt(market, result.From) is { } price
            ? new(market, price, $"Buy and hold {market.Series.Symbol}, before fees")
            : new(null, 0, $"no candle of {market.Series} at the start");
    }

    /// <summary>What one unit of cash is worth then: 1 at the start of the run; null where nothing could be bought.</summary>
    public decimal? LevelAt(DateTimeOffset time) => candles is null ? null : PriceAt(candles, time)!.Value / start;

    /// <summary>The close of the last candle that is closed then; else the open of the first one, once it is open.</summary>
    static decimal? PriceAt(CandleSeries candles, DateTimeOffset time)
    {
        var closed = candles.IndexOf(time - candles.Series.Timeframe.Duration);
        if ((closed >= 0 ? closed : ~closed - 1) is >= 0 and var last)
            return candles.Close[last];
        return candles.Count > 0 && time >= candles[0].OpenTime ? candles.Open[0] : null;
    }
}
