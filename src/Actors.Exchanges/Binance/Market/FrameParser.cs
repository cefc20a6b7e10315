namespace Actors.Exchanges.Binance.Market;

/// <summary>
/// Tells what a frame of the market streams is, raw or combined, in whatever order its fields stand. It allocates
/// nothing; its tables serve one frame at a time, so that each connection has its own. A frame with escapes in it, which
/// the venue does not write so far, is rewritten without them and read a second time.
/// </summary>
public sealed class FrameParser
{
    readonly FieldTable outer = new();
    readonly FieldTable wrapped = new();
    readonly FieldTable kline = new();
    readonly FieldTable wrappedKline = new();
    readonly FieldTable element = new();
    byte[] plain = [];

    /// <param name="bytes">One whole message; the frame that is returned reads from it until the next is read.</param>
    public StreamFrame Read(ReadOnlySpan<byte> bytes) => Read(bytes, isPlain: false);

    StreamFrame Read(ReadOnlySpan<byte> bytes, bool isPlain)
    {
        outer.Clear();
        var scanner = new FrameScanner(bytes);
        var first = scanner.Peek();
        if (first == 0 && scanner.At == bytes.Length)
            return StreamFrame.Refuse(bytes, outer, FrameFault.Empty, scanner.At);
        var list = default(JsonSlot);
        var isRead = first == '[' ? scanner.TryValue(out list) : scanner.TryFields(outer, kline, wrapped, wrappedKline);
        if (!isRead || !scanner.IsAtEnd())
            return StreamFrame.Refuse(bytes, outer, scanner.Fault, scanner.At);
        if (scanner.HasEscapes && !isPlain)
            return Read(WithoutEscapes(bytes), isPlain: true);
        if (first == '[')
            return new(bytes, FrameKind.Batch, outer, outer, kline) { List = list, Element = element };
        if (!outer.TryGet(FieldTable.Data, out var data))
            return new(bytes, KindOf(bytes, outer), outer, outer, kline);
        return data.Kind switch
        {
            JsonKind.Object => new(bytes, KindOf(bytes, wrapped), wrapped, outer, wrappedKline),
            JsonKind.Array => new(bytes, FrameKind.Batch, outer, outer, kline) { List = data, Element = element },
            _ => new(bytes, FrameKind.Unknown, outer, outer, kline),
        };
    }

    ReadOnlySpan<byte> WithoutEscapes(ReadOnlySpan<byte> bytes)
    {
        if (plain.Length < bytes.Length)
            plain = new byte[Math.Max(bytes.Length, plain.Length * 2)];
        return plain.AsSpan(0, JsonEscapes.Resolve(bytes, plain));
    }

    internal static FrameKind KindOf(ReadOnlySpan<byte> bytes, FieldTable fields)
    {
        if (!fields.TryGet(FieldTable.Of('e'), out var name) || name.Kind != JsonKind.Text)
            return KindOfNameless(fields);
        var text = name.In(bytes);
        return text.Length switch
        {
            5 when text.SequenceEqual("kline"u8) => FrameKind.Kline,
            5 when text.SequenceEqual("trade"u8) => FrameKind.Trade,
            8 when text.SequenceEqual("aggTrade"u8) => FrameKind.AggTrade,
            8 when text.SequenceEqual("avgPrice"u8) => FrameKind.AveragePrice,
            8 when text.SequenceEqual("1hTicker"u8) || text.SequenceEqual("4hTicker"u8) || text.SequenceEqual("1dTicker"u8)
                => FrameKind.WindowTicker,
            10 when text.SequenceEqual("bookTicker"u8) => FrameKind.BookTicker,
            10 when text.SequenceEqual("24hrTicker"u8) => FrameKind.Ticker,
            10 when text.SequenceEqual("blockTrade"u8) => FrameKind.BlockTrade,
            11 when text.SequenceEqual("depthUpdate"u8) => FrameKind.DepthUpdate,
            14 when text.SequenceEqual("24hrMiniTicker"u8) => FrameKind.MiniTicker,
            14 when text.SequenceEqual("referencePrice"u8) => FrameKind.ReferencePrice,
            14 when text.SequenceEqual("serverShutdown"u8) => FrameKind.ServerShutdown,
            _ => FrameKind.Unknown,
        };
    }

    static FrameKind KindOfNameless(FieldTable fields) =>
        fields.Has(FieldTable.Of('u')) && fields.Has(FieldTable.Of('b')) && fields.Has(FieldTable.Of('A')) ? FrameKind.BookTicker
        : fields.Has(FieldTable.LastUpdateId) && fields.Has(FieldTable.Bids) ? FrameKind.PartialBook
        : fields.Has(FieldTable.Result) || fields.Has(FieldTable.Error) || fields.Has(FieldTable.Code) ? FrameKind.Answer
        : FrameKind.Unknown;
}
