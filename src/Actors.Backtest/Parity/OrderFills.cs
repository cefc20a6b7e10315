using Actors.Domain;

namespace Actors.Backtest.Parity;

/// <summary>What one order filled, all its parts together.</summary>
/// <param name="Net">What the position grew or shrank by.</param>
/// <param name="Notional">Price × quantity.</param>
/// <param name="At">When the last part filled.</param>
/// <param name="CandleOpen">Of the candle that the first part filled in.</param>
/// <param name="Held">Of the strategy just before, dust of former positions included.</param>
sealed record OrderFills(
    ClientOrderId Order, StrategyKey Key, Side Side, decimal Quantity, decimal Net, decimal Notional, decimal Fee, decimal Costs,
    DateTimeOffset At, DateTimeOffset CandleOpen, decimal Held)
{
    public decimal Price => Notional / Quantity;
    public bool PaidInBase => Net != Quantity;

    public OrderFills With(OrderFilled more) => this with
    {
        Quantity = Quantity + more.Fill.Quantity.Value,
        Net = Net + more.Fill.Net.Value,
        Notional = Notional + (more.Fill.Price * more.Fill.Quantity).Value,
        Fee = Fee + more.Fill.Fee.Value,
        Costs = Costs + more.Fill.Costs.Total.Value,
        At = more.Fill.At,
    };

    public static OrderFills Of(OrderFilled first, decimal held) => new(
        first.Fill.Order, first.Key, first.Side, first.Fill.Quantity.Value, first.Fill.Net.Value,
        (first.Fill.Price * first.Fill.Quantity).Value, first.Fill.Fee.Value, first.Fill.Costs.Total.Value,
        first.Fill.At, first.Fill.CandleOpen, held);
}
