using Actors.Domain;

namespace Actors.Exchanges.Simulator.Server;

/// <summary>Events of the user data stream, without their envelope.</summary>
internal static class UserJson
{
    public static void Execution(WireWriter to, ExecutionReport report, long now)
    {
        var order = report.Order;
        var json = to.Json;
        json.WriteStartObject();
        json.WriteString("e", "executionReport");
        to.Time("E", now);
        json.WriteString("s", order.Symbol);
        json.WriteString("c", report.ClientOrderId);
        json.WriteString("S", order.Side == Side.Buy ? "BUY" : "SELL");
        to.Word("o", order.Type);
        to.Word("f", order.TimeInForce);
        to.Amount("q", order.Quantity);
        to.Amount("p", order.Price);
        to.Amount("P", order.StopPrice);
        Trailing(to, order);
        to.Amount("F", order.IcebergQuantity);
        json.WriteNumber("g", order.ListId);
        json.WriteString("C", report.OrigClientOrderId);
        to.Word("x", report.Type);
        to.Word("X", order.Status);
        json.WriteString("r", RejectReason(report));
        json.WriteNumber("i", order.OrderId);
        to.Amount("l", report.LastQuantity);
        to.Amount("z", order.Executed);
        to.Amount("L", report.LastPrice);
        to.Amount("n", report.Commission);
        json.WriteString("N", report.CommissionAsset);
        to.Time("T", report.Time);
        json.WriteNumber("t", report.TradeId);
        Prevented(to, report);
        json.WriteNumber("I", report.Id);
        json.WriteBoolean("w", report.IsOnBook);
        json.WriteBoolean("m", report.IsMaker);
        json.WriteBoolean("M", report.TradeId >= 0);
        to.Time("O", order.Time);
        to.Amount("Z", order.ExecutedQuote);
        to.Amount("Y", report.LastQuote);
        to.Amount("Q", order.QuoteQuantity);
        if (order.StrategyId is { } strategy)
            json.WriteNumber("j", strategy);
        if (order.StrategyType is { } strategyType)
            json.WriteNumber("J", strategyType);
        if (order.WorkingTime >= 0)
            to.Time("W", order.WorkingTime);
        to.Word("V", order.SelfTradePrevention);
        Pegged(to, order);
        if (order.ExpiryReason != ExpiryReason.None)
            to.Word("eR", order.ExpiryReason);
        json.WriteEndObject();
    }

    public static void List(WireWriter to, ListView list, long now)
    {
        var json = to.Json;
        json.WriteStartObject();
        json.WriteString("e", "listStatus");
        to.Time("E", now);
        json.WriteString("s", list.Symbol);
        json.WriteNumber("g", list.ListId);
        to.Word("c", list.Contingency);
        to.Word("l", list.StatusType);
        to.Word("L", list.OrderStatus);
        json.WriteString("r", "NONE");
        json.WriteString("C", list.ClientListId);
        to.Time("T", list.Time);
        json.WriteStartArray("O");
        foreach (var (orderId, clientOrderId) in list.Orders)
        {
            json.WriteStartObject();
            json.WriteString("s", list.Symbol);
            json.WriteNumber("i", orderId);
            json.WriteString("c", clientOrderId);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void Position(WireWriter to, IReadOnlyList<BalanceView> balances, long time, long now)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("e", "outboundAccountPosition");
        to.Time("E", now);
        to.Time("u", time);
        to.Json.WriteStartArray("B");
        foreach (var balance in balances)
        {
            to.Json.WriteStartObject();
            to.Json.WriteString("a", balance.Asset);
            to.Amount("f", balance.Free);
            to.Amount("l", balance.Locked);
            to.Json.WriteEndObject();
        }
        to.Json.WriteEndArray();
        to.Json.WriteEndObject();
    }

    public static void Balance(WireWriter to, string asset, decimal delta, long time, long now)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("e", "balanceUpdate");
        to.Time("E", now);
        to.Json.WriteString("a", asset);
        to.Amount("d", delta);
        to.Time("T", time);
        to.Json.WriteEndObject();
    }

    public static void Terminated(WireWriter to, long now)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("e", "eventStreamTerminated");
        to.Time("E", now);
        to.Json.WriteEndObject();
    }

    static string RejectReason(ExecutionReport report) => report.Type == ExecutionType.Rejected ? "UNKNOWN" : "NONE";

    static void Trailing(WireWriter to, OrderView order)
    {
        if (order.TrailingDelta is not { } delta)
            return;
        to.Json.WriteNumber("d", delta);
        to.Time("D", order.TrailingTime ?? -1);
    }

    static void Prevented(WireWriter to, ExecutionReport report)
    {
        if (report.Prevented is not { } prevented)
            return;
        to.Json.WriteNumber("v", prevented.MatchId);
        to.Amount("A", report.Order.Prevented);
        to.Amount("B", prevented.Quantity);
        to.Json.WriteNumber("u", prevented.TradeGroupId);
        to.Json.WriteNumber("U", prevented.CounterOrderId);
        to.Json.WriteString("Cs", prevented.CounterSymbol);
        to.Amount("pl", prevented.Quantity);
        to.Amount("pL", prevented.Price);
        to.Amount("pY", prevented.Quantity * prevented.Price);
    }

    static void Pegged(WireWriter to, OrderView order)
    {
        if (order.Peg is not { } peg)
            return;
        to.Word("gP", peg);
        if (order.PegOffset is { } offset)
        {
            to.Json.WriteString("gOT", "PRICE_LEVEL");
            to.Json.WriteNumber("gOV", offset);
        }
        if (order.PeggedPrice is { } price)
            to.Amount("gp", price);
    }
}
