using Actors.Domain;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Orders;

/// <summary>The venue's orders in the engine's words.</summary>
static class VenueOrders
{
    /// <summary>Null where the engine cannot name the symbol.</summary>
    public static VenueOrder? Of(WireOrder order, IReadOnlyList<VenueReport.Filled> fills) =>
        Symbol.IsValid(order.Symbol)
            ? new(
                OrderNames.Parse(order.PlacedAs).Id, order.OrderId.ToString(System.Globalization.CultureInfo.InvariantCulture),
                new(order.Symbol), order.Side, TypeOf(order.Type, order.TrailingDelta), StatusOf(order.Status),
                order.OrigQuoteOrderQty > 0 || order.OrigQty <= 0 ? null : new(order.OrigQty), new(Math.Max(0, order.ExecutedQty)),
                PriceOf(order.Price), PriceOf(order.StopPrice), fills, At(order.Updated))
            : null;

    /// <inheritdoc cref="Of(WireOrder, IReadOnlyList{VenueReport.Filled})"/>
    public static VenueOrder? Of(ExecutionReport report) => Of(
        new WireOrder
        {
            Symbol = report.Symbol, OrderId = report.OrderId, ClientOrderId = report.PlacedAs, Status = report.Status,
            Type = report.Type, Side = report.Side, Price = report.Price, StopPrice = report.StopPrice,
            TrailingDelta = report.TrailingDelta, OrigQty = report.Quantity, ExecutedQty = report.Cumulative,
            OrigQuoteOrderQty = report.QuoteQuantity, Updated = report.Time,
        },
        []);

    public static OrderType TypeOf(WireOrderType type, int? trailing) => type switch
    {
        WireOrderType.Limit or WireOrderType.LimitMaker => OrderType.Limit,
        WireOrderType.StopLoss => trailing > 0 ? OrderType.TrailingStop : OrderType.Stop,
        WireOrderType.StopLossLimit => OrderType.StopLimit,
        WireOrderType.TakeProfit or WireOrderType.TakeProfitLimit => OrderType.TakeProfit,
        _ => OrderType.Market,
    };

    public static OrderStatus StatusOf(WireStatus status) => status switch
    {
        WireStatus.New or WireStatus.PendingNew or WireStatus.PartiallyFilled => OrderStatus.Open,
        WireStatus.Filled => OrderStatus.Filled,
        WireStatus.Canceled or WireStatus.Expired or WireStatus.ExpiredInMatch => OrderStatus.Cancelled,
        WireStatus.Rejected => OrderStatus.Rejected,
        _ => OrderStatus.Unknown,
    };

    public static Price? PriceOf(decimal price) => price > 0 ? new Price(price) : null;

    public static DateTimeOffset At(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Max(0, milliseconds));
}
