using Actors.Domain;

namespace Actors.Backtest.Metrics;

public sealed partial record MetricsInput
{
    /// <summary>A finished backtest, reduced.</summary>
    /// <param name="benchmark">Candles to compare with, or null for no comparison.</param>
    /// <param name="instruments">The venue's filters, for the price tick that makes a trade break-even; a symbol without them breaks even at exactly zero.</param>
    /// <param name="convention">The house's if null.</param>
    public static MetricsInput From(
        BacktestResult result, CandleSeries? benchmark = null,
        IReadOnlyDictionary<Symbol, Instrument>? instruments = null, Convention? convention = null) =>
        new MetricsInput
        {
            Currency = result.Currency,
            Convention = convention ?? Convention.House,
            Marks = MarksOf(result, benchmark),
            Trades = [.. result.Trades.Select(trade => Reduce(trade, instruments))],
            Facts = FactsOf(result),
        }.WithTradedValue();

    static List<EquityMark> MarksOf(BacktestResult result, CandleSeries? benchmark)
    {
        var marks = new List<EquityMark>(result.DailyEquity.Count);
        foreach (var point in result.DailyEquity)
        {
            // The end of a run may be a midnight too: the later mark of one moment is the whole truth of it.
            if (marks.Count > 0 && marks[^1].Time == point.Time)
                marks.RemoveAt(marks.Count - 1);
            marks.Add(new(point.Time, point.Equity, point.Balance, benchmark is null ? null : PriceAt(benchmark, point.Time)));
        }
        return marks;
    }

    /// <summary>
    /// The close of the last candle that had closed by then, at most a day before; at the first candle, its open.
    /// </summary>
    static Price? PriceAt(CandleSeries candles, DateTimeOffset at)
    {
        var length = candles.Series.Timeframe.Duration;
        var index = candles.IndexOf(at - length);
        if (index < 0)
            index = ~index - 1;
        if (index < 0)
            return candles.Count > 0 && candles[0].OpenTime == at ? candles[0].Open : null;
        var candle = candles[index];
        return at - (candle.OpenTime + length) < TimeSpan.FromDays(1) ? candle.Close : null;
    }

    static TradeResult Reduce(Trade trade, IReadOnlyDictionary<Symbol, Instrument>? instruments) => new()
    {
        Pair = trade.Key.Symbol.Name,
        Strategy = trade.Key.Strategy,
        Direction = trade.Direction,
        Opened = trade.EntryTime,
        Closed = trade.ExitTime,
        Stake = trade.EntryPrice * trade.Quantity,
        ExitValue = trade.ExitPrice * trade.Quantity,
        Pnl = trade.Pnl,
        Fees = trade.Fees,
        Risk = trade.Risk,
        Mae = trade.Mae,
        Mfe = trade.Mfe,
        TickValue = instruments?.GetValueOrDefault(trade.Key.Symbol) is { } instrument
            ? new(instrument.PriceTick * trade.Quantity.Value)
            : Money.Zero,
        EntryReason = trade.EntryReason,
        ExitReason = trade.ExitReason,
        Costs = trade.Costs,
    };

    static RunFacts FactsOf(BacktestResult result) => new()
    {
        EventMaxDrawdown = result.MaxDrawdown,
        OpenPositions = [.. result.OpenPositions.Select(open => new OpenHolding(open.EntryTime, open.EntryPrice * open.Quantity))],
        Fees = result.Fees,
        Costs = result.Costs,
        Orders = new(
            result.Orders.Count,
            Ended(result, "filled"), Ended(result, "partly-filled"), Ended(result, "cancelled"), Ended(result, "rejected")),
        MakerShare = MakerShare(result),
        Refusals = result.Refusals,
        Data = Quality(result),
        Parameters = result.Series.SelectMany(series => series.Strategies).Sum(strategy => strategy.Parameters.Count),
    };

    static int Ended(BacktestResult result, string status) =>
        result.Orders.Count(order => string.Equals(order.Status, status, StringComparison.Ordinal));

    static double? MakerShare(BacktestResult result)
    {
        decimal made = 0, all = 0;
        foreach (var fill in result.Events.OfType<OrderFilled>().Select(filled => filled.Fill))
        {
            var value = (fill.Price * fill.Quantity).Value;
            all += value;
            made += fill.Liquidity == Liquidity.Maker ? value : 0;
        }
        return all == 0 ? null : (double)(made / all);
    }

    static DataQuality Quality(BacktestResult result)
    {
        // Several series may be made of one source: it counts once.
        var sources = result.Series.Select(series => series.Base).DistinctBy(loaded => loaded.Candles.Series).ToList();
        return new(
            sources.Sum(loaded => loaded.Coverage.Expected),
            sources.Sum(loaded => loaded.Coverage.Present),
            sources.Sum(loaded => RepairedBars(loaded.Coverage)));
    }

    // Of the notes, one for each gap that was filled tells of bars that are counted as filled.
    static long RepairedBars(DataCoverage data) =>
        data.Filled + Math.Max(0, data.Repairs.Count - (data.Filled > 0 ? data.Gaps.Count : 0));
}
