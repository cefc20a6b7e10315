namespace Actors.Exchanges.Simulator.Server;

/// <summary>Accounts and their trades as answers tell them.</summary>
internal static class AccountJson
{
    public static void Account(WireWriter to, Account account, IEnumerable<BalanceView> balances)
    {
        var json = to.Json;
        var rates = account.Commissions;
        json.WriteStartObject();
        json.WriteNumber("makerCommission", Points(rates.Maker));
        json.WriteNumber("takerCommission", Points(rates.Taker));
        json.WriteNumber("buyerCommission", Points(rates.Buyer));
        json.WriteNumber("sellerCommission", Points(rates.Seller));
        json.WriteStartObject("commissionRates");
        Rates(to, rates.Maker, rates.Taker, rates.Buyer, rates.Seller);
        json.WriteEndObject();
        json.WriteBoolean("canTrade", account.CanTrade);
        json.WriteBoolean("canWithdraw", false);
        json.WriteBoolean("canDeposit", false);
        json.WriteBoolean("brokered", false);
        json.WriteBoolean("requireSelfTradePrevention", false);
        json.WriteBoolean("preventSor", false);
        to.Time("updateTime", account.UpdateTime);
        json.WriteString("accountType", "SPOT");
        json.WriteStartArray("balances");
        foreach (var balance in balances)
        {
            json.WriteStartObject();
            json.WriteString("asset", balance.Asset);
            to.Amount("free", balance.Free);
            to.Amount("locked", balance.Locked);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("permissions");
        json.WriteStringValue("SPOT");
        json.WriteEndArray();
        json.WriteNumber("uid", account.Id);
        json.WriteEndObject();
    }

    public static void Trade(WireWriter to, AccountTrade trade)
    {
        var json = to.Json;
        json.WriteStartObject();
        json.WriteString("symbol", trade.Symbol);
        json.WriteNumber("id", trade.Id);
        json.WriteNumber("orderId", trade.OrderId);
        json.WriteNumber("orderListId", trade.ListId);
        to.Amount("price", trade.Price);
        to.Amount("qty", trade.Quantity);
        to.Amount("quoteQty", trade.QuoteQuantity);
        to.Amount("commission", trade.Commission);
        json.WriteString("commissionAsset", trade.CommissionAsset);
        to.Time("time", trade.Time);
        json.WriteBoolean("isBuyer", trade.IsBuyer);
        json.WriteBoolean("isMaker", trade.IsMaker);
        json.WriteBoolean("isBestMatch", true);
        json.WriteEndObject();
    }

    public static void Commission(WireWriter to, string symbol, CommissionRates rates)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("symbol", symbol);
        to.Json.WriteStartObject("standardCommission");
        Rates(to, rates.Maker, rates.Taker, rates.Buyer, rates.Seller);
        to.Json.WriteEndObject();
        to.Json.WriteStartObject("specialCommission");
        Rates(to, 0, 0, 0, 0);
        to.Json.WriteEndObject();
        to.Json.WriteStartObject("taxCommission");
        Rates(to, 0, 0, 0, 0);
        to.Json.WriteEndObject();
        Discount(to);
        to.Json.WriteEndObject();
    }

    public static void MakerAndTaker(WireWriter to, string name, decimal maker, decimal taker)
    {
        to.Json.WriteStartObject(name);
        to.Amount("maker", maker);
        to.Amount("taker", taker);
        to.Json.WriteEndObject();
    }

    /// <summary>Commissions are paid in what was received; there is no discount.</summary>
    public static void Discount(WireWriter to)
    {
        to.Json.WriteStartObject("discount");
        to.Json.WriteBoolean("enabledForAccount", false);
        to.Json.WriteBoolean("enabledForSymbol", false);
        to.Json.WriteString("discountAsset", "BNB");
        to.Amount("discount", 0);
        to.Json.WriteEndObject();
    }

    public static void Amendment(WireWriter to, Amendment amendment)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("symbol", amendment.Symbol);
        to.Json.WriteNumber("orderId", amendment.OrderId);
        to.Json.WriteNumber("executionId", amendment.ExecutionId);
        to.Json.WriteString("origClientOrderId", amendment.OrigClientOrderId);
        to.Json.WriteString("newClientOrderId", amendment.NewClientOrderId);
        to.Amount("origQty", amendment.OrigQuantity);
        to.Amount("newQty", amendment.NewQuantity);
        to.Time("time", amendment.Time);
        to.Json.WriteEndObject();
    }

    public static void Prevented(WireWriter to, PreventedMatch match)
    {
        to.Json.WriteStartObject();
        to.Json.WriteString("symbol", match.Symbol);
        to.Json.WriteNumber("preventedMatchId", match.Id);
        to.Json.WriteNumber("takerOrderId", match.TakerOrderId);
        to.Json.WriteString("makerSymbol", match.Symbol);
        to.Json.WriteNumber("makerOrderId", match.MakerOrderId);
        to.Json.WriteNumber("tradeGroupId", match.TradeGroupId);
        to.Word("selfTradePreventionMode", match.Mode);
        to.Amount("price", match.Price);
        if (match.MakerPrevented is { } maker)
            to.Amount("makerPreventedQuantity", maker);
        if (match.TakerPrevented is { } taker)
            to.Amount("takerPreventedQuantity", taker);
        to.Time("transactTime", match.Time);
        to.Json.WriteEndObject();
    }

    static void Rates(WireWriter to, decimal maker, decimal taker, decimal buyer, decimal seller)
    {
        to.Amount("maker", maker);
        to.Amount("taker", taker);
        to.Amount("buyer", buyer);
        to.Amount("seller", seller);
    }

    static int Points(decimal rate) => (int)(rate * 10_000);
}
