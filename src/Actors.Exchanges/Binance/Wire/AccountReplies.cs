using System.Text.Json;

namespace Actors.Exchanges.Binance.Wire;

public sealed record WireAccount(bool CanTrade, IReadOnlyList<WireBalance> Balances)
{
    public static WireAccount Parse(ref Utf8JsonReader json)
    {
        json.Object();
        var canTrade = false;
        IReadOnlyList<WireBalance>? balances = null;
        while (json.Field())
        {
            if (json.Is("canTrade"u8)) canTrade = json.Bool();
            else if (json.Is("balances"u8)) balances = json.Value().List(WireBalance.Parse);
            else json.Ignore();
        }
        return new(canTrade, balances ?? throw WireJson.Lacks("an account", "balances"));
    }
}

/// <summary>What a key may do.</summary>
/// <param name="IsBoundToAddress">Refused from other addresses than those that its owner named.</param>
public sealed record WireKeyPermissions(bool Withdraw, bool Trade, bool IsBoundToAddress)
{
    public static WireKeyPermissions Parse(ref Utf8JsonReader json)
    {
        json.Object();
        bool? withdraw = null, trade = null;
        var bound = false;
        while (json.Field())
        {
            if (json.Is("enableWithdrawals"u8)) withdraw = json.Bool();
            else if (json.Is("enableSpotAndMarginTrading"u8)) trade = json.Bool();
            else if (json.Is("ipRestrict"u8)) bound = json.Bool();
            else json.Ignore();
        }
        return new(
            withdraw ?? throw WireJson.Lacks("the permissions of a key", "enableWithdrawals"),
            trade ?? throw WireJson.Lacks("the permissions of a key", "enableSpotAndMarginTrading"), bound);
    }
}

public sealed record WireBalance(string Asset, decimal Free, decimal Locked)
{
    public static WireBalance Parse(ref Utf8JsonReader json)
    {
        json.Object();
        string? asset = null;
        decimal free = 0, locked = 0;
        while (json.Field())
        {
            if (json.Is("asset"u8)) asset = json.Text();
            else if (json.Is("free"u8)) free = json.Decimal();
            else if (json.Is("locked"u8)) locked = json.Decimal();
            else json.Ignore();
        }
        return new(asset ?? throw WireJson.Lacks("a balance", "asset"), free, locked);
    }

    /// <summary>As an event has it.</summary>
    public static WireBalance OfEvent(ref Utf8JsonReader json)
    {
        json.Object();
        string? asset = null;
        decimal free = 0, locked = 0;
        while (json.Field())
        {
            if (json.Is("a"u8)) asset = json.Text();
            else if (json.Is("f"u8)) free = json.Decimal();
            else if (json.Is("l"u8)) locked = json.Decimal();
            else json.Ignore();
        }
        return new(asset ?? throw WireJson.Lacks("a balance", "a"), free, locked);
    }
}

/// <summary>A trade of the account.</summary>
public sealed record WireTrade(
    string Symbol, long Id, long OrderId, decimal Price, decimal Quantity, decimal Commission, string CommissionAsset,
    long Time, bool IsBuyer, bool IsMaker)
{
    public static WireTrade Parse(ref Utf8JsonReader json)
    {
        json.Object();
        string symbol = "", asset = "";
        long? id = null;
        long order = -1, time = 0;
        decimal price = 0, quantity = 0, commission = 0;
        bool buyer = false, maker = false;
        while (json.Field())
        {
            if (json.Is("symbol"u8)) symbol = json.Text();
            else if (json.Is("id"u8)) id = json.Long();
            else if (json.Is("orderId"u8)) order = json.Long();
            else if (json.Is("price"u8)) price = json.Decimal();
            else if (json.Is("qty"u8)) quantity = json.Decimal();
            else if (json.Is("commission"u8)) commission = json.Decimal();
            else if (json.Is("commissionAsset"u8)) asset = json.TextOrNull() ?? "";
            else if (json.Is("time"u8)) time = json.Millis();
            else if (json.Is("isBuyer"u8)) buyer = json.Bool();
            else if (json.Is("isMaker"u8)) maker = json.Bool();
            else json.Ignore();
        }
        return new(
            symbol, id ?? throw WireJson.Lacks("a trade", "id"), order, price, quantity, commission, asset, time, buyer, maker);
    }
}
