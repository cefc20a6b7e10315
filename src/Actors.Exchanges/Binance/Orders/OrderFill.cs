using Actors.Domain;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Orders;

/// <summary>A fill, however it was learnt.</summary>
/// <param name="Total">What the order has filled with it.</param>
/// <param name="IsLast">True when nothing is left to fill.</param>
readonly record struct OrderFill(
    long TradeId, Side Side, decimal Quantity, decimal Price, decimal Commission, string? CommissionAsset, bool IsMaker,
    long Time, decimal Total, bool IsLast)
{
    /// <summary>The trades of an order in the order of their ids.</summary>
    public static IReadOnlyList<OrderFill> Of(WireOrder order, IEnumerable<WireTrade> trades)
    {
        List<OrderFill> fills = [];
        var total = 0m;
        foreach (var trade in trades.OrderBy(trade => trade.Id))
        {
            total += trade.Quantity;
            fills.Add(new(
                trade.Id, order.Side, trade.Quantity, trade.Price, trade.Commission, trade.CommissionAsset, trade.IsMaker,
                trade.Time, total, order.Status == WireStatus.Filled && total >= order.ExecutedQty));
        }
        return fills;
    }

    /// <summary>The fills in the answer to placing: who trades at once takes.</summary>
    public static IReadOnlyList<OrderFill> Of(WireOrder placed) => Of(
        placed,
        placed.Fills.Where(fill => fill.TradeId >= 0).Select(fill => new WireTrade(
            placed.Symbol, fill.TradeId, placed.OrderId, fill.Price, fill.Quantity, fill.Commission, fill.CommissionAsset,
            placed.Created, placed.Side == Side.Buy, IsMaker: false)));
}
