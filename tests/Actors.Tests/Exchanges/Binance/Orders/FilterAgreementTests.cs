using System.Globalization;
using System.Text;
using System.Text.Json;
using Actors.Domain;
using Actors.Exchanges.Binance.Orders;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Simulator;
using Actors.Exchanges.Simulator.Server;
using Actors.Tests.Backends.Files;
using Actors.Tests.Exchanges.Simulator;
using Actors.Tests.Live;
using Xunit.Abstractions;
using ClientRules = Actors.Exchanges.Binance.Rules.SymbolRules;

namespace Actors.Tests.Exchanges.Binance.Orders;

/// <summary>
/// Random orders against the exchange's own filters while these change every hundred orders: 5,000 orders by default,
/// 100,000 with <c>ACTORS_HEAVY=1</c>. What the client lets pass, no filter refuses that it can know.
/// </summary>
public class FilterAgreementTests(ITestOutputHelper output)
{
    static readonly decimal[] Ticks = [0.01m, 0.05m, 0.5m, 1, 0.0001m], Steps = [0.001m, 0.01m, 0.25m, 1, 0.00001m];

    /// <summary>What the client calls the venue's filters.</summary>
    static readonly Dictionary<string, string[]> FiltersOf = new(StringComparer.Ordinal)
    {
        ["price-range"] = ["PRICE_FILTER"],
        ["quantity-step"] = ["LOT_SIZE", "MARKET_LOT_SIZE"],
        ["min-quantity"] = ["LOT_SIZE", "MARKET_LOT_SIZE"],
        ["max-quantity"] = ["LOT_SIZE", "MARKET_LOT_SIZE"],
        ["min-notional"] = ["NOTIONAL"],
        ["max-notional"] = ["NOTIONAL"],
        ["trailing-distance"] = ["TRAILING_DELTA"],
    };

    [Fact]
    public void The_venue_refuses_no_order_by_a_filter_that_the_client_knows_and_the_client_none_without_naming_the_filter()
    {
        var chance = new Random(ChaosSetting.SeedOr(1));
        var floor = new Floor();
        floor.Place(floor.Alice, Floor.Sell(100, 1));
        floor.Place(floor.Bob, Floor.Buy(100, 1)); // the average price of the market is 100
        var rules = Known(floor);
        var (orders, changes, passed, byMarket) = (Heavy.Or(5_000, 100_000), 0, 0, 0);
        List<string> wrong = [];
        SortedDictionary<string, int> refused = new(StringComparer.Ordinal);
        for (var i = 0; i < orders; i++)
        {
            if (i % 100 == 0)
            {
                floor.Exchange.ChangeRules(floor.Market, Floor.Rules(Filters(chance)));
                (rules, changes) = (Known(floor), changes + 1);
            }
            var intent = Intent(chance, i, rules.Instrument);
            var why = $"order {i}: {intent} by {rules}";
            if (OrderChecks.Check(intent, rules) is { } no)
            {
                if (!FiltersOf.ContainsKey(no.Code) || !no.Text.Contains("BTCUSDT", StringComparison.Ordinal))
                    wrong.Add($"{no} names no filter of the symbol; {why}");
                refused[no.Code] = refused.GetValueOrDefault(no.Code) + 1;
                continue;
            }
            passed++;
            if (floor.Exchange.Test(floor.Alice, Sent(intent, rules), floor.Now) is not { Code: -1013 } rejection)
                continue;
            // By the average price of the market, which nobody knows as the exchange does.
            var isOfMarket = rejection.Message.Contains("NOTIONAL", StringComparison.Ordinal) && intent.Type is not (OrderType.Limit or OrderType.StopLimit)
                && intent.Size is not OrderSize.Quote;
            if (!isOfMarket)
                wrong.Add($"{rejection}; {why}");
            byMarket++;
        }
        wrong.Take(5).ShouldBeEmpty($"{wrong.Count} of {orders}");
        output.WriteLine($"{orders} orders under {changes} sets of filters: {passed} let pass, {byMarket} of them refused by the average price of the market; "
            + $"refused before: {string.Join(", ", refused.Select(static one => $"{one.Value} {one.Key}"))}");
        passed.ShouldBeGreaterThan(orders / 10);
        refused.Keys.ShouldBe(FiltersOf.Keys.Order(StringComparer.Ordinal));
    }

    static SymbolFilters Filters(Random chance)
    {
        var (tick, step) = (Ticks[chance.Next(Ticks.Length)], Steps[chance.Next(Steps.Length)]);
        bool Happens() => chance.Next(2) == 0;
        return new()
        {
            Price = new(Happens() ? 0 : tick * chance.Next(1, 90), Happens() ? 0 : 105 + chance.Next(20), tick),
            LotSize = new(step * chance.Next(1, 5), Happens() ? 20 : 9_000, step),
            MarketLotSize = new(Happens() ? 0 : step * chance.Next(1, 10), Happens() ? 10 : 0, Happens() ? 0 : step * chance.Next(1, 4)),
            Notional = new(chance.Next(1, 60), Happens(), Happens() ? 900 + chance.Next(300) : 9_000_000, Happens(), 5),
            TrailingDelta = new(chance.Next(1, 20), chance.Next(100, 2_000), chance.Next(1, 20), chance.Next(100, 2_000)),
        };
    }

    static OrderIntent Intent(Random chance, int number, Instrument instrument)
    {
        var type = Enum.GetValues<OrderType>()[chance.Next(Enum.GetValues<OrderType>().Length)];
        var price = new Price(decimal.Round(80 + (decimal)chance.NextDouble() * 45, chance.Next(0, 6)));
        var quantity = (decimal)Math.Pow(10, chance.NextDouble() * 5 - 3);
        if (chance.Next(4) > 0)
            quantity = Math.Max(instrument.QuantityStep, decimal.Floor(quantity / instrument.QuantityStep) * instrument.QuantityStep);
        var isOfQuote = type is OrderType.Market or OrderType.Limit && chance.Next(4) == 0;
        return new(
            new($"o-{number}"), Domain.Cases.Key, chance.Next(2) == 0 ? Side.Buy : Side.Sell, type,
            isOfQuote ? new OrderSize.Quote(new(decimal.Round(quantity * 100, 2) + 0.01m), FeesIncluded: false) : new OrderSize.Base(new(decimal.Round(quantity, 8))),
            new(100), "rule spoke",
            Limit: type is OrderType.Limit or OrderType.StopLimit ? price : null,
            Trigger: type is OrderType.Stop or OrderType.StopLimit or OrderType.TakeProfit ? price : null,
            TrailingBps: type is OrderType.TrailingStop ? chance.Next(1, 2_100) : null,
            ReducesPosition: chance.Next(3) == 0);
    }

    /// <summary>The rules as the client reads them off the wire.</summary>
    static ClientRules Known(Floor floor)
    {
        using var to = new WireWriter();
        RulesJson.Symbol(to, floor.Market.Rules, floor.Market.Status, permissionSets: true);
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes($$"""{"serverTime":1,"rateLimits":[],"symbols":[{{Encoding.UTF8.GetString(to.Written.Span)}}]}"""));
        json.Read();
        return ClientRules.Of(ExchangeInfo.Parse(ref json).Symbols.Single())!;
    }

    /// <summary>The order as the exchange reads it off the wire.</summary>
    static NewOrder Sent(OrderIntent intent, ClientRules rules)
    {
        var text = Encoding.ASCII.GetString(OrderTexts.Of(intent, rules).Bytes.Span).Split('&').Select(static pair => pair.Split('='))
            .ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);
        decimal? Amount(string name) => text.TryGetValue(name, out var value) ? decimal.Parse(value, CultureInfo.InvariantCulture) : null;
        return new(text["symbol"], intent.Side, Enum.Parse<SpotOrderType>(text["type"].Replace("_", "", StringComparison.Ordinal), ignoreCase: true))
        {
            Quantity = Amount("quantity"), QuoteQuantity = Amount("quoteOrderQty"), Price = Amount("price"), StopPrice = Amount("stopPrice"),
            TrailingDelta = (int?)Amount("trailingDelta"), ClientOrderId = text["newClientOrderId"],
            TimeInForce = text.ContainsKey("timeInForce") ? TimeInForce.GoodTillCanceled : null,
        };
    }
}
