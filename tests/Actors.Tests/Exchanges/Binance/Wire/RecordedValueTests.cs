using Actors.Domain;
using Actors.Exchanges.Binance.Market;
using Actors.Exchanges.Binance.Wire;

namespace Actors.Tests.Exchanges.Binance.Wire;

/// <summary>What the recorded messages say, kind by kind.</summary>
public class RecordedValueTests
{
    [NeedsReferenceDataFact]
    public void Each_order_has_its_names_a_size_and_fills_that_add_up()
    {
        var orders = Recordings.All().SelectMany(recording => recording.Messages.Select(recording.Read)).SelectMany(OrdersIn).ToArray();

        orders.Length.ShouldBeGreaterThan(60);
        orders.ShouldAllBe(order => order.Symbol.Length > 0 && order.OrderId >= 0 && order.PlacedAs.Length > 0);
        orders.Where(order => order.Fills.Count > 0).ShouldAllBe(order => order.Fills.Sum(fill => fill.Quantity) == order.ExecutedQty);
    }

    [NeedsReferenceDataFact]
    public void An_order_that_would_meet_its_own_account_is_over()
    {
        var orders = Recordings.All().Where(one => one.File.StartsWith("docs-faq-stp-faq", StringComparison.Ordinal))
            .Select(one => one.Read(one.Bytes)).OfType<WireOrder>().ToArray();

        orders.Length.ShouldBe(20);
        orders.Count(order => order.Status == WireStatus.ExpiredInMatch && order.Status.IsOver()).ShouldBe(10);
        orders.ShouldAllBe(order => order.Type != WireOrderType.Other && order.Status != WireStatus.Other && order.OrigQty > 0);
    }

    [NeedsReferenceDataTheory]
    [InlineData("docs-faq-sor-faq/what-is-smart-order-routing-sor-example-1.json", 0.5, 0.5, 1, WireStatus.Filled)]
    [InlineData("docs-faq-sor-faq/what-is-smart-order-routing-sor-example-3.json", 11, 10, 6, WireStatus.Expired)]
    [InlineData("docs-faq-pegged-orders/how-can-i-send-a-pegged-order.json", 1, 0, 0, WireStatus.New)]
    [InlineData("recorded/new-order-iceberg-solusdt.json", 0.05, 0, 0, WireStatus.New)]
    public void Orders_of_every_making_are_read(string file, double ordered, double executed, int fills, WireStatus status)
    {
        var order = Value<WireOrder>(file);

        (order.OrigQty, order.ExecutedQty, order.Fills.Count, order.Status).ShouldBe(((decimal)ordered, (decimal)executed, fills, status));
        order.Fills.ShouldAllBe(fill => fill.TradeId == -1);
    }

    [NeedsReferenceDataFact]
    public void The_orders_in_a_replacement_are_read()
    {
        var (cancelled, placed) = Value<ValueTuple<IReadOnlyList<WireOrder>, WireOrder>>("rest-spot-trading/replace-order.json");

        (cancelled.Single().OrderId, cancelled.Single().PlacedAs, cancelled.Single().Status).ShouldBe((9L, "DnLo3vTAQcjha43lAZhZ0y", WireStatus.Canceled));
        (placed.OrderId, placed.Symbol, placed.Status).ShouldBe((10L, "BTCUSDT", WireStatus.New));
    }

    [NeedsReferenceDataTheory]
    [InlineData("docs-errors/.json", -1121, "Invalid symbol.")]
    [InlineData("docs-faq-stp-faq/how-do-i-know-which-symbol-uses-stp-2.json", -1013, "This symbol does not allow the specified self-trade prevention mode.")]
    [InlineData("docs-rest-api/cancel-an-existing-order-and-send-a-new-order-trade-when-cancel-order-fails-with-stop-on-failure-and-a.json", -2022, "Order cancel-replace failed.")]
    public void Errors_are_read_with_their_code(string file, int code, string text) => Value<(int, string)>(file).ShouldBe((code, text));

    [NeedsReferenceDataTheory]
    [InlineData("docs-rest-api/symbol-price-ticker.json", 4.000002)]
    [InlineData("nautilus-py/http-spot-market-ticker-price.json", 60740)]
    [InlineData("docs-rest-api/current-average-price.json", 9.35751834)]
    public void Prices_are_read(string file, double price) => Value<decimal>(file).ShouldBe((decimal)price);

    [NeedsReferenceDataTheory]
    [InlineData("docs-rest-api/recent-trades-list.json")]
    [InlineData("docs-rest-api/old-trade-lookup.json")]
    [InlineData("nautilus-rs-spot/trades-response.json")]
    public void Trades_are_read(string file)
    {
        var trade = Value<IReadOnlyList<WireTrade>>(file)[0];

        (trade.Id, trade.Price, trade.Quantity, trade.Time).ShouldBe((28457L, 4.000001m, 12m, 1499865549590L));
    }

    [NeedsReferenceDataFact]
    public void Limits_and_permissions_are_read()
    {
        var limits = Value<IReadOnlyList<WireRateLimit>>("docs-rest-api/query-unfilled-order-count-user-data.json");

        limits.Select(limit => (limit.Type, limit.Window, limit.Limit, limit.Count)).ShouldBe(
            [("ORDERS", TimeSpan.FromSeconds(10), 50, 0), ("ORDERS", TimeSpan.FromDays(1), 160_000, 0)]);
        Value<WireKeyPermissions>("rest-spot-account/get-apikey-permissions.json").ShouldBe(new(Withdraw: false, Trade: false, IsBoundToAddress: false));
        Value<WireAccount>("docs-faq-stp-faq/stp-examples-result-21.json").Balances[1].ShouldBe(new("USDT", 19999.88m, 0.08m));
    }

    [NeedsReferenceDataFact]
    public void Of_the_filters_those_are_read_that_a_client_can_judge()
    {
        Value<WireFilters>("docs-filters/trailing-delta-exchangeinfo-format.json")
            .ShouldBe(new() { TrailingBelow = (10, 2000), TrailingAbove = (10, 2000) });
        Recordings.All().Where(one => one.File.StartsWith("docs-filters", StringComparison.Ordinal) && !one.File.Contains("trailing", StringComparison.Ordinal))
            .ShouldAllBe(one => new WireFilters().Equals(one.Read(one.Bytes)));
        Value<WireFilters>("docs-rest-api/query-relevant-filters-user-data.json").ShouldBe(new());
        Value<ExchangeInfo>("recorded/exchange-info-usdt-2021.json").Symbols.ShouldAllBe(symbol => symbol.Filters.Fault == null);
    }

    [NeedsReferenceDataFact]
    public void Tickers_and_trades_of_the_streams_are_read()
    {
        new FrameParser().Read(Recordings.Bytes("docs-web-socket-streams/individual-symbol-rolling-window-statistics-streams.json"))
            .TryTicker(out var window).ShouldBeTrue();
        new FrameParser().Read(Recordings.Bytes("ws-stream-spot/exchange-data-trades.message.json")).TryTrade(out var trade).ShouldBeTrue();

        (window.Change, window.Last, window.Bid, window.Trades).ShouldBe((0.0015m, 0.0025m, 0m, 18151L));
        (trade.Id > 0, trade.Price > 0, trade.Quantity > 0).ShouldBe((true, true, true));
    }

    static IEnumerable<WireOrder> OrdersIn(object? value) => value switch
    {
        WireOrder one => [one],
        WireOrderList list => list.Reports,
        IEnumerable<object?> many => many.SelectMany(OrdersIn),
        ValueTuple<IReadOnlyList<WireOrder>, WireOrder> replaced => [.. replaced.Item1, replaced.Item2],
        _ => [],
    };

    static T Value<T>(string file) => (T)Recordings.All().Single(one => one.File == file).Read(Recordings.Bytes(file))!;
}
