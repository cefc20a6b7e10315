using System.Net;
using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Tests.Exchanges.Binance.Rules;

/// <summary>Rules that no exchange can mean are refused: those before stay, and without any nothing is traded.</summary>
public sealed class WrongRulesTests : IDisposable
{
    const string Sound = """[{"filterType":"PRICE_FILTER","tickSize":"0.01","minPrice":"0.01","maxPrice":"1000"},{"filterType":"LOT_SIZE","stepSize":"0.1","minQty":"0.1","maxQty":"9"}]""";
    const string Negative = """[{"filterType":"PRICE_FILTER","tickSize":"-1"}]""";

    static readonly Symbol Btc = new("BTCUSDT"), Eth = new("ETHUSDT");

    readonly Venue venue = new();
    readonly List<string> notices = [];
    readonly BinanceRest rest;
    readonly RuleBook book;

    public WrongRulesTests()
    {
        rest = new(new(BinanceEnvironment.Live, TimeProvider.System) { Wires = _ => venue, Notices = notices.Add });
        book = new(rest, TimeProvider.System);
    }

    [Theory]
    [InlineData(Negative, "PRICE_FILTER says tickSize -1, where 0 or more is expected")]
    [InlineData("""[{"filterType":"PRICE_FILTER","minPrice":"-0.5"}]""", "PRICE_FILTER says minPrice -0.5, where 0 or more is expected")]
    [InlineData("""[{"filterType":"PRICE_FILTER","minPrice":"5","maxPrice":"4"}]""", "PRICE_FILTER says minPrice 5 and maxPrice 4, where minPrice is expected to be the smaller")]
    [InlineData("""[{"filterType":"LOT_SIZE","stepSize":"-0.1"}]""", "LOT_SIZE says stepSize -0.1")]
    [InlineData("""[{"filterType":"LOT_SIZE","minQty":"-3"}]""", "LOT_SIZE says minQty -3")]
    [InlineData("""[{"filterType":"MARKET_LOT_SIZE","maxQty":"-3"}]""", "MARKET_LOT_SIZE says maxQty -3")]
    [InlineData("""[{"filterType":"MIN_NOTIONAL","minNotional":"-10"}]""", "MIN_NOTIONAL says minNotional -10")]
    [InlineData("""[{"filterType":"NOTIONAL","minNotional":"10","maxNotional":"5"}]""", "NOTIONAL says minNotional 10 and maxNotional 5")]
    [InlineData("""[{"filterType":"TRAILING_DELTA","minTrailingAboveDelta":-1}]""", "TRAILING_DELTA says minTrailingAboveDelta -1")]
    [InlineData("""[{"filterType":"PRICE_FILTER","minPrice":{"a":[1]},"maxPrice":"9"}]""", "PRICE_FILTER: expected a decimal number, found StartObject '{'")]
    [InlineData("""[{"filterType":"TRAILING_DELTA","minTrailingAboveDelta":1.5}]""", "TRAILING_DELTA: expected a whole number, found Number '1.5'")]
    [InlineData("""[{"filterType":7}]""", "a filter: expected a text, found Number '7'")]
    [InlineData("""[[7]]""", "a filter: expected an object, found StartArray '['")]
    [InlineData("""{"PRICE_FILTER":{}}""", "filters: expected an array, found StartObject '{'")]
    [InlineData("7", "filters: expected an array, found Number '7'")]
    public async Task A_symbol_whose_rules_are_wrong_has_none(string filter, string fault)
    {
        venue.Say(("BTCUSDT", "TRADING", filter), ("ETHUSDT", "TRADING", Sound));

        var refused = await Should.ThrowAsync<BinanceException>(async () => await book.Read([Btc, Eth], CancellationToken.None));

        refused.Message.ShouldContain($"the rules of BTCUSDT at {rest.Environment.Name} cannot be followed: {fault}");
        notices.ShouldHaveSingleItem().ShouldContain("no order is sent until they can");
        book.Known(Btc).ShouldBeNull();
        book.Known(Eth).ShouldNotBeNull();
        (await Should.ThrowAsync<BinanceException>(async () => await book.Of(Btc, CancellationToken.None))).Message.ShouldContain(fault);
    }

    [Fact]
    public async Task The_last_good_rules_stay_and_the_status_is_renewed()
    {
        venue.Say(("BTCUSDT", "TRADING", Sound));
        await book.Read([Btc], CancellationToken.None);
        venue.Say(("BTCUSDT", "HALT", Negative));

        await book.Read([Btc], CancellationToken.None);
        await book.Read([Btc], CancellationToken.None);

        (book.Known(Btc)!.Instrument.PriceTick, book.Known(Btc)!.Status).ShouldBe((0.01m, SymbolStatus.Halt));
        notices.ShouldHaveSingleItem().ShouldContain("stay in force");
    }

    [Fact]
    public async Task Rules_that_are_right_again_are_taken()
    {
        venue.Say(("BTCUSDT", "TRADING", Negative));
        await Should.ThrowAsync<BinanceException>(async () => await book.Read([Btc], CancellationToken.None));
        venue.Say(("BTCUSDT", "TRADING", Sound));

        (await book.Of(Btc, CancellationToken.None))!.Instrument.PriceTick.ShouldBe(0.01m);

        book.FaultOf(Btc).ShouldBeNull();
    }

    [Fact]
    public async Task The_feed_tells_of_the_last_good_rules_only()
    {
        var market = new BinanceMarketRest(rest) { Rules = book };
        venue.Say(("BTCUSDT", "TRADING", Sound), ("ETHUSDT", "TRADING", Negative));
        await market.Symbols([Btc, Eth], CancellationToken.None);
        venue.Say(("BTCUSDT", "HALT", Negative), ("ETHUSDT", "TRADING", Negative));

        var states = await market.Symbols([Btc, Eth], CancellationToken.None);

        states.Select(state => (state.Instrument.Symbol, state.Instrument.PriceTick, state.Trading)).ShouldBe([(Btc, 0.01m, false)]);
    }

    public void Dispose()
    {
        rest.Dispose();
        venue.Dispose();
    }

    sealed class Venue : HttpMessageHandler
    {
        string info = "";

        public void Say(params (string Name, string Status, string Filters)[] symbols) => info = "{\"symbols\":[" + string.Join(',', symbols.Select(one =>
            $$"""{"symbol":"{{one.Name}}","status":"{{one.Status}}","baseAsset":"A","quoteAsset":"USDT","filters":{{one.Filters}}}""")) + "]}";

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent(request.RequestUri!.AbsolutePath == "/api/v3/time" ? """{"serverTime":1767225600123}""" : info),
            });
    }
}
