using Actors.Domain;
using Actors.Exchanges.Binance.Rules;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Tests.Exchanges.Binance.Wire;

public class RecordingTests
{
    [NeedsReferenceDataFact]
    public void Every_recorded_and_documented_message_that_belongs_here_is_read()
    {
        List<string> failed = [];
        foreach (var recording in Recordings.All())
        {
            foreach (var message in recording.Messages)
            {
                try
                {
                    recording.Read(message);
                }
                catch (WireException e)
                {
                    failed.Add($"{recording.File}: {e.Message}");
                }
            }
        }
        failed.ShouldBeEmpty();
    }

    [NeedsReferenceDataFact]
    public void A_recorded_message_is_read_or_it_is_said_why_not()
    {
        var rows = Recordings.Rows().ToArray();

        rows.Where(row => RecordingReaders.Of(row) is null && UnreadRecordings.WhyNot(row) is null)
            .ShouldBeEmpty("give each a reader in RecordingReaders, or a reason in UnreadRecordings");
        UnreadRecordings.All.Where(one => !rows.Any(row => UnreadRecordings.Means(one.What, row)))
            .ShouldBeEmpty("no such message is recorded: take them out");
    }

    [NeedsReferenceDataFact]
    public void An_order_is_read_with_its_fills()
    {
        var order = WireJson.Read(Recordings.Bytes("docs-rest-api/new-order-trade-full.json"), "order", WireOrder.Parse);

        (order.Symbol, order.OrderId, order.Status, order.Type, order.Side).ShouldBe(
            ("BTCUSDT", 28L, WireStatus.Filled, WireOrderType.Market, Side.Sell));
        (order.OrigQty, order.ExecutedQty, order.Fills.Count).ShouldBe((10m, 10m, 5));
        order.Fills[0].ShouldBe(new(4000m, 1m, 4m, "USDT", 56));
    }

    [NeedsReferenceDataFact]
    public void A_cancelled_list_is_read_as_its_orders()
    {
        var ended = WireJson.Read(
            Recordings.Bytes("docs-rest-api/cancel-all-open-orders-on-a-symbol-trade.json"), "cancel",
            (ref System.Text.Json.Utf8JsonReader json) => json.List(CancelReply.Parse));

        ended.SelectMany(orders => orders).Select(order => (order.PlacedAs, order.OrderId, order.Status)).ShouldBe(
        [
            ("E6APeyTJvkMvLMYMqu1KQ4", 11L, WireStatus.Canceled), ("A3EF2HCwxgZPFMrfwbgrhv", 13L, WireStatus.Canceled),
            ("CwOOIPHSmYywx6jZX77TdL", 20L, WireStatus.Canceled), ("461cPg51vQjV3zIMOXNz39", 21L, WireStatus.Canceled),
        ]);
    }

    [NeedsReferenceDataFact]
    public void An_execution_report_is_read_by_the_case_of_its_keys()
    {
        var report = (ExecutionReport)WsApiFrame.Read(Recordings.Bytes("ws-stream-spot/account-order.message.json"), default).Event!;

        (report.Symbol, report.OrderId, report.PlacedAs, report.ExecutionId).ShouldBe(("ETHBTC", 4293153L, "mUvoqJxFIILMdfAW5iGSOW", 8641984L));
        (report.Quantity, report.Price, report.Commission, report.CommissionAsset, report.TradeId).ShouldBe((1m, 0.1026441m, 0m, null, -1L));
        (report.Execution, report.Status, report.IsWorking, report.Time).ShouldBe(
            (ExecutionType.New, WireStatus.New, true, 1499405658657L));
    }

    [NeedsReferenceDataFact]
    public void Balances_and_lists_of_the_account_are_read()
    {
        var position = (UserEvent.Position)Event("docs-user-data-stream/account-update.json");
        position.Balances.ShouldBe([new("ETH", 10000m, 0m)]);
        var list = (UserEvent.List)Event("docs-user-data-stream/order-reject-reason.json");
        (list.OrderListId, list.StatusType, list.OrderStatus, list.Orders[1].ClientOrderId).ShouldBe(
            (2L, "EXEC_STARTED", "EXECUTING", "bfYPSQdLoqAJeNrOr9adzq"));
        ((UserEvent.Balance)Event("docs-user-data-stream/balance-update.json")).ShouldBe(new(1573200697110, "BTC", 100m, IsLock: false));

        static UserEvent Event(string file) => WsApiFrame.Read(Recordings.Bytes(file), default).Event!;
    }

    [NeedsReferenceDataFact]
    public void The_rules_of_a_real_symbol_become_an_instrument()
    {
        var info = WireJson.Read(Recordings.Bytes("recorded/exchange-info-usdt-2021.json"), "info", ExchangeInfo.Parse);

        var rules = SymbolRules.Of(info.Symbols.Single(symbol => symbol.Symbol == "BTCUSDT"))!;

        rules.Instrument.ShouldBe(new(new("BTCUSDT"), 0.01m, 0.000001m, new(0.000001m), new(9000m), new(10m)));
        (rules.BaseAsset, rules.QuoteAsset, rules.IsTrading, rules.OcoAllowed).ShouldBe(("BTC", "USDT", true, true));
    }

    [Fact]
    public void What_is_newer_than_this_code_is_passed_over()
    {
        const string text = """
            {"new":{"deep":[1,{"a":null}]},"rateLimits":[{"rateLimitType":"NEW_LIMIT","interval":"FORTNIGHT","intervalNum":1,"limit":1}],
             "symbols":[{"symbol":"这是测试币456","status":"TRADING","filters":[]},
              {"symbol":"ABC","status":"SLEEPING","orderTypes":["DREAM"],"filters":[{"filterType":"NEW","stepSize":"\u0031"},
               {"filterType":"LOT_SIZE","stepSize":"0.5","minQty":"1","maxQty":"9"}]}]}
            """;

        var info = WireJson.Read(System.Text.Encoding.UTF8.GetBytes(text), "info", ExchangeInfo.Parse);

        info.Symbols[0].Symbol.ShouldBe("这是测试币456");
        SymbolRules.Of(info.Symbols[0]).ShouldBeNull();
        var abc = SymbolRules.Of(info.Symbols[1])!;
        (abc.Status, abc.IsTrading, abc.Instrument.QuantityStep).ShouldBe((SymbolStatus.Other, false, 0.5m));
    }

    [Theory]
    [InlineData("""{"symbol":"BTCUSDT"}""", "an order lacks the field 'orderId'")]
    [InlineData("""{"symbol":"BTCUSDT","orderId":"7a"}""", "expected a whole number, found String '7a'")]
    [InlineData("""{"symbol":"BTCUSDT","orderId":7,"price":"1,5"}""", "expected a decimal number, found String '1,5'")]
    [InlineData("""{"symbol":"BTCUSDT","orderId":7} {}""", "cannot read an order")]
    [InlineData("<html>", "cannot read an order")]
    [InlineData("", "cannot read an order")]
    public void What_cannot_be_read_is_told_with_place_and_expectation(string message, string fault) =>
        Should.Throw<WireException>(() => WireJson.Read(System.Text.Encoding.UTF8.GetBytes(message), "an order", WireOrder.Parse))
            .Message.ShouldContain(fault);

    [Fact]
    public void The_instant_of_a_retry_becomes_a_delay()
    {
        var frame = WsApiFrame.Read(
            """{"id":7,"status":418,"error":{"code":-1003,"msg":"banned","data":{"serverTime":1000,"retryAfter":61000}}}"""u8,
            DateTimeOffset.FromUnixTimeMilliseconds(1000));

        frame.Id.ShouldBe("7");
        frame.Error.ShouldBe(new(418, -1003, "banned", TimeSpan.FromSeconds(60)));
        frame.Error!.Kind.ShouldBe(ErrorKind.Wait);
    }
}
