using System.Text.Json;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>What the venue tells of an account by itself.</summary>
public abstract record UserEvent
{
    private protected UserEvent() { }

    /// <summary>Balances that an event may have touched.</summary>
    public sealed record Position(long Time, IReadOnlyList<WireBalance> Balances) : UserEvent
    {
        internal static new Position Parse(ref Utf8JsonReader json)
        {
            json.Object();
            var time = 0L;
            IReadOnlyList<WireBalance> balances = [];
            while (json.Field())
            {
                if (json.Is("E"u8)) time = json.Millis();
                else if (json.Is("B"u8)) balances = json.Value().List(WireBalance.OfEvent);
                else json.Ignore();
            }
            return new(time, balances);
        }
    }

    /// <summary>A deposit, a withdrawal or a transfer.</summary>
    /// <param name="IsLock">True where the amount was locked or unlocked from outside instead.</param>
    public sealed record Balance(long Time, string Asset, decimal Delta, bool IsLock) : UserEvent
    {
        internal static Balance Parse(ref Utf8JsonReader json, bool isLock)
        {
            json.Object();
            var (time, asset, delta) = (0L, "", 0m);
            while (json.Field())
            {
                if (json.Is("E"u8)) time = json.Millis();
                else if (json.Is("a"u8)) asset = json.Text();
                else if (json.Is("d"u8)) delta = json.Decimal();
                else json.Ignore();
            }
            return new(time, asset, delta, isLock);
        }
    }

    /// <summary>A list of orders changed.</summary>
    public sealed record List(
        long Time, string Symbol, long OrderListId, string StatusType, string OrderStatus, string RejectReason,
        string ListClientOrderId, IReadOnlyList<WireLeg> Orders) : UserEvent
    {
        internal static new List Parse(ref Utf8JsonReader json)
        {
            json.Object();
            var (time, id) = (0L, -1L);
            string symbol = "", type = "", status = "", reject = "", client = "";
            IReadOnlyList<WireLeg> orders = [];
            while (json.Field())
            {
                if (json.Is("E"u8)) time = json.Millis();
                else if (json.Is("s"u8)) symbol = json.Text();
                else if (json.Is("g"u8)) id = json.Long();
                else if (json.Is("l"u8)) type = json.Text();
                else if (json.Is("L"u8)) status = json.Text();
                else if (json.Is("r"u8)) reject = json.Text();
                else if (json.Is("C"u8)) client = json.TextOrNull() ?? "";
                else if (json.Is("O"u8)) orders = json.Value().List(WireLeg.OfEvent);
                else json.Ignore();
            }
            return new(time, symbol, id, type, status, reject, client, orders);
        }
    }

    /// <summary>The subscription is over.</summary>
    public sealed record Terminated(long Time) : UserEvent;

    /// <summary>The server goes away: a new connection is wanted.</summary>
    public sealed record Shutdown(long Time) : UserEvent;

    /// <summary>Newer than this code.</summary>
    public sealed record Other(string Name) : UserEvent;

    public static UserEvent Parse(ref Utf8JsonReader json)
    {
        // Each kind reads the letters that are its own: in another kind the same letter may come to mean anything.
        var name = NameOf(json);
        return name switch
        {
            "executionReport" => ExecutionReport.Parse(ref json),
            "outboundAccountPosition" => Position.Parse(ref json),
            "balanceUpdate" => Balance.Parse(ref json, isLock: false),
            "externalLockUpdate" => Balance.Parse(ref json, isLock: true),
            "listStatus" => List.Parse(ref json),
            "eventStreamTerminated" => new Terminated(TimeOf(ref json)),
            "serverShutdown" => new Shutdown(TimeOf(ref json)),
            _ => Unread(name, ref json),
        };
    }

    /// <summary>
    /// True of an object that is an event itself. What wraps one, or answers a request, has words for names; should it
    /// come to have an <c>e</c> as well, it still has no time under <c>E</c>.
    /// </summary>
    internal static bool Is(Utf8JsonReader json)
    {
        json.Object();
        var (isNamed, isTimed, isWrapped) = (false, false, false);
        while (json.Field())
        {
            if (json.Is("e"u8)) isNamed = json.Value().TokenType == JsonTokenType.String;
            else if (json.Is("E"u8)) isTimed = json.Value().TokenType == JsonTokenType.Number;
            else if (json.Is("event"u8) || json.Is("data"u8)) isWrapped |= json.Value().TokenType == JsonTokenType.StartObject;
            else if (json.Is("status"u8)) isWrapped |= json.Value().TokenType == JsonTokenType.Number;
            json.Skip();
        }
        return isNamed && (isTimed || !isWrapped);
    }

    /// <summary>Looks ahead: the kind of an event says how to read the rest, wherever it stands.</summary>
    static string NameOf(Utf8JsonReader json)
    {
        json.Object();
        while (json.Field())
        {
            if (json.Is("e"u8))
                return json.Text();
            json.Ignore();
        }
        throw WireJson.Lacks("an event", "e");
    }

    static long TimeOf(ref Utf8JsonReader json)
    {
        json.Object();
        var time = 0L;
        while (json.Field())
        {
            if (json.Is("E"u8)) time = json.Millis();
            else json.Ignore();
        }
        return time;
    }

    static Other Unread(string name, ref Utf8JsonReader json)
    {
        json.Skip();
        return new(name);
    }
}
