using System.Text.Json;
using Actors.Exchanges.Binance.Market;

namespace Actors.Tests.Exchanges.Binance.Market;

/// <summary>Compares the fast reading of a frame with the slow one.</summary>
static class FrameReading
{
    /// <summary>
    /// Reads a frame in every way there is. What the parser takes must be JSON and have the values that the slow reading
    /// finds; what it refuses, it must refuse with words.
    /// </summary>
    /// <returns>What the parser took the frame for; <see cref="FrameKind.Refused"/> also where a field was refused.</returns>
    public static FrameKind Check(FrameParser parser, ReadOnlySpan<byte> bytes)
    {
        var frame = parser.Read(bytes);
        if (frame.Kind == FrameKind.Refused)
        {
            frame.Fault.ShouldNotBe(FrameFault.None);
            frame.Describe().ShouldContain("cannot be read");
            return FrameKind.Refused;
        }
        using var document = JsonDocument.Parse(bytes.ToArray());
        var it = SlowFrames.Event(document.RootElement);
        if (frame.Kind == FrameKind.Batch)
        {
            var elements = it.EnumerateArray();
            foreach (var one in frame.Elements)
            {
                elements.MoveNext().ShouldBeTrue();
                if (one.Kind == FrameKind.Refused)
                    continue;
                one.Kind.ShouldBe(SlowFrames.KindOf(elements.Current));
                CheckValues(one, elements.Current);
            }
            elements.MoveNext().ShouldBeFalse();
            return FrameKind.Batch;
        }
        frame.Kind.ShouldBe(SlowFrames.KindOf(it));
        return CheckValues(frame, it) ? frame.Kind : FrameKind.Refused;
    }

    static bool CheckValues(StreamFrame frame, JsonElement it)
    {
        List<BookLevel> bids = [], asks = [];
        switch (frame.Kind)
        {
            case FrameKind.Kline when frame.TryKline(out var kline):
                kline.ShouldBe(SlowFrames.Kline(it));
                break;
            case FrameKind.Trade or FrameKind.BlockTrade when frame.TryTrade(out var trade):
                trade.ShouldBe(SlowFrames.Trade(it));
                break;
            case FrameKind.AggTrade when frame.TryAggTrade(out var trade):
                trade.ShouldBe(SlowFrames.AggTrade(it));
                break;
            case FrameKind.BookTicker when frame.TryBookTicker(out var ticker):
                ticker.ShouldBe(SlowFrames.BookTicker(it));
                break;
            case FrameKind.DepthUpdate or FrameKind.PartialBook when frame.TryDepth(bids, asks, out var depth):
                var (slow, slowBids, slowAsks) = SlowFrames.Depth(it);
                depth.ShouldBe(slow);
                bids.ShouldBe(slowBids);
                asks.ShouldBe(slowAsks);
                break;
            case FrameKind.MiniTicker when frame.TryMiniTicker(out var ticker):
                ticker.ShouldBe(SlowFrames.MiniTicker(it));
                break;
            case FrameKind.Ticker or FrameKind.WindowTicker when frame.TryTicker(out var ticker):
                ticker.ShouldBe(SlowFrames.Ticker(it));
                break;
            case FrameKind.AveragePrice when frame.TryAveragePrice(out var average):
                average.ShouldBe(SlowFrames.AveragePrice(it));
                break;
            case FrameKind.ReferencePrice when frame.TryReferencePrice(out var reference):
                reference.ShouldBe(SlowFrames.ReferencePrice(it));
                break;
            case FrameKind.Answer or FrameKind.Unknown or FrameKind.ServerShutdown:
                return true;
            default:
                frame.Fault.ShouldNotBe(FrameFault.None);
                return false;
        }
        if (it.TryGetProperty("s", out var symbol) && !frame.Symbol.IsEmpty)
            symbol.ValueEquals(frame.Symbol).ShouldBeTrue();
        return true;
    }
}
