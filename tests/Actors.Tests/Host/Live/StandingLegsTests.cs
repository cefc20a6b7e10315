using System.Globalization;
using System.Text.Json.Nodes;
using Actors.Domain;
using Actors.Exchanges.Binance;
using Actors.Exchanges.Binance.Rest;
using Actors.Exchanges.Binance.Wire;
using Actors.Exchanges.Simulator;
using Actors.Host.Live;
using Actors.Host.Settings;
using Actors.Runtime.Persistence;
using Actors.Trading.Execution;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Host.Live;

public sealed class StandingLegsTests
{
    static readonly SimulatorSettings Slow = SimulatorSettings.Read(EffectiveConfig.Load(null, [], [])) with { Port = 0, Speed = 1, Symbols = [Btc] };

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(false, true, true)]
    public async Task What_stood_for_a_position_stands_again_at_an_exchange_that_had_forgotten_it(bool hasStop, bool hasTarget, bool trails)
    {
        var (began, close) = await Market();
        var bracket = new Bracket(hasStop ? Rounded(close * 0.98m) : null, hasTarget ? Rounded(close * 1.02m) : null, trails ? 200 : null);
        var entry = Buy(0.001m, bracket: bracket);
        List<TradingEvent> kept = [new OrderSubmitted(entry, Start), Filled(entry, 0.001m, close)];
        if (hasStop || trails)
            kept.Add(Opened(StopLeg(quantity: 0.001m, price: bracket.Stop?.Value ?? close * 0.98m, type: trails ? OrderType.TrailingStop : OrderType.Stop) with { TrailingBps = bracket.TrailingBps }));
        if (hasTarget)
            kept.Add(Opened(TargetLeg(quantity: 0.001m, price: bracket.Target!.Value.Value)));
        var legs = await StandingLegs.Read(Journal(kept), "paper", default);
        legs.ShouldHaveSingleItem().Count.ShouldBe((hasStop || trails ? 1 : 0) + (hasTarget ? 1 : 0));

        await using var exchange = await LocalExchange.Start(Slow, Past(began, legs), default);

        using var rest = new BinanceRest(new(BinanceEnvironment.Simulator(exchange.Url), exchange.Clock) { Credentials = Slow.Key.Credentials });
        await using var venue = new BinanceVenue(rest, new());
        await venue.Start([Btc], default);
        (await venue.Protect(entry, new(0.001m), default)).ShouldBeOfType<ProtectResult.Standing>();
        (await venue.Account(default)).OpenOrders.Select(order => order.Id).Order().ShouldBe(kept.OfType<LegOpened>().Select(leg => leg.Leg.Order).Order());

        LegOpened Opened(VenueReport.LegOpened leg) => new(leg, entry.Key, Side.Sell, Start);
    }

    [Fact]
    public async Task Of_a_leg_that_filled_in_part_the_rest_stands_and_of_one_that_ended_nothing()
    {
        var (entry, ended) = (Buy(3), Buy(1, "buy-2", OtherKey));
        var (leg, other) = (new LegOpened(StopLeg(quantity: 3), entry.Key, Side.Sell, Start), new LegOpened(StopLeg("buy-2"), ended.Key, Side.Sell, Start));
        var part = Fill(entry.Id.StopLeg.Value, 1, done: false);

        var legs = await StandingLegs.Read(
            Journal([new OrderSubmitted(entry, Start), leg, other, new OrderFilled(part, entry.Key, Side.Sell, "stop", Start), new OrderCancelled(ended.Id.StopLeg, "told to", Start)]), "paper", default);

        legs.ShouldHaveSingleItem().ShouldHaveSingleItem().ShouldBe(new NewOrder("BTCUSDT", Side.Sell, SpotOrderType.StopLoss) { Quantity = 2, StopPrice = 90, ClientOrderId = entry.Id.StopLeg.Value });
    }

    [Fact]
    public async Task A_leg_that_cannot_rest_at_the_price_of_now_is_left_out()
    {
        var (began, close) = await Market();
        IReadOnlyList<NewOrder> above = [new("BTCUSDT", Side.Sell, SpotOrderType.StopLoss) { Quantity = 0.001m, StopPrice = Rounded(close * 1.1m).Value, ClientOrderId = "above" }];

        await using var exchange = await LocalExchange.Start(Slow, Past(began, [above]), default);

        using var rest = new BinanceRest(new(BinanceEnvironment.Simulator(exchange.Url), exchange.Clock) { Credentials = Slow.Key.Credentials });
        await using var venue = new BinanceVenue(rest, new());
        await venue.Start([Btc], default);
        (await venue.Account(default)).OpenOrders.ShouldBeEmpty();
    }

    static ExchangePast Past(DateTimeOffset began, IReadOnlyList<IReadOnlyList<NewOrder>> legs) =>
        new(began, began, new Dictionary<string, decimal>(StringComparer.Ordinal) { ["BTC"] = 1 }, legs);

    static async Task<(DateTimeOffset Began, decimal Close)> Market()
    {
        await using var exchange = await LocalExchange.Start(Slow, null, default);
        using var http = new HttpClient();
        var answer = await http.GetStringAsync($"{exchange.Url}api/v3/ticker/price?symbol=BTCUSDT");
        return (exchange.Began, decimal.Parse(JsonNode.Parse(answer)!["price"]!.GetValue<string>(), CultureInfo.InvariantCulture));
    }

    static InMemoryJournal Journal(IReadOnlyList<TradingEvent> events)
    {
        var journal = new InMemoryJournal();
        var position = journal.Open(ExecutionActor.JournalOf("paper"), default).Result;
        journal.Append(new(ExecutionActor.JournalOf("paper"), 1, position.Epoch, events.Cast<object>().ToArray()), default).AsTask().Wait();
        return journal;
    }

    static Price Rounded(decimal price) => new(decimal.Round(price, 2));
}
