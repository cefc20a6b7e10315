using System.Text.Json;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>A row of klines. Times are in the unit that the request asked for, milliseconds if it did not.</summary>
/// <param name="CloseTime">The last unit of time inside; the row is final once the venue's clock is past it.</param>
public readonly record struct WireKline(
    long OpenTime, decimal Open, decimal High, decimal Low, decimal Close, decimal Volume, long CloseTime,
    decimal QuoteVolume, long Trades)
{
    public static WireKline Parse(ref Utf8JsonReader json)
    {
        json.Array();
        var row = new WireKline(
            json.Long(), json.Decimal(), json.Decimal(), json.Decimal(), json.Decimal(), json.Decimal(), json.Long(),
            json.Decimal(), json.Long());
        while (json.Element())
            json.Skip();
        return row;
    }
}

/// <summary>Trades of one taker at one price and time.</summary>
public readonly record struct WireAggTrade(
    long Id, decimal Price, decimal Quantity, long FirstId, long LastId, long Time, bool BuyerIsMaker)
{
    public static WireAggTrade Parse(ref Utf8JsonReader json)
    {
        json.Object();
        long id = -1, first = -1, last = -1, time = 0;
        decimal price = 0, quantity = 0;
        var buyerIsMaker = false;
        while (json.Field())
        {
            if (json.Is("a"u8)) id = json.Long();
            else if (json.Is("p"u8)) price = json.Decimal();
            else if (json.Is("q"u8)) quantity = json.Decimal();
            else if (json.Is("f"u8)) first = json.Long();
            else if (json.Is("l"u8)) last = json.Long();
            else if (json.Is("T"u8)) time = json.Long();
            else if (json.Is("m"u8)) buyerIsMaker = json.Bool();
            else json.Ignore();
        }
        return id >= 0 ? new(id, price, quantity, first, last, time, buyerIsMaker) : throw WireJson.Lacks("a trade", "a");
    }
}

/// <summary>A level of an order book: the whole quantity at a price, 0 where there is none.</summary>
public readonly record struct WireLevel(decimal Price, decimal Quantity)
{
    public static WireLevel Parse(ref Utf8JsonReader json)
    {
        json.Array();
        var level = new WireLevel(json.Decimal(), json.Decimal());
        while (json.Element())
            json.Skip();
        return level;
    }
}

/// <summary>A snapshot of an order book, best first.</summary>
public sealed record WireDepth(long LastUpdateId, IReadOnlyList<WireLevel> Bids, IReadOnlyList<WireLevel> Asks)
{
    public static WireDepth Parse(ref Utf8JsonReader json)
    {
        json.Object();
        long? id = null;
        IReadOnlyList<WireLevel> bids = [], asks = [];
        while (json.Field())
        {
            if (json.Is("lastUpdateId"u8)) id = json.Long();
            else if (json.Is("bids"u8)) bids = json.Value().List(WireLevel.Parse);
            else if (json.Is("asks"u8)) asks = json.Value().List(WireLevel.Parse);
            else json.Ignore();
        }
        return new(id ?? throw WireJson.Lacks("a depth", "lastUpdateId"), bids, asks);
    }
}

static class WireTime
{
    /// <summary><c>{"serverTime":…}</c> in milliseconds.</summary>
    public static long Parse(ref Utf8JsonReader json)
    {
        json.Object();
        long? time = null;
        while (json.Field())
        {
            if (json.Is("serverTime"u8)) time = json.Millis();
            else json.Ignore();
        }
        return time ?? throw WireJson.Lacks("a server time", "serverTime");
    }

    /// <summary>Passes over an answer of which only its coming matters.</summary>
    public static bool Any(ref Utf8JsonReader json)
    {
        json.Skip();
        return true;
    }
}

static class WirePrice
{
    /// <summary><c>{"symbol":"BNBUSDT","price":"600.1"}</c></summary>
    public static decimal Parse(ref Utf8JsonReader json)
    {
        json.Object();
        decimal? price = null;
        while (json.Field())
        {
            if (json.Is("price"u8)) price = json.Decimal();
            else json.Ignore();
        }
        return price ?? throw WireJson.Lacks("a price", "price");
    }
}
