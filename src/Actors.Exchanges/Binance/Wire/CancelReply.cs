using System.Text.Json;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>What a cancel ended: an order, or the legs of the list that it was in.</summary>
static class CancelReply
{
    public static IReadOnlyList<WireOrder> Parse(ref Utf8JsonReader json) =>
        IsList(json) ? WireOrderList.Parse(ref json).Reports : [WireOrder.Parse(ref json)];

    /// <summary>Looks ahead: a list has reports of its orders, an order has none.</summary>
    static bool IsList(Utf8JsonReader json)
    {
        json.Object();
        while (json.Field())
        {
            if (json.Is("orderReports"u8))
                return true;
            json.Ignore();
        }
        return false;
    }
}
