namespace Actors.Exchanges.Binance.Market;

// The events, one method each: which fields it takes from where.
public ref partial struct StreamFrame
{
    public bool TryKline(out KlineFrame frame)
    {
        frame = default;
        if (Kind != FrameKind.Kline || !fields.TryGet(FieldTable.Of('k'), out var inner)
            || inner.Kind != JsonKind.Object || inner.Start != kline.Start)
            return Fail(FrameFault.Missing, 'k');
        if (!TryTime(fields, 'E', out var at)
            || !TryTime(kline, 't', out var open) || !TryTime(kline, 'T', out var close)
            || !TryDecimal(kline, 'o', out var o) || !TryDecimal(kline, 'h', out var h)
            || !TryDecimal(kline, 'l', out var l) || !TryDecimal(kline, 'c', out var c)
            || !TryDecimal(kline, 'v', out var v) || !TryDecimal(kline, 'q', out var quote)
            || !TryDecimal(kline, 'V', out var takerBase) || !TryDecimal(kline, 'Q', out var takerQuote)
            || !TryInteger(kline, 'f', out var first) || !TryInteger(kline, 'L', out var last)
            || !TryInteger(kline, 'n', out var trades) || !TryFlag(kline, 'x', out var closed))
        {
            return false;
        }
        frame = new(at, open, close, o, h, l, c, v, quote, takerBase, takerQuote, first, last, trades, closed);
        return true;
    }

    public bool TryTrade(out TradeFrame frame)
    {
        frame = default;
        if (Kind is not (FrameKind.Trade or FrameKind.BlockTrade))
            return Fail(FrameFault.Missing, 'e');
        if (!TryTime(fields, 'E', out var at) || !TryTime(fields, 'T', out var traded)
            || !TryInteger(fields, 't', out var id)
            || !TryDecimal(fields, 'p', out var price) || !TryDecimal(fields, 'q', out var quantity)
            || !TryFlag(fields, 'm', out var maker))
        {
            return false;
        }
        frame = new(at, traded, id, price, quantity, maker);
        return true;
    }

    public bool TryAggTrade(out AggTradeFrame frame)
    {
        frame = default;
        if (Kind != FrameKind.AggTrade)
            return Fail(FrameFault.Missing, 'e');
        if (!TryTime(fields, 'E', out var at) || !TryTime(fields, 'T', out var traded)
            || !TryInteger(fields, 'a', out var id)
            || !TryInteger(fields, 'f', out var first) || !TryInteger(fields, 'l', out var last)
            || !TryDecimal(fields, 'p', out var price) || !TryDecimal(fields, 'q', out var quantity)
            || !TryFlag(fields, 'm', out var maker))
        {
            return false;
        }
        frame = new(at, traded, id, first, last, price, quantity, maker);
        return true;
    }

    public bool TryBookTicker(out BookTickerFrame frame)
    {
        frame = default;
        if (Kind != FrameKind.BookTicker)
            return Fail(FrameFault.Missing, 'u');
        if (!TryInteger(fields, 'u', out var id)
            || !TryDecimal(fields, 'b', out var bid) || !TryDecimal(fields, 'B', out var bidQuantity)
            || !TryDecimal(fields, 'a', out var ask) || !TryDecimal(fields, 'A', out var askQuantity))
        {
            return false;
        }
        frame = new(id, bid, bidQuantity, ask, askQuantity);
        return true;
    }

    /// <summary>The levels replace what the lists held, which are used again frame after frame.</summary>
    public bool TryDepth(ICollection<BookLevel> bids, ICollection<BookLevel> asks, out DepthFrame frame)
    {
        frame = default;
        bids.Clear();
        asks.Clear();
        if (Kind == FrameKind.PartialBook)
        {
            if (!TryInteger(fields, FieldTable.LastUpdateId, out var last)
                || !TryLevels(FieldTable.Bids, bids) || !TryLevels(FieldTable.Asks, asks))
            {
                return false;
            }
            frame = new(0, last, last);
            return true;
        }
        if (Kind != FrameKind.DepthUpdate)
            return Fail(FrameFault.Missing, 'e');
        if (!TryTime(fields, 'E', out var at)
            || !TryInteger(fields, 'U', out var firstId) || !TryInteger(fields, 'u', out var lastId)
            || !TryLevels(FieldTable.Of('b'), bids) || !TryLevels(FieldTable.Of('a'), asks))
        {
            return false;
        }
        frame = new(at, firstId, lastId);
        return true;
    }

    public bool TryMiniTicker(out MiniTickerFrame frame)
    {
        frame = default;
        if (Kind != FrameKind.MiniTicker)
            return Fail(FrameFault.Missing, 'e');
        if (!TryTime(fields, 'E', out var at)
            || !TryDecimal(fields, 'o', out var open) || !TryDecimal(fields, 'h', out var high)
            || !TryDecimal(fields, 'l', out var low) || !TryDecimal(fields, 'c', out var close)
            || !TryDecimal(fields, 'v', out var volume) || !TryDecimal(fields, 'q', out var quote))
        {
            return false;
        }
        frame = new(at, open, high, low, close, volume, quote);
        return true;
    }

    public bool TryTicker(out TickerFrame frame)
    {
        frame = default;
        if (Kind is not (FrameKind.Ticker or FrameKind.WindowTicker))
            return Fail(FrameFault.Missing, 'e');
        if (!TryTime(fields, 'E', out var at)
            || !TryDecimal(fields, 'p', out var change) || !TryDecimal(fields, 'P', out var percent)
            || !TryDecimal(fields, 'w', out var average) || !TryDecimal(fields, 'c', out var last)
            || !TryDecimal(fields, 'o', out var open) || !TryDecimal(fields, 'h', out var high)
            || !TryDecimal(fields, 'l', out var low) || !TryDecimal(fields, 'v', out var volume)
            || !TryDecimal(fields, 'q', out var quote)
            || !TryTime(fields, 'O', out var openTime) || !TryTime(fields, 'C', out var closeTime)
            || !TryInteger(fields, 'F', out var first) || !TryInteger(fields, 'L', out var lastTrade)
            || !TryInteger(fields, 'n', out var trades))
        {
            return false;
        }
        decimal previous = 0, lastQuantity = 0, bid = 0, bidQuantity = 0, ask = 0, askQuantity = 0;
        // A window has none of these: what comes under their names is something newer.
        if (Kind == FrameKind.Ticker
            && (!TryOptional('x', out previous) || !TryOptional('Q', out lastQuantity)
                || !TryOptional('b', out bid) || !TryOptional('B', out bidQuantity)
                || !TryOptional('a', out ask) || !TryOptional('A', out askQuantity)))
        {
            return false;
        }
        frame = new(
            at, change, percent, average, previous, last, lastQuantity, bid, bidQuantity, ask, askQuantity, open, high, low,
            volume, quote, openTime, closeTime, first, lastTrade, trades);
        return true;
    }

    public bool TryAveragePrice(out AveragePriceFrame frame)
    {
        frame = default;
        if (Kind != FrameKind.AveragePrice)
            return Fail(FrameFault.Missing, 'e');
        if (!TryTime(fields, 'E', out var at) || !TryDecimal(fields, 'w', out var average)
            || !TryTime(fields, 'T', out var last))
        {
            return false;
        }
        frame = new(at, average, last);
        return true;
    }

    public bool TryReferencePrice(out ReferencePriceFrame frame)
    {
        frame = default;
        if (Kind != FrameKind.ReferencePrice)
            return Fail(FrameFault.Missing, 'e');
        var price = 0m;
        var isNull = fields.TryGet(FieldTable.Of('r'), out var slot) && slot.Kind == JsonKind.Null;
        if (!TryTime(fields, 't', out var at) || (!isNull && !TryDecimal(fields, 'r', out price)))
            return false;
        frame = new(isNull ? null : price, at);
        return true;
    }

    public bool TryAnswer(out AnswerFrame frame)
    {
        frame = default;
        if (Kind != FrameKind.Answer)
            return Fail(FrameFault.Missing, ' ');
        var hasId = TryInteger(fields, FieldTable.Id, out var id);
        var hasCode = TryInteger(fields, FieldTable.Code, out var code);
        Fault = FrameFault.None;
        frame = new(hasId ? id : null, hasCode || fields.Has(FieldTable.Error), hasCode ? code : null);
        return true;
    }
}
