using System.Globalization;
using System.Text.Json;
using Actors.Exchanges.Binance.Market;

namespace Actors.Tests.Exchanges.Binance.Market;

/// <summary>Reads frames field by field with the framework's JSON reader: what the fast parser has to agree with.</summary>
static class SlowFrames
{
    static readonly (string Name, FrameKind Kind)[] Names =
    [
        ("kline", FrameKind.Kline), ("trade", FrameKind.Trade), ("aggTrade", FrameKind.AggTrade),
        ("bookTicker", FrameKind.BookTicker), ("depthUpdate", FrameKind.DepthUpdate),
        ("24hrMiniTicker", FrameKind.MiniTicker), ("24hrTicker", FrameKind.Ticker),
        ("1hTicker", FrameKind.WindowTicker), ("4hTicker", FrameKind.WindowTicker), ("1dTicker", FrameKind.WindowTicker),
        ("avgPrice", FrameKind.AveragePrice), ("referencePrice", FrameKind.ReferencePrice),
        ("blockTrade", FrameKind.BlockTrade), ("serverShutdown", FrameKind.ServerShutdown),
    ];

    public static JsonElement Event(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("data", out var data) ? data : root;

    public static FrameKind KindOf(JsonElement it)
    {
        if (it.ValueKind == JsonValueKind.Array)
            return FrameKind.Batch;
        if (it.ValueKind != JsonValueKind.Object)
            return FrameKind.Unknown;
        if (it.TryGetProperty("e", out var name) && name.ValueKind == JsonValueKind.String)
        {
            return Names.FirstOrDefault(known => name.ValueEquals(known.Name)) is { Name: not null } found
                ? found.Kind
                : FrameKind.Unknown;
        }
        return it.TryGetProperty("u", out _) && it.TryGetProperty("b", out _) && it.TryGetProperty("A", out _) ? FrameKind.BookTicker
            : it.TryGetProperty("lastUpdateId", out _) && it.TryGetProperty("bids", out _) ? FrameKind.PartialBook
            : it.TryGetProperty("result", out _) || it.TryGetProperty("error", out _) || it.TryGetProperty("code", out _) ? FrameKind.Answer
            : FrameKind.Unknown;
    }

    public static KlineFrame Kline(JsonElement it)
    {
        var k = it.GetProperty("k");
        return new(
            Time(it, "E"), Time(k, "t"), Time(k, "T"), Number(k, "o"), Number(k, "h"), Number(k, "l"), Number(k, "c"),
            Number(k, "v"), Number(k, "q"), Number(k, "V"), Number(k, "Q"), Integer(k, "f"), Integer(k, "L"),
            Integer(k, "n"), k.GetProperty("x").GetBoolean());
    }

    public static TradeFrame Trade(JsonElement it) => new(
        Time(it, "E"), Time(it, "T"), Integer(it, "t"), Number(it, "p"), Number(it, "q"), it.GetProperty("m").GetBoolean());

    public static AggTradeFrame AggTrade(JsonElement it) => new(
        Time(it, "E"), Time(it, "T"), Integer(it, "a"), Integer(it, "f"), Integer(it, "l"), Number(it, "p"),
        Number(it, "q"), it.GetProperty("m").GetBoolean());

    public static BookTickerFrame BookTicker(JsonElement it) =>
        new(Integer(it, "u"), Number(it, "b"), Number(it, "B"), Number(it, "a"), Number(it, "A"));

    public static (DepthFrame Frame, BookLevel[] Bids, BookLevel[] Asks) Depth(JsonElement it) =>
        it.TryGetProperty("lastUpdateId", out var id)
            ? (new(0, id.GetInt64(), id.GetInt64()), Levels(it.GetProperty("bids")), Levels(it.GetProperty("asks")))
            : (new(Time(it, "E"), Integer(it, "U"), Integer(it, "u")), Levels(it.GetProperty("b")), Levels(it.GetProperty("a")));

    public static MiniTickerFrame MiniTicker(JsonElement it) => new(
        Time(it, "E"), Number(it, "o"), Number(it, "h"), Number(it, "l"), Number(it, "c"), Number(it, "v"), Number(it, "q"));

    public static TickerFrame Ticker(JsonElement it) => new(
        Time(it, "E"), Number(it, "p"), Number(it, "P"), Number(it, "w"), Optional(it, "x"), Number(it, "c"),
        Optional(it, "Q"), Optional(it, "b"), Optional(it, "B"), Optional(it, "a"),
        Optional(it, "A"), Number(it, "o"), Number(it, "h"), Number(it, "l"), Number(it, "v"), Number(it, "q"),
        Time(it, "O"), Time(it, "C"), Integer(it, "F"), Integer(it, "L"), Integer(it, "n"));

    public static AveragePriceFrame AveragePrice(JsonElement it) => new(Time(it, "E"), Number(it, "w"), Time(it, "T"));

    public static ReferencePriceFrame ReferencePrice(JsonElement it) => new(
        it.GetProperty("r").ValueKind == JsonValueKind.Null ? null : Number(it, "r"), Time(it, "t"));

    static BookLevel[] Levels(JsonElement list) => [.. list.EnumerateArray().Select(level => new BookLevel(Parse(level[0]), Parse(level[1])))];

    static decimal Number(JsonElement it, string name) => Parse(it.GetProperty(name));

    static decimal Optional(JsonElement it, string name) => it.TryGetProperty(name, out _) ? Number(it, name) : 0;

    static decimal Parse(JsonElement number) => decimal.Parse(
        number.ValueKind == JsonValueKind.Number ? number.GetRawText() : number.GetString()!,
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    static long Integer(JsonElement it, string name) => it.GetProperty(name).GetInt64();

    static long Time(JsonElement it, string name)
    {
        var count = Integer(it, name);
        return DateTime.UnixEpoch.Ticks + count * (count >= 100_000_000_000_000 ? 10 : 10_000);
    }
}
