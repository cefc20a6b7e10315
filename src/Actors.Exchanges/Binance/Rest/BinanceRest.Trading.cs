using System.Text.Json;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Exchanges.Binance.Rest;

public sealed partial class BinanceRest
{
    /// <summary>Places an order. Sent once.</summary>
    internal ValueTask<Answer<WireOrder>> Place(RequestText order, CallPriority priority, CancellationToken stop) =>
        Once(
            new(HttpMethod.Post, "/api/v3/order", order, 1, priority) { Signed = true, Orders = 1, FreeOnSuccess = true },
            WireOrder.Parse, stop);

    /// <summary>Places two orders of which one cancels the other. Sent once.</summary>
    internal ValueTask<Answer<WireOrderList>> PlaceOco(RequestText list, CancellationToken stop) =>
        Once(
            new(HttpMethod.Post, "/api/v3/orderList/oco", list, 1, CallPriority.Protection)
            {
                Signed = true, Orders = 2, FreeOnSuccess = true,
            },
            WireOrderList.Parse, stop);

    /// <summary>Cancels an order, and with it the list that it is in. Answers what was ended.</summary>
    internal ValueTask<Answer<IReadOnlyList<WireOrder>>> Cancel(string symbol, long orderId, CancellationToken stop) =>
        Once(
            new(HttpMethod.Delete, "/api/v3/order", new RequestText().Add("symbol", symbol).Add("orderId", orderId), 1,
                CallPriority.Protection)
            { Signed = true, FreeOnSuccess = true },
            CancelReply.Parse, stop);

    /// <inheritdoc cref="Cancel(string, long, CancellationToken)"/>
    internal ValueTask<Answer<IReadOnlyList<WireOrder>>> Cancel(string symbol, string placedAs, CancellationToken stop) =>
        Once(
            new(HttpMethod.Delete, "/api/v3/order",
                new RequestText().Add("symbol", symbol).Add("origClientOrderId", placedAs), 1, CallPriority.Protection)
            { Signed = true, FreeOnSuccess = true },
            CancelReply.Parse, stop);

    /// <summary>An order by the id under which it was placed, or <see cref="ErrorKind.NotFound"/>.</summary>
    internal async ValueTask<Answer<WireOrder>> Order(string symbol, string placedAs, CancellationToken stop)
    {
        var answer = await Query(new RequestText().Add("symbol", symbol).Add("origClientOrderId", placedAs), stop);
        // A cancel may have given it another name since.
        return answer.Select(order => order with { OrigClientOrderId = placedAs });
    }

    /// <summary>An order by the venue's own id, or <see cref="ErrorKind.NotFound"/>.</summary>
    internal ValueTask<Answer<WireOrder>> Order(string symbol, long orderId, CancellationToken stop) =>
        Query(new RequestText().Add("symbol", symbol).Add("orderId", orderId), stop);

    /// <summary>The open orders of a symbol, or of all.</summary>
    /// <exception cref="BinanceException">They cannot be had.</exception>
    public ValueTask<IReadOnlyList<WireOrder>> OpenOrders(string? symbol, CancellationToken stop) =>
        Get(
            new(HttpMethod.Get, "/api/v3/openOrders", new RequestText().AddIf("symbol", symbol), symbol is null ? 80 : 6,
                CallPriority.Account)
            { Signed = true },
            Orders, stop);

    /// <exception cref="BinanceException">It cannot be had.</exception>
    public ValueTask<WireAccount> Account(CancellationToken stop) =>
        Get(
            new(HttpMethod.Get, "/api/v3/account", new RequestText().Add("omitZeroBalances", "true"), 20, CallPriority.Account)
            { Signed = true },
            WireAccount.Parse, stop);

    /// <summary>What the key may do. The real exchange alone tells it.</summary>
    /// <exception cref="BinanceException">It cannot be had.</exception>
    public ValueTask<WireKeyPermissions> KeyPermissions(CancellationToken stop) =>
        Get(
            new(HttpMethod.Get, "/sapi/v1/account/apiRestrictions", new(), 1, CallPriority.Account) { Signed = true },
            WireKeyPermissions.Parse, stop);

    /// <summary>Trades of the account, ascending: of one order, or of a symbol from a trade id on. At most 1000.</summary>
    /// <exception cref="BinanceException">They cannot be had.</exception>
    public ValueTask<IReadOnlyList<WireTrade>> MyTrades(string symbol, long? orderId, long? fromId, CancellationToken stop) =>
        Get(
            new(HttpMethod.Get, "/api/v3/myTrades", new RequestText()
                .Add("symbol", symbol).AddIf("orderId", orderId).AddIf("fromId", fromId).Add("limit", 1000),
                orderId is null ? 20 : 5, CallPriority.Account)
            { Signed = true },
            Trades, stop);

    async ValueTask<Answer<WireOrder>> Query(RequestText text, CancellationToken stop)
    {
        var request = new RestRequest(HttpMethod.Get, "/api/v3/order", text, 4, CallPriority.Account) { Signed = true };
        try
        {
            await FreshClock(stop);
        }
        catch (BinanceException e)
        {
            return new Answer<WireOrder>.NotSent($"{request} was not sent: {e.Message}");
        }
        return await Repeat(request, () => transport.Send(request, WireOrder.Parse, stop), stop);
    }

    static IReadOnlyList<WireOrder> Orders(ref Utf8JsonReader json) => json.List(WireOrder.Parse);
    static IReadOnlyList<WireTrade> Trades(ref Utf8JsonReader json) => json.List(WireTrade.Parse);
}
