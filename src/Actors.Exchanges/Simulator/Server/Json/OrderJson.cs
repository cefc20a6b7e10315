using Actors.Domain;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>How much an answer to a placement tells.</summary>
internal enum ResponseType
{
    Ack,
    Result,
    Full,
}

/// <summary>Orders as answers tell them.</summary>
internal static class OrderJson
{
    public static void Placed(WireWriter to, PlacedOrder placed, ResponseType type)
    {
        var order = placed.Order;
        to.Json.WriteStartObject();
        Head(to, order);
        to.Json.WriteString("clientOrderId", order.ClientOrderId);
        to.Time("transactTime", order.UpdateTime);
        if (type != ResponseType.Ack)
        {
            Amounts(to, order);
            OrderFields.Conditional(to, order);
            to.Time("workingTime", order.WorkingTime);
            if (type == ResponseType.Full)
                OrderFields.Fills(to, placed.Fills);
            if (placed.Prevented.Count > 0)
                OrderFields.Prevented(to, placed);
            to.Word("selfTradePreventionMode", order.SelfTradePrevention);
            if (order.ExpiryReason != ExpiryReason.None)
                to.Word("expiryReason", order.ExpiryReason);
        }
        to.Json.WriteEndObject();
    }

    public static void Queried(WireWriter to, OrderView order)
    {
        to.Json.WriteStartObject();
        Head(to, order);
        to.Json.WriteString("clientOrderId", order.ClientOrderId);
        to.Amount("price", order.Price);
        to.Amount("origQty", order.Quantity);
        to.Amount("executedQty", order.Executed);
        to.Amount("cummulativeQuoteQty", order.ExecutedQuote);
        Kind(to, order);
        to.Amount("stopPrice", order.StopPrice);
        to.Amount("icebergQty", order.IcebergQuantity);
        OrderFields.Strategy(to, order);
        to.Time("time", order.Time);
        to.Time("updateTime", order.UpdateTime);
        to.Json.WriteBoolean("isWorking", order.IsWorking);
        to.Time("workingTime", order.WorkingTime);
        to.Amount("origQuoteOrderQty", order.QuoteQuantity);
        to.Word("selfTradePreventionMode", order.SelfTradePrevention);
        if (order.ExpiryReason != ExpiryReason.None)
            to.Word("expiryReason", order.ExpiryReason);
        to.Json.WriteEndObject();
    }

    public static void Canceled(WireWriter to, CanceledOrder canceled)
    {
        var order = canceled.Order;
        to.Json.WriteStartObject();
        to.Json.WriteString("symbol", order.Symbol);
        to.Json.WriteString("origClientOrderId", canceled.OrigClientOrderId);
        to.Json.WriteNumber("orderId", order.OrderId);
        to.Json.WriteNumber("orderListId", order.ListId);
        to.Json.WriteString("clientOrderId", order.ClientOrderId);
        to.Time("transactTime", order.UpdateTime);
        Amounts(to, order);
        OrderFields.Conditional(to, order);
        to.Word("selfTradePreventionMode", order.SelfTradePrevention);
        to.Json.WriteEndObject();
    }

    /// <summary>An order, or with its list where it was a leg.</summary>
    public static void Canceled(WireWriter to, Cancellation cancellation)
    {
        if (cancellation.Order is { } order)
            Canceled(to, order);
        else
            ListJson.Canceled(to, cancellation.List!);
    }

    public static void Amended(WireWriter to, AmendedOrder amended)
    {
        var order = amended.Order;
        to.Json.WriteStartObject();
        to.Time("transactTime", amended.Time);
        to.Json.WriteNumber("executionId", amended.ExecutionId);
        to.Json.WriteStartObject("amendedOrder");
        Head(to, order);
        to.Json.WriteString("origClientOrderId", amended.OrigClientOrderId);
        to.Json.WriteString("clientOrderId", order.ClientOrderId);
        to.Amount("price", order.Price);
        to.Amount("qty", order.Quantity);
        to.Amount("executedQty", order.Executed);
        to.Amount("preventedQty", order.Prevented);
        to.Amount("quoteOrderQty", order.QuoteQuantity);
        to.Amount("cumulativeQuoteQty", order.ExecutedQuote);
        Kind(to, order);
        OrderFields.Conditional(to, order);
        if (order.IsWorking)
            to.Time("workingTime", order.WorkingTime);
        to.Word("selfTradePreventionMode", order.SelfTradePrevention);
        to.Json.WriteEndObject();
        if (amended.List is { } list)
        {
            to.Json.WriteStartObject("listStatus");
            to.Json.WriteNumber("orderListId", list.ListId);
            to.Word("contingencyType", list.Contingency);
            to.Word("listOrderStatus", list.OrderStatus);
            to.Json.WriteString("listClientOrderId", list.ClientListId);
            to.Json.WriteString("symbol", list.Symbol);
            ListJson.Orders(to, list);
            to.Json.WriteEndObject();
        }
        to.Json.WriteEndObject();
    }

    static void Head(WireWriter to, OrderView order)
    {
        to.Json.WriteString("symbol", order.Symbol);
        to.Json.WriteNumber("orderId", order.OrderId);
        to.Json.WriteNumber("orderListId", order.ListId);
    }

    static void Amounts(WireWriter to, OrderView order)
    {
        to.Amount("price", order.Price);
        to.Amount("origQty", order.Quantity);
        to.Amount("executedQty", order.Executed);
        to.Amount("origQuoteOrderQty", order.QuoteQuantity);
        to.Amount("cummulativeQuoteQty", order.ExecutedQuote);
        Kind(to, order);
    }

    static void Kind(WireWriter to, OrderView order)
    {
        to.Word("status", order.Status);
        to.Word("timeInForce", order.TimeInForce);
        to.Word("type", order.Type);
        to.Json.WriteString("side", order.Side == Side.Buy ? "BUY" : "SELL");
    }
}
