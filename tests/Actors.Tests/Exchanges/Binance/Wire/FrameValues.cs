using System.Text;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Tests.Exchanges.Binance.Wire;

/// <summary>All that the parser of the market streams finds in a frame.</summary>
static class FrameValues
{
    /// <exception cref="WireException">It, or a field of its kind, is refused.</exception>
    public static object? Of(byte[] message)
    {
        var frame = new FrameParser().Read(message);
        if (frame.Kind != FrameKind.Batch)
            return Of(ref frame);
        List<object?> all = [];
        foreach (var element in frame.Elements)
        {
            var one = element;
            all.Add(Of(ref one));
        }
        return (Text(frame.Stream), all);
    }

    static object? Of(ref StreamFrame frame)
    {
        if (!TryRead(ref frame, out var values))
            throw new WireException(frame.Describe());
        return (frame.Kind, Text(frame.Stream), Text(frame.Symbol), Text(frame.Interval), values);
    }

    static bool TryRead(ref StreamFrame frame, out object? values)
    {
        values = null;
        switch (frame.Kind)
        {
            case FrameKind.Kline:
                return Taken(frame.TryKline(out var kline), kline, out values);
            case FrameKind.Trade or FrameKind.BlockTrade:
                return Taken(frame.TryTrade(out var trade), trade, out values);
            case FrameKind.AggTrade:
                return Taken(frame.TryAggTrade(out var sum), sum, out values);
            case FrameKind.BookTicker:
                return Taken(frame.TryBookTicker(out var top), top, out values);
            case FrameKind.DepthUpdate or FrameKind.PartialBook:
                List<BookLevel> bids = [], asks = [];
                return Taken(frame.TryDepth(bids, asks, out var depth), (depth, bids, asks), out values);
            case FrameKind.MiniTicker:
                return Taken(frame.TryMiniTicker(out var mini), mini, out values);
            case FrameKind.Ticker or FrameKind.WindowTicker:
                return Taken(frame.TryTicker(out var ticker), ticker, out values);
            case FrameKind.AveragePrice:
                return Taken(frame.TryAveragePrice(out var average), average, out values);
            case FrameKind.ReferencePrice:
                return Taken(frame.TryReferencePrice(out var reference), reference, out values);
            case FrameKind.Answer:
                return Taken(frame.TryAnswer(out var answer), answer, out values);
            default:
                return frame.Kind == FrameKind.ServerShutdown;
        }
    }

    static bool Taken<T>(bool isRead, T value, out object? values)
    {
        values = value;
        return isRead;
    }

    static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
