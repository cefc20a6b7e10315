using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Actors.Domain;
using static Actors.Tests.Domain.Cases;

namespace Actors.Tests.Domain.Events;

/// <summary>
/// One line for each form of each event. What was written once is read for ever: fields may be added, none renamed.
/// A change that is meant is approved by running these tests with <c>ACTORS_BLESS=1</c> and reviewing the difference
/// of <c>golden-events.jsonl</c>.
/// </summary>
public class EventJsonTests
{
    static readonly DateTimeOffset At = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1_230_000);

    static readonly TradingEvent[] All =
    [
        Raised(SignalKind.EnterLong, stop: 95.5, target: 120, at: At),
        Raised(SignalKind.ExitLong, at: At),
        Raised(SignalKind.EnterShort, at: At),
        Raised(SignalKind.ExitShort, at: At),
        new SignalRefused(new("s-1"), Key, new("already-long", "it holds 1"), At),
        new OrderApproved(Buy(0.00000001m), new(100.1m), At),
        new OrderApproved(Buy() with { Size = new OrderSize.Quote(new(50), FeesIncluded: true) }, new(50), At),
        new TradingHalted("max-daily-loss", "5 % lost", Start.AddDays(1), At, "binance:BTCUSDT:1m@0"),
        new TradingHalted("max-drawdown", "30 % lost", null, At, "binance:BTCUSDT:1m@0"),
        new TradingResumed("max-daily-loss", At, "s-1"),
        new OrderSubmitted(Buy(bracket: new(new(90), new(120))), At),
        new OrderSubmitted(Buy(bracket: new(null, null, 150)), At),
        new OrderSubmitted(Sell() with { Type = OrderType.StopLimit, Limit = new(99), Trigger = new(98) }, At),
        new OrderSubmitted(Sell() with { Type = OrderType.TrailingStop, TrailingBps = 25 }, At),
        new OrderSubmitted(Sell() with { Type = OrderType.TakeProfit, Trigger = new(130) }, At),
        new OrderAccepted(new("buy-1"), "v-1", At),
        new OrderRejected(new("buy-1"), "no-cash", "\"not\" <enough> & é", At),
        new OrderUnknown(new("buy-1"), "timeout", At),
        new LegOpened(StopLeg(), Key, Side.Sell, At),
        new LegOpened(TargetLeg(), Key, Side.Sell, At),
        new LegOpened(StopLeg(type: OrderType.TrailingStop) with { TrailingBps = 150, Price = null }, Key, Side.Sell, At),
        new OrderTriggered(new("buy-1-s"), new(89.99m), At),
        new OrderFilled(Fill("buy-1", 0.5m, 100.25m, 0.05m, costs: new(new(1), new(2), new(-0.5m))), Key, Side.Buy, "rule spoke", At),
        new OrderFilled(Fill("buy-1", done: false) with { Liquidity = Liquidity.Maker }, Key, Side.Sell, "target", At),
        new OrderCancelled(new("buy-1"), "by its owner", At),
        new PositionClosed(
            new(
                7, Key, Side.Buy, Start, Start.AddHours(1), new(0.5m), new(100), new(110.5m), new(0.1m), new(5.15m),
                "in", "out", new(90), new(5.1m), new(-2), new(6), default), At, "sell-1"),
        new OrderFilled(Fill("buy-1-s") with { Ambiguous = true }, Key, Side.Sell, "stop", At),
        new PositionClosed(
            new(
                8, Key, Side.Buy, Start, Start.AddHours(1), new(0.5m), new(100), new(110.5m), new(0.1m), new(5.15m),
                "in", "stop", new(90), new(5.1m), new(-2), new(6), default, Ambiguous: true), At, "buy-1-s"),
        new OrderFilled(Fill("buy-1") with { BaseFee = new(0.001m) }, Key, Side.Buy, "rule spoke", At),
        new TradingHalted(TradingHalted.KillSwitch, "by hand", null, At, "operator") { Flatten = true },
        new PositionNaked(new("buy-1"), Key, new(0.5m), "-2010: would trigger immediately", At),
        new DustLeft(new("buy-1"), Key, new(0.0004m), At),
        new HoldingsDiffer("BTC", 0.5m, 0.25m, At),
        new PositionLost(new("buy-1"), Key, new(0.5m), "the venue has forgotten buy-1", At),
        new InstrumentChanged(
            new(Btc, 0.01m, 0.00001m, new(0.00001m), new(9_000), new(5)), new(Btc, 0.1m, 0.00001m, new(0.00001m), new(9_000), new(10)), true, At),
        new AccountMarked(new(1_250.5m), new(1_200), Start.AddDays(1), "binance:BTCUSDT:1m@946684800000", At),
    ];

    static string Line(long number, TradingEvent e)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            EventJson.Write(json, number, e);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public void Events_are_written_as_they_always_were()
    {
        var written = string.Concat(All.Select((e, i) => Line(i + 1, e) + "\n"));

        var golden = GoldenPath();
        if (Environment.GetEnvironmentVariable("ACTORS_BLESS") == "1")
            File.WriteAllText(golden, written);
        written.ShouldBe(File.ReadAllText(golden));
    }

    [Fact]
    public void Every_event_has_a_line_and_a_name_of_its_own()
    {
        var kinds = typeof(TradingEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(TradingEvent)) && !type.IsAbstract)
            .ToArray();

        kinds.Except(All.Select(e => e.GetType())).ShouldBeEmpty("these events have no line here");
        All.DistinctBy(e => e.GetType()).Select(EventJson.NameOf).Distinct(StringComparer.Ordinal).Count()
            .ShouldBe(kinds.Length);
    }

    [Fact]
    public void An_event_without_a_name_is_a_fault() =>
        Should.Throw<DomainFault>(() => Line(1, new Unheard(At))).Message
            .ShouldBe("Unheard has no name in the event log");

    [Fact]
    public void Every_line_says_its_number_time_kind_and_cause()
    {
        foreach (var e in All)
        {
            using var line = JsonDocument.Parse(Line(42, e));
            var fields = line.RootElement;
            fields.GetProperty("seq").GetInt64().ShouldBe(42);
            fields.GetProperty("at").GetDateTimeOffset().ShouldBe(At);
            fields.GetProperty("type").GetString().ShouldBe(EventJson.NameOf(e));
            fields.GetProperty("cause").GetString().ShouldBe(e.Cause);
            e.Cause.ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public void An_unknown_kind_of_signal_or_order_is_a_fault()
    {
        Should.Throw<DomainFault>(() => Line(1, Raised((SignalKind)99)));
        Should.Throw<DomainFault>(() => EventJson.NameOf((OrderType)99));
    }

    static string GoldenPath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "golden-events.jsonl");

    sealed record Unheard(DateTimeOffset At) : TradingEvent(At)
    {
        public override string Cause => "nothing";
    }
}
