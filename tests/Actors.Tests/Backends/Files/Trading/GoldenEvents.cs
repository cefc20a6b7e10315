using System.Runtime.CompilerServices;
using System.Text;
using Actors.Backends.Files;
using Actors.Domain;

namespace Actors.Tests.Backends.Files.Trading;

/// <summary>
/// The bytes of version 1, which are read for ever: a line is a manifest and a payload. Lines may be added, for events
/// that are new; none may change. New ones are approved by running these tests with <c>ACTORS_BLESS=1</c>. When the
/// version grows, this file stays, and the next one stands beside it.
/// </summary>
public sealed class GoldenEvents
{
    static readonly DateTimeOffset At = new DateTimeOffset(2024, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(1_234_567);
    static readonly StrategyKey Key = new(new("binance", new("BTCUSDT"), Timeframe.OneHour), "ema-cross");
    static readonly ClientOrderId Id = new("BTCUSDT-28a0p3k-1f9q2zt-1");

    static readonly OrderIntent Market = new(
        Id, Key, Side.Buy, OrderType.Market, new OrderSize.Quote(new(1_000.00m), FeesIncluded: true), new(64_000.25m), "ema cross up",
        Bracket: new(new(60_000), new(70_000.5m)));

    static readonly OrderIntent Sell = new(
        Id, Key, Side.Sell, OrderType.StopLimit, new OrderSize.Base(new(0.00000001m)), new(64_000.25m), "é 語 🚀",
        new(63_000), new(63_100), ReducesPosition: true);

    static readonly VenueReport.Filled Fill = new(
        Id, "t-1", new(0.5m), new(64_000.25m), new(-0.010m), Liquidity.Maker, new(new(1), new(2.50m), new(-0.5m)), Done: false,
        At.AddHours(-1), At.AddTicks(-1), Ambiguous: true);

    static readonly Trade Trade = new(
        7, Key, Side.Buy, At.AddHours(-3), At.AddHours(-1), new(0.5m), new(100), new(110.5m), new(0.1m), new(5.15m),
        "in", "out", new(90), new(5.1m), new(-2), new(6), new(new(1), new(2), new(3)), Ambiguous: true);

    public static TradingEvent[] All { get; } =
    [
        new SignalRaised(Id, Key, new(SignalKind.EnterLong, "rsi 28.4 below 30", 0.75, 60_000.5, 70_000), At.AddHours(-1), new(64_000.25m), "00ff", At),
        new SignalRaised(Id, Key, new(SignalKind.ExitLong, ""), At, new(decimal.MaxValue), "", At),
        new SignalRaised(Id, Key, new(SignalKind.EnterShort, "x", Target: 1), At, new(1), "", At),
        new SignalRaised(Id, Key, new(SignalKind.ExitShort, "x", Stop: 1), At, new(1), "", At),
        new SignalRefused(Id, Key, new("already-long", "it holds 1"), At),
        new TradingHalted("max-daily-loss", "5 % lost", At.AddDays(1), At, "binance:BTCUSDT:1m@0"),
        new TradingHalted("max-drawdown", "30 % lost", null, At, "binance:BTCUSDT:1m@0"),
        new TradingHalted(TradingHalted.KillSwitch, "by hand", null, At, "halt@1704164645123") { Flatten = true },
        new TradingResumed("max-daily-loss", At, Id.Value),
        new OrderApproved(Market, new(1_000.00m), At),
        new OrderApproved(Sell, default, At),
        new OrderSubmitted(Market with { Bracket = new(null, null, 150) }, At),
        new OrderSubmitted(Sell with { Type = OrderType.TrailingStop, TrailingBps = 25.5m }, At),
        new OrderSubmitted(Sell with { Type = OrderType.TakeProfit, Limit = null }, At),
        new OrderSubmitted(Sell with { Type = OrderType.Limit, Trigger = null }, At),
        new OrderSubmitted(Sell with { Type = OrderType.Stop, Limit = null }, At),
        new OrderAccepted(Id, "28", At),
        new OrderRejected(Id, "no-cash", "\"not\" <enough> & é", At),
        new OrderUnknown(Id, "timeout", At),
        new LegOpened(new(Id.StopLeg, Id, OrderType.Stop, new(0.5m), new(60_000), null, At.AddTicks(-1)), Key, Side.Sell, At),
        new LegOpened(new(Id.StopLeg, Id, OrderType.TrailingStop, new(0.5m), null, 150, At), Key, Side.Sell, At),
        new OrderTriggered(Id.StopLeg, new(59_999.99m), At),
        new OrderFilled(Fill, Key, Side.Buy, "ema cross up", At),
        new OrderFilled(Fill with { Liquidity = Liquidity.Taker, Total = new(1.25m), BaseFee = new(0.0005m), Ambiguous = false, Done = true }, Key, Side.Sell, "stop", At),
        new OrderCancelled(Id, "by its owner", At),
        new PositionClosed(Trade, At, Id.Value),
        new PositionClosed(Trade with { Stop = null, Risk = null, Ambiguous = false }, At, Id.Value),
        new PositionNaked(Id, Key, new(0.5m), "-2010: Order would trigger immediately.", At),
        new DustLeft(Id, Key, new(0.00000099m), At),
        new HoldingsDiffer("BTC", 0.5m, 0.4995m, At),
        new PositionLost(Id, Key, new(0.5m), "the venue has forgotten it", At),
        new InstrumentChanged(null, new(Key.Symbol, 0.01m, 0.00001m, new(0.00001m), new(9_000), new(5)), false, At),
        new InstrumentChanged(
            new(Key.Symbol, 0.01m, 0.00001m, new(0.00001m), new(9_000), new(5)), new(Key.Symbol, 0.1m, 0.001m, new(0.001m), new(decimal.MaxValue), new(10)), true, At),
        new AccountMarked(new(1_250.5m), new(1_200), At.AddHours(3), "binance:BTCUSDT:1m@1", At),
    ];

    [Fact]
    public void Version_1_is_read_for_ever()
    {
        var read = File.ReadLines(Golden()).Select(static line => line.Split(' '))
            .Select(static parts => TradingFormats.All.Read(Encoding.UTF8.GetBytes(parts[0]), 1, Convert.FromHexString(parts[1])));

        read.Select(Exactly.Told).ShouldBe(All.Select(Exactly.Told));
    }

    [Fact]
    public void Version_1_is_written_as_it_always_was()
    {
        TradingFormats.Version.ShouldBe(1, "a new version has a file of its own, beside that of version 1");
        var lines = All.Select(static e => $"{TradingFormats.All.Of(e.GetType()).Manifest} {Convert.ToHexStringLower(TradingFormatTests.Bytes(e))}").ToArray();
        if (Environment.GetEnvironmentVariable("ACTORS_BLESS") == "1")
            File.WriteAllLines(Golden(), lines);

        lines.ShouldBe(File.ReadAllLines(Golden()));
    }

    [Fact]
    public void Every_kind_of_event_has_a_line() =>
        typeof(TradingEvent).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(TradingEvent)) && !type.IsAbstract)
            .Except(All.Select(static e => e.GetType())).ShouldBeEmpty("these events have no line here");

    static string Golden([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "golden-events-v1.txt");
}
