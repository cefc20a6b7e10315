using Actors.Domain;

namespace Actors.Tests.Backtest.Report;

/// <summary>Crosses two averages on one series, with a stop and a target under each entry.</summary>
sealed class MadeTrader(StrategyKey key, CandleSeries candles, Ledger ledger)
{
    const decimal FeeRate = 0.001m;

    readonly double?[] fast = Average(candles, 20);
    readonly double?[] slow = Average(candles, 60);
    readonly OrderIds ids = new("made", key);

    public List<Trade> Trades { get; } = [];
    public List<Actors.Backtest.OrderRow> Orders { get; } = [];
    public double?[] Fast => fast;
    public double?[] Slow => slow;

    /// <summary>True when a fill changed the books.</summary>
    public bool Step(int i)
    {
        var candle = candles[i];
        var held = ledger.Find(key) is { IsOpen: true } position ? position : null;
        var filled = held is null ? Enter(i, candle) : Leave(i, candle, held);
        ledger.Mark(key.Symbol, candle);
        return filled;
    }

    bool Enter(int i, in Candle candle)
    {
        if (i < 2 || slow[i - 2] is null || !(fast[i - 1] > slow[i - 1]) || fast[i - 2] > slow[i - 2])
            return false;
        var budget = ledger.Equity.Value * 0.3m;
        if (ledger.Cash.Value < budget * 1.01m)
            return false;
        var (price, quantity) = (candle.Open, new Quantity(Math.Round(budget / candle.Open.Value, 5)));
        var (stop, target) = (new Price(Math.Round(price.Value * 0.975m, 2)), new Price(Math.Round(price.Value * 1.07m, 2)));
        Fill(ids.Of(candle.OpenTime, 1), Side.Buy, OrderType.Market, price, quantity, candle, "ema 20 crossed above ema 60", null, null);
        ledger.Protect(key, stop, target);
        Orders.Add(new(ids.Of(candle.OpenTime, 1).TargetLeg, key, Side.Sell, OrderType.Limit, candle.OpenTime, quantity, null, target, null, "cancelled", Quantity.Zero, null, Money.Zero, "target", null));
        return true;
    }

    bool Leave(int i, in Candle candle, Position held)
    {
        var (stop, target) = (held.Stop!.Value, held.Target!.Value);
        var (price, reason) =
            candle.Low <= stop ? (candle.Open < stop ? candle.Open : stop, "stop")
            : candle.High >= target ? (candle.Open > target ? candle.Open : target, "target")
            : fast[i - 1] < slow[i - 1] ? (candle.Open, "ema 20 crossed below ema 60")
            : (default, "");
        if (reason.Length == 0)
            return false;
        var type = reason switch { "stop" => OrderType.Stop, "target" => OrderType.Limit, _ => OrderType.Market };
        Fill(ids.Of(candle.OpenTime, 2), Side.Sell, type, price, held.Quantity, candle, reason, type == OrderType.Limit ? target : null, type == OrderType.Stop ? stop : null);
        return true;
    }

    void Fill(ClientOrderId id, Side side, OrderType type, Price price, Quantity quantity, in Candle candle, string reason, Price? limit, Price? trigger)
    {
        var fee = price * quantity * FeeRate;
        var fill = new VenueReport.Filled(id, id.Value, quantity, price, fee, Liquidity.Taker, default, true, candle.OpenTime, candle.OpenTime);
        if (ledger.Book(key, side, fill, reason) is { } trade)
            Trades.Add(trade);
        Orders.Add(new(id, key, side, type, candle.OpenTime, quantity, null, limit, trigger, "filled", quantity, price, fee, reason, null));
    }

    static double?[] Average(CandleSeries candles, int period)
    {
        var values = new double?[candles.Count];
        var value = (double)candles.Close[0];
        for (var i = 0; i < candles.Count; i++)
        {
            value += ((double)candles.Close[i] - value) * 2 / (period + 1);
            values[i] = i < period ? null : value;
        }
        return values;
    }
}
