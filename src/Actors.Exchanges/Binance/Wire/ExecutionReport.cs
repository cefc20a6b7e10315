using System.Text.Json;
using Actors.Domain;

namespace Actors.Exchanges.Binance.Wire;

/// <summary>Something happened to an order.</summary>
public sealed record ExecutionReport : UserEvent
{
    public required string Symbol { get; init; }
    public required long OrderId { get; init; }
    public long OrderListId { get; init; } = -1;
    /// <summary>The id under which the order was placed.</summary>
    public string PlacedAs { get; init; } = "";
    public Side Side { get; init; }
    public WireOrderType Type { get; init; }
    public ExecutionType Execution { get; init; }
    public WireStatus Status { get; init; }
    public long ExecutionId { get; init; } = -1;
    public decimal Quantity { get; init; }
    public decimal QuoteQuantity { get; init; }
    public decimal Price { get; init; }
    public decimal StopPrice { get; init; }
    public int? TrailingDelta { get; init; }
    /// <summary>Of this fill; 0 where the report tells none.</summary>
    public decimal LastQuantity { get; init; }
    public decimal LastPrice { get; init; }
    /// <summary>Filled since the order was placed.</summary>
    public decimal Cumulative { get; init; }
    public decimal Commission { get; init; }
    public string? CommissionAsset { get; init; }
    /// <summary>-1 where the report tells no fill.</summary>
    public long TradeId { get; init; } = -1;
    public bool IsMaker { get; init; }
    /// <summary>On the book; false of a stop until it is triggered.</summary>
    public bool IsWorking { get; init; }
    /// <summary>When the order was placed.</summary>
    public long Created { get; init; }
    /// <summary>When this happened.</summary>
    public long Time { get; init; }
    public string RejectReason { get; init; } = "NONE";
    public string? ExpiryReason { get; init; }

    internal static new ExecutionReport Parse(ref Utf8JsonReader json)
    {
        json.Object();
        string? symbol = null, client = null, original = null, asset = null, reject = null, expiry = null;
        long? id = null;
        long list = -1, execution = -1, trade = -1, created = 0, time = 0;
        decimal quantity = 0, quote = 0, price = 0, stop = 0, last = 0, lastPrice = 0, cumulative = 0, commission = 0;
        int? trailing = null;
        Side side = default;
        WireOrderType type = default;
        ExecutionType happened = default;
        WireStatus status = default;
        bool maker = false, working = false;
        while (json.Field())
        {
            // One letter each, but for one that came later.
            switch (json.Letter())
            {
                case 0 when json.Is("eR"u8): expiry = json.TextOrNull(); break;
                case (byte)'s': symbol = json.Text(); break;
                case (byte)'c': client = json.TextOrNull(); break;
                case (byte)'C': original = json.TextOrNull(); break;
                case (byte)'S': side = WireEnums.Side(ref json); break;
                case (byte)'o': type = WireEnums.Type(ref json); break;
                case (byte)'x': happened = WireEnums.Execution(ref json); break;
                case (byte)'X': status = WireEnums.Status(ref json); break;
                case (byte)'q': quantity = json.Decimal(); break;
                case (byte)'Q': quote = json.Decimal(); break;
                case (byte)'p': price = json.Decimal(); break;
                case (byte)'P': stop = json.Decimal(); break;
                case (byte)'d': trailing = json.Int(); break;
                case (byte)'g': list = json.Long(); break;
                case (byte)'i': id = json.Long(); break;
                case (byte)'I': execution = json.Long(); break;
                case (byte)'l': last = json.Decimal(); break;
                case (byte)'L': lastPrice = json.Decimal(); break;
                case (byte)'z': cumulative = json.Decimal(); break;
                case (byte)'n': commission = json.DecimalOrNull() ?? 0; break;
                case (byte)'N': asset = json.TextOrNull(); break;
                case (byte)'t': trade = json.Long(); break;
                case (byte)'T': time = json.Millis(); break;
                case (byte)'O': created = json.Millis(); break;
                case (byte)'m': maker = json.Bool(); break;
                case (byte)'w': working = json.Bool(); break;
                case (byte)'r': reject = json.TextOrNull(); break;
                default: json.Ignore(); break;
            }
        }
        return new()
        {
            Symbol = symbol ?? throw WireJson.Lacks("an execution report", "s"),
            OrderId = id ?? throw WireJson.Lacks("an execution report", "i"),
            OrderListId = list, PlacedAs = original is { Length: > 0 } ? original : client ?? "", Side = side, Type = type,
            Execution = happened, Status = status, ExecutionId = execution, Quantity = quantity, QuoteQuantity = quote,
            Price = price, StopPrice = stop, TrailingDelta = trailing, LastQuantity = last, LastPrice = lastPrice,
            Cumulative = cumulative, Commission = commission, CommissionAsset = asset, TradeId = trade, IsMaker = maker,
            IsWorking = working, Created = created, Time = time, RejectReason = reject ?? "NONE", ExpiryReason = expiry,
        };
    }
}
