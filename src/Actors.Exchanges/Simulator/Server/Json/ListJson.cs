namespace Actors.Exchanges.Simulator.Server;

/// <summary>Order lists as answers tell them.</summary>
internal static class ListJson
{
    public static void Placed(WireWriter to, PlacedList placed, ResponseType type)
    {
        to.Json.WriteStartObject();
        Fields(to, placed.List);
        to.Json.WriteStartArray("orderReports");
        foreach (var report in placed.Reports)
            OrderJson.Placed(to, report, type);
        to.Json.WriteEndArray();
        to.Json.WriteEndObject();
    }

    public static void Canceled(WireWriter to, CanceledList canceled)
    {
        to.Json.WriteStartObject();
        Fields(to, canceled.List);
        to.Json.WriteStartArray("orderReports");
        foreach (var report in canceled.Reports)
            OrderJson.Canceled(to, report);
        to.Json.WriteEndArray();
        to.Json.WriteEndObject();
    }

    public static void Queried(WireWriter to, ListView list)
    {
        to.Json.WriteStartObject();
        Fields(to, list);
        to.Json.WriteEndObject();
    }

    public static void Orders(WireWriter to, ListView list)
    {
        to.Json.WriteStartArray("orders");
        foreach (var (orderId, clientOrderId) in list.Orders)
        {
            to.Json.WriteStartObject();
            to.Json.WriteString("symbol", list.Symbol);
            to.Json.WriteNumber("orderId", orderId);
            to.Json.WriteString("clientOrderId", clientOrderId);
            to.Json.WriteEndObject();
        }
        to.Json.WriteEndArray();
    }

    static void Fields(WireWriter to, ListView list)
    {
        to.Json.WriteNumber("orderListId", list.ListId);
        to.Word("contingencyType", list.Contingency);
        to.Word("listStatusType", list.StatusType);
        to.Word("listOrderStatus", list.OrderStatus);
        to.Json.WriteString("listClientOrderId", list.ClientListId);
        to.Time("transactionTime", list.Time);
        to.Json.WriteString("symbol", list.Symbol);
        Orders(to, list);
    }
}
