using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>
/// What one run's account was worth, by its own fills and the recorded candles. Which of the newest prices and fills the
/// account knew is not in a journal: the least and the most that it can have been are told.
/// </summary>
sealed class WorthBook(ParityInput input)
{
    readonly List<Flow> flows = [];
    readonly Dictionary<Symbol, TimeSpan> shortest = [];

    /// <summary>Risk prices a symbol by its shortest series that is traded.</summary>
    public void Take(SignalRaised said)
    {
        var duration = said.Key.Series.Timeframe.Duration;
        if (duration < shortest.GetValueOrDefault(said.Key.Symbol, TimeSpan.MaxValue))
            shortest[said.Key.Symbol] = duration;
    }

    public void Take(OrderFilled filled)
    {
        var quantity = filled.Side == Side.Buy ? filled.Fill.Net.Value : -filled.Fill.Net.Value;
        Add(new(filled.At, filled.Key.Symbol, CashBook.AmountOf(filled), quantity));
    }

    /// <param name="held">By the strategy until then, dust of former positions included.</param>
    public void Take(PositionLost lost, decimal held) => Add(new(lost.At, lost.Key.Symbol, 0, -held));

    /// <param name="heard">What was booked before was surely known.</param>
    /// <param name="moment">What was booked later was not.</param>
    public Bounds At(DateTimeOffset heard, DateTimeOffset moment)
    {
        var sure = flows.Count(flow => flow.At < heard);
        var cash = input.Cash.Value + flows.Take(sure).Sum(flow => flow.Cash);
        var worth = Bounds.Exactly(cash);
        var quantities = flows.Take(sure).GroupBy(flow => flow.Symbol).Select(group => (Symbol: group.Key, Quantity: group.Sum(flow => flow.Quantity)));
        foreach (var (symbol, quantity) in quantities.Where(one => one.Quantity != 0))
            worth += PriceOf(symbol, moment) * quantity;
        foreach (var flow in flows.Skip(sure).TakeWhile(flow => flow.At <= moment))
        {
            var change = (PriceOf(flow.Symbol, moment) * flow.Quantity) + Bounds.Exactly(flow.Cash);
            worth += new Bounds(Math.Min(0, change.Least), Math.Max(0, change.Most));
        }
        return worth;
    }

    /// <summary>The last two candles of the shortest series, and what has come since.</summary>
    Bounds PriceOf(Symbol symbol, DateTimeOffset moment)
    {
        var candles = input.Candles[symbol];
        var first = candles.IndexOf(candles.Series.Timeframe.OpenOf(moment - (2 * shortest.GetValueOrDefault(symbol))));
        var at = Math.Clamp(first < 0 ? ~first - 1 : first, 0, candles.Count - 1); // a gap leaves the candle before it
        var price = new Bounds(candles[at].Low.Value, candles[at].High.Value);
        while (++at < candles.Count && candles[at] is var candle && candle.OpenTime <= moment)
            price = new(Math.Min(price.Least, candle.Low.Value), Math.Max(price.Most, candle.High.Value));
        return price;
    }

    void Add(Flow flow)
    {
        // Fills are written in the order in which they are learnt: all but a few are at the end.
        var at = flows.Count;
        while (at > 0 && flows[at - 1].At > flow.At)
            at--;
        flows.Insert(at, flow);
    }

    readonly record struct Flow(DateTimeOffset At, Symbol Symbol, decimal Cash, decimal Quantity);
}
