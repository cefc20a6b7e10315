using System.Text.Json;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>What the venue tells of an account by itself.</summary>
public abstract record UserEvent
{
    private protected UserEvent() { }

    /// <summary>Balances that an event may have touched.</summary>
    public sealed record Position(long Time, IReadOnlyList<WireBalance> Balances) : UserEvent;

    /// <summary>A deposit, a withdrawal or a transfer.</summary>
    /// <param name="IsLock">True where the amount was locked or unlocked from outside instead.</param>
    public sealed record Balance(long Time, string Asset, decimal Delta, bool IsLock) : UserEvent;

    /// <summary>A list of orders changed.</summary>
    public sealed record List(
        long Time, string Symbol, long OrderListId, string StatusType, string OrderStatus, string RejectReason,
        string ListClientOrderId, IReadOnlyList<WireLeg> Orders) : UserEvent;

    /// <summary>The subscription is over.</summary>
    public sealed record Terminated(long Time) : UserEvent;

    /// <summary>The server goes away: a new connection is wanted.</summary>
    public sealed record Shutdown(long Time) : UserEvent;

    /// <summary>Newer than this code.</summary>
    public sealed record Other(string Name) : UserEvent;

    public static UserEvent Parse(ref Utf8JsonReader json)
    {
        var name = NameOf(json);
        return name switch
        {
            "executionReport" => ExecutionReport.Parse(ref json),
            "outboundAccountPosition" or "balanceUpdate" or "externalLockUpdate" or "listStatus" or "eventStreamTerminated"
                or "serverShutdown" => Fields(name, ref json),
            _ => Unread(name, ref json),
        };
    }

    /// <summary>True of an object that names itself as an event does.</summary>
    internal static bool Is(Utf8JsonReader json) => FindName(json) is not null;

    static string NameOf(Utf8JsonReader json) => FindName(json) ?? throw WireJson.Lacks("an event", "e");

    /// <summary>Looks ahead: the kind of an event says how to read the rest, wherever it stands.</summary>
    static string? FindName(Utf8JsonReader json)
    {
        json.Object();
        while (json.Field())
        {
            if (json.Is("e"u8))
                return json.Text();
            json.Ignore();
        }
        return null;
    }

    static Other Unread(string name, ref Utf8JsonReader json)
    {
        json.Skip();
        return new(name);
    }

    static UserEvent Fields(string name, ref Utf8JsonReader json)
    {
        long time = 0, list = -1;
        string symbol = "", asset = "", type = "", status = "", reject = "", client = "";
        decimal delta = 0;
        IReadOnlyList<WireBalance> balances = [];
        IReadOnlyList<WireLeg> orders = [];
        json.Object();
        while (json.Field())
        {
            if (json.Is("E"u8)) time = json.Millis();
            else if (json.Is("B"u8)) balances = json.Value().List(WireBalance.Parse);
            else if (json.Is("a"u8)) asset = json.Text();
            else if (json.Is("d"u8)) delta = json.Decimal();
            else if (json.Is("s"u8)) symbol = json.Text();
            else if (json.Is("g"u8)) list = json.Long();
            else if (json.Is("l"u8)) type = json.Text();
            else if (json.Is("L"u8)) status = json.Text();
            else if (json.Is("r"u8)) reject = json.Text();
            else if (json.Is("C"u8)) client = json.TextOrNull() ?? "";
            else if (json.Is("O"u8)) orders = json.Value().List(WireLeg.Parse);
            else json.Ignore();
        }
        return name switch
        {
            "outboundAccountPosition" => new Position(time, balances),
            "balanceUpdate" or "externalLockUpdate" => new Balance(time, asset, delta, name == "externalLockUpdate"),
            "listStatus" => new List(time, symbol, list, type, status, reject, client, orders),
            "eventStreamTerminated" => new Terminated(time),
            _ => new Shutdown(time),
        };
    }
}
