using System.Text;
using Actors.Exchanges.Binance.Market;

namespace Actors.Tests.Exchanges.Binance.Market;

/// <summary>JSON may write any letter as an escape: the frame is the same.</summary>
public class EscapedFrameTests
{
    const string Trade =
        """{"\u0065":"tr\u0061de","E":1672515782136,"s":"\u6d4b\u8BD5\ud83d\uDE00USDT","\u0074":1,"p":"\u0031.5","q":"2","T":1672515782136,"m":true,"new\"\\er":"\u001f\n\ud800"}""";

    readonly FrameParser parser = new();

    [Fact]
    public void Names_words_and_numbers_may_be_escaped()
    {
        var frame = parser.Read(Encoding.UTF8.GetBytes($$"""{"str\u0065am":"btc\/usdt\u0040trade","d\u0061ta":{{Trade}}}"""));

        frame.TryTrade(out var trade).ShouldBeTrue();

        (trade.Id, trade.Price, trade.Quantity).ShouldBe((1L, 1.5m, 2m));
        Encoding.UTF8.GetString(frame.Symbol).ShouldBe("测试😀USDT");
        Encoding.UTF8.GetString(frame.Stream).ShouldBe("btc/usdt@trade");
    }

    [Fact]
    public void A_symbol_that_is_escaped_finds_its_series()
    {
        var index = new SeriesIndex<string>();
        index.Add("测试😀USDT", "", "found");

        index.Find(parser.Read(Encoding.UTF8.GetBytes(Trade)).Symbol, default).ShouldBe("found");
    }

    [Fact]
    public void Levels_and_elements_may_be_escaped()
    {
        List<BookLevel> bids = [], asks = [];
        parser.Read("""{"e":"depthUpdate","E":1,"s":"A","U":1,"u":2,"b":[["\u0031\u002e5","\u0032"]],"\u0061":[]}"""u8).TryDepth(bids, asks, out _).ShouldBeTrue();
        bids.ShouldBe([new(1.5m, 2m)]);

        List<decimal> prices = [];
        foreach (var one in parser.Read(Encoding.UTF8.GetBytes($"[{Trade},{Trade}]")).Elements)
        {
            one.TryTrade(out var trade).ShouldBeTrue();
            prices.Add(trade.Price);
        }
        prices.ShouldBe([1.5m, 1.5m]);
    }

    [Fact]
    public void What_belongs_to_the_wrapping_is_not_taken_for_what_is_wrapped()
    {
        const string kline = """{"e":"kline","E":1,"s":"A","k":{"t":0,"T":59999,"i":"1m","f":1,"L":2,"o":"1","c":"1","h":"1","l":"1","v":"1","n":1,"x":true,"q":"1","V":"1","Q":"1"}}""";

        foreach (var text in new[] { $$"""{"data":{{kline}},"k":{"o":7},"stream":"s"}""", $$"""{"k":{"o":7},"data":{{kline}}}""" })
            parser.Read(Encoding.UTF8.GetBytes(text)).TryKline(out _).ShouldBeTrue();
    }

    [Fact]
    public void A_candle_that_is_none_is_not_read_from_the_frame_before()
    {
        parser.Read("""{"e":"kline","E":1,"s":"A","k":{"t":0,"T":59999,"i":"1m","f":1,"L":2,"o":"1","c":"1","h":"1","l":"1","v":"1","n":1,"x":true,"q":"1","V":"1","Q":"1"}}"""u8)
            .TryKline(out _).ShouldBeTrue();

        var frame = parser.Read("""{"e":"kline","E":1,"s":"A","k":5}"""u8);

        frame.TryKline(out _).ShouldBeFalse();
        frame.Describe().ShouldContain("field 'k' is missing");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("Q")]
    [InlineData("b")]
    [InlineData("B")]
    [InlineData("a")]
    [InlineData("A")]
    public void A_window_ticker_has_no_book_whatever_comes_under_its_names(string name)
    {
        var frame = parser.Read(Encoding.UTF8.GetBytes(
            $$"""{"{{name}}":{"new":1},"e":"1hTicker","E":1,"s":"A","p":"1","P":"1","w":"1","c":"1","o":"1","h":"1","l":"1","v":"1","q":"1","O":1,"C":2,"F":1,"L":2,"n":2}"""));

        frame.TryTicker(out var ticker).ShouldBeTrue();
        (ticker.Bid, ticker.Ask, ticker.PreviousClose).ShouldBe((0m, 0m, 0m));
    }

    [Fact]
    public void Escapes_cost_no_allocation_either()
    {
        var bytes = Encoding.UTF8.GetBytes(Trade);
        Read();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            Read();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);

        void Read()
        {
            if (!parser.Read(bytes).TryTrade(out _))
                throw new InvalidOperationException("the frame is sound");
        }
    }
}
