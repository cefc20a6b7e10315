using Actors.Backends.Candles;
using Actors.Backtest.Engine;
using Actors.Decisions.Strategies;
using Actors.Domain;
using Actors.Tests.Backends.Files;
using Actors.Tests.Backtest.Engine;
using Actors.Tests.Trading;

namespace Actors.Tests.Live.Paper;

/// <summary>Paper trading and the backtest give the same orders and fills from the same candles.</summary>
public sealed class PaperParityTests
{
    static readonly StrategyCatalog Catalog = new([]);
    static readonly Series Btc = new("binance", new("BTCUSDT"), Timeframe.OneMinute);
    static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Ids => [.. StrategyCatalog.Bundled.Select(one => one.Id)];

    /// <summary>
    /// Bought at the second candle's open: 50 / (100 × 1.0005) = 0.49975 after the last whole step, at 100.05 49.9999875 and
    /// 0.0499999875 of fee. Sold at the third one's: at 102 × 0.9995 = 101.949 it brings 50.94901275 less 0.05094901275.
    /// 100 − 49.9999875 − 0.0499999875 + 50.94901275 − 0.05094901275 = 100.84807624975.
    /// </summary>
    [Fact]
    public void A_hundred_and_fifty_an_order_is_counted_as_by_hand()
    {
        var plan = PaperPlans.Of(
            PaperPlans.Loaded(Btc, [Candle(0, 100, 100), Candle(1, 100, 102), Candle(2, 102, 103)]), Btc.Timeframe,
            new("talker", static () => StrategyRunner.Of("talker", new Talker())));

        var paper = new PaperRun(plan).ToEnd();

        var fills = paper.Events("execution").OfType<OrderFilled>().Select(filled => filled.Fill).ToArray();
        fills.Select(fill => (fill.Quantity.Value, fill.Price.Value, fill.Fee.Value)).ShouldBe(
            [(0.49975m, 100.05m, 0.0499999875m), (0.49975m, 101.949m, 0.05094901275m)]);
        fills[0].Costs.Slippage.Value.ShouldBe(0.49975m * 0.05m);
        fills[1].Costs.Slippage.Value.ShouldBe(0.49975m * 0.051m);
        paper.Events("portfolio").OfType<PositionClosed>().ShouldHaveSingleItem().Trade.Pnl.Value.ShouldBe(0.84807624975m);
        paper.Venue.Cash.Value.ShouldBe(100.84807624975m);
        PaperBooks.ByOrder(paper.Events("execution")).ShouldBeTheSame(PaperBooks.ByOrder(BacktestRun.Go(plan).Events));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_strategy_of_the_catalogue_trades_on_generated_candles_as_in_the_backtest(string id) => ShouldTradeAlike(
        new GeneratedCandleStore(Start, Start.AddMinutes(Heavy.Or(2_000, 40_000)), seed: 5).Load(Btc), id);

    /// <summary>Where the live engine does not trust a candle its strategies wait, which a backtest does not do: each stretch between such candles is a run.</summary>
    [NeedsReferenceDataTheory]
    [MemberData(nameof(Ids))]
    public void Every_strategy_of_the_catalogue_trades_on_real_candles_as_in_the_backtest(string id)
    {
        foreach (var stretch in PaperPlans.Trusted(CandleFiles.Read(
            SharedData.Path("backtests", "lean_binance_btcbusd_1m.bars.csv"), Btc, GapPolicy.Fill, cache: false)))
            ShouldTradeAlike(stretch, id);
    }

    /// <summary>
    /// One strategy that decides at the close and is filled at the next open, without the venue's filters. What else may
    /// differ has these causes: of several decisions of one moment the backtest lets each see what the venue did at once
    /// about the one before; an exit goes out once its legs are known to have ended; what is below the venue's least is dust;
    /// an entry that comes while an exit still works waits for its end, where the backtest refuses it. That last one needs
    /// an exit that works longer than a candle: no share of the volume bounds orders here.
    /// </summary>
    [Fact]
    public void Paper_fills_as_the_backtest_does_whatever_the_plan() => Seeds.Each(Heavy.Or(40, 2_000), seed =>
    {
        var drawn = RandomPlan.Of(seed, candles: 150, filters: false).Whole().OfOneStrategy();
        var plan = drawn with { Venue = drawn.Venue with { MaxVolumeShare = null } };

        ShouldBeTheSame(new PaperRun(plan).ToEnd(), BacktestRun.Go(plan));
    });

    static void ShouldTradeAlike(LoadedCandles candles, string id)
    {
        var parameters = StrategyCatalog.Bundled.Single(one => one.Id == id).Parameters;
        var protection = new Dictionary<string, string>(StringComparer.Ordinal);
        if (parameters.Any(one => one.Name == "stop-atr"))
            (protection["stop-atr"], protection["target-r"]) = ("1.5", "2");
        var plan = PaperPlans.Of(candles, Timeframe.OneMinute, new(id, () => Catalog.Create(id, protection)));

        ShouldBeTheSame(new PaperRun(plan).ToEnd(), BacktestRun.Go(plan));
    }

    static void ShouldBeTheSame(PaperRun paper, BacktestOutcome backtest)
    {
        PaperBooks.ByOrder(paper.Events("execution")).ShouldBeTheSame(PaperBooks.ByOrder(backtest.Events));
        PaperBooks.Trades(paper.Events("portfolio")).ShouldBeTheSame(PaperBooks.Trades(backtest.Events));
        paper.Events("execution").OfType<HoldingsDiffer>().ShouldBeEmpty();
    }

    static Candle Candle(int minute, decimal open, decimal close) =>
        new(Start.AddMinutes(minute), new(open), new(Math.Max(open, close)), new(Math.Min(open, close)), new(close), new(10));
}
