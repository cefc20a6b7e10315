using Actors.Backtest.Metrics;
using Actors.Backtest.Report;
using Actors.Backtest.Report.Data;
using Actors.Domain;

namespace Actors.Tests.Backtest.Report;

public class ReportDataTests
{
    static readonly MadeRun Run = MadeRun.Of(2_000, 2);

    [Fact]
    public void A_trade_finds_the_target_that_stood_for_it()
    {
        var data = ReportData.Of(Run.Result, []);
        var trade = Run.Result.Trades[3];

        Packed.ReadSparse(data.Trades.Target)[3].ShouldBe((long)(Math.Round(trade.EntryPrice.Value * 1.07m, 2) * 100));
        Packed.ReadSparse(data.Trades.Stop)[3].ShouldBe((long)(trade.Stop!.Value.Value * 100));
    }

    [Fact]
    public void A_trade_entered_when_the_one_before_ended_has_its_own_target()
    {
        // Legs are sent when the candle of the entry closes, which is when the next trade is entered.
        var hour = TimeSpan.FromHours(1);
        var one = Run.Result.Trades.First(trade => trade.Key.Series == Run.Result.Series[0].Series);
        var first = one with { EntryTime = one.EntryTime, ExitTime = one.EntryTime, EntryPrice = new(100m) };
        var second = one with { EntryTime = one.EntryTime + hour, ExitTime = one.EntryTime + 3 * hour, EntryPrice = new(101m) };
        var ids = new OrderIds("made", one.Key);
        var orders = new[] { first, second }.SelectMany((trade, i) =>
        {
            var id = ids.Of(trade.EntryTime, i + 1);
            var entry = new Actors.Backtest.OrderRow(
                id, one.Key, Side.Buy, OrderType.Market, trade.EntryTime, one.Quantity, null, null, null, "filled", one.Quantity, trade.EntryPrice, Money.Zero, "", null);
            return new[] { entry, entry with { Id = id.TargetLeg, Type = OrderType.Limit, SubmittedAt = trade.EntryTime + hour, Limit = new(200m + i), AveragePrice = null } };
        });

        var targets = ReportData.Of(Run.Result with { Trades = [first, second], Orders = [.. orders] }, []).Trades.Target;

        Packed.ReadSparse(targets).ShouldBe([200_00, 201_00]);
    }

    [Fact]
    public void Every_trade_is_there_with_its_money_to_the_cent()
    {
        var data = ReportData.Of(Run.Result, []).Trades;

        Packed.ReadSparse(data.Pnl.Values).ShouldBe(Run.Result.Trades.Select(trade => (long?)(Math.Round(trade.Pnl.Value, 2, MidpointRounding.AwayFromZero) * 100)));
        data.Words[(int)Packed.ReadSparse(data.ExitReason)[0]!].ShouldBe(Run.Result.Trades[0].ExitReason);
    }

    [Fact]
    public void A_small_currency_keeps_its_places()
    {
        var data = ReportData.Of(Run.Result with { Currency = "BTC" }, []);

        data.Trades.Pnl.Places.ShouldBe(6);
        data.Equity.Places.ShouldBe(6);
        Packed.ReadSparse(data.Equity.Equity)[0].ShouldBe(10_000_000_000);
    }

    [Fact]
    public void Metrics_of_other_trades_are_refused() =>
        Should.Throw<DomainFault>(() => ReportData.Of(Run.Result, [], [TradeOutcome.Win])).Message.ShouldContain("the metrics are of 1 trades");

    [Fact]
    public void A_line_that_only_joins_two_others_is_not_drawn_a_second_time()
    {
        var candles = Run.Result.Series[0].Candles;
        double?[] all = [.. Enumerable.Range(0, candles.Count).Select(i => (double?)i)];
        var upper = new IndicatorLine("upper", [.. all.Select(value => value < 500 ? null : value)]);
        var lower = new IndicatorLine("lower", [.. all.Select(value => value < 500 ? value : null)]);

        var lines = ReportData.Of(Run.Result, [new(candles.Series, "supertrend", true, [new("supertrend", all), upper, lower])]).Series[0].Tracks[0].Lines;

        lines.Select(line => line.Output).ShouldBe(["upper", "lower"]);
    }

    [Fact]
    public void More_candles_than_a_file_may_hold_are_drawn_coarser_and_the_chart_says_so()
    {
        var run = MadeRun.Of(ReportData.MostCandles + 1, 1, "1m");

        var series = ReportData.Of(run.Result, run.Indicators).Series.ShouldHaveSingleItem();

        var pairs = run.Result.Series[0].Candles.OpenTimes.ToArray().Select(ticks => ticks / TimeSpan.FromMinutes(2).Ticks).Distinct().Count();
        series.Count.ShouldBe(pairs);
        series.Notes.ShouldHaveSingleItem().ShouldStartWith("Drawn as 2m candles: 100,001 candles of 1m are too many for one file.");
    }

    [Fact]
    public void Indicators_beyond_the_limit_are_named_as_left_out()
    {
        var candles = Run.Result.Series[0].Candles;
        var values = new double?[candles.Count];
        var tracks = Enumerable.Range(0, 400).Select(i => new IndicatorTrack(candles.Series, $"flat {i}", true, [new("", values)])).ToList();

        var series = ReportData.Of(Run.Result, tracks).Series[0];

        series.Tracks.Count.ShouldBe(300);
        series.Notes.ShouldHaveSingleItem().ShouldContain("flat 399");
    }

    [Fact]
    public void An_indicator_of_another_length_is_refused()
    {
        var series = Run.Result.Series[0].Series;

        Should.Throw<DomainFault>(() => ReportData.Of(Run.Result, [new(series, "ema 20", true, [new("", [1.0])])]))
            .Message.ShouldContain("'ema 20' has 1 values");
    }

    [Fact]
    public void An_indicator_of_a_series_that_did_not_run_is_refused()
    {
        var stray = new Series("binance", new("XRPUSDT"), Timeframe.OneHour);

        Should.Throw<DomainFault>(() => ReportData.Of(Run.Result, [new(stray, "ema 20", true, [])])).Message.ShouldContain("XRPUSDT");
    }

    [Fact]
    public void Buy_and_hold_is_of_the_first_market_from_its_first_open_to_its_last_close()
    {
        var market = BuyAndHold.Of(Run.Result);
        var candles = Run.Result.Series[0].Candles;

        market.LevelAt(Run.Result.From).ShouldBe(1);
        market.LevelAt(Run.Result.To).ShouldBe(candles.Close[candles.Count - 1] / candles.Open[0]);
        market.Label.ShouldBe("Buy and hold BTCUSDT, before fees");
    }

    [Fact]
    public void Without_a_candle_at_the_start_there_is_no_buy_and_hold_but_its_reason()
    {
        var early = BuyAndHold.Of(Run.Result with { From = Run.Result.From.AddDays(-1) });

        early.IsKnown.ShouldBeFalse();
        early.LevelAt(Run.Result.To).ShouldBeNull();
        early.Label.ShouldBe("no candle of binance:BTCUSDT:1h at the start");
    }
}
